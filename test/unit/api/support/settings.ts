import { readFileSync } from 'node:fs';
import { stageSettingsSchema } from '../../../../infra/config.ts';
import type { RuntimeSettings } from '../../../../shared/domain/settings.ts';

const file = new URL('../../../../infra/settings/local.json', import.meta.url);

/** The settings that the project ships for a local stage. */
export function shippedSettings(): RuntimeSettings {
  return stageSettingsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}
