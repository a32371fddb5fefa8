import { breakGlass } from './break-glass.ts';
import { changes } from './changes.ts';
import { closing } from './closing.ts';
import { codes } from './codes.ts';
import { common } from './common.ts';
import { connect } from './connect.ts';
import { consent } from './consent.ts';
import { ends } from './ends.ts';
import { manual } from './manual.ts';
import { onboarding } from './onboarding.ts';
import { rules } from './rules.ts';
import { settings } from './settings.ts';

/** English, which says what there is to say. */
export const en = {
  breakGlass,
  common,
  codes,
  connect,
  changes,
  closing,
  consent,
  ends,
  manual,
  onboarding,
  rules,
  settings,
};
