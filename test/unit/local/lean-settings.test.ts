import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readStageSettings, runtimePartOf } from '../../../infra/config.ts';
import { leanSettings } from '../../../infra/lean-settings.ts';
import { projectRoot } from '../../../infra/local/paths.ts';
import { runtimeSettingsSchema } from '../../../shared/domain/settings.ts';

describe.each(['example', 'local'])('the settings of the stage %s, as functions get them', (stage) => {
  const settings = runtimePartOf(readStageSettings(join(projectRoot, 'infra', 'settings', `${stage}.json`)));

  it('say the same', () => {
    expect(runtimeSettingsSchema.parse(leanSettings(settings))).toEqual(settings);
  });

  it('leave out what holds anyway, and keep what differs', () => {
    const lean = JSON.stringify(leanSettings({ ...Object(settings), observe: true, drift: 'warn' }));
    expect(lean).toContain('"observe":true');
    expect(lean).not.toContain('"drift"');
    expect(lean.length).toBeLessThan(JSON.stringify(settings).length);
  });
});
