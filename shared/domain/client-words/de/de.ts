import type { ClientWords } from '../client-words.ts';
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

/** German. */
export const de: ClientWords = {
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
