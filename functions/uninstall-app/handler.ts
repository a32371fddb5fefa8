import { createStepHandler } from '../../shared/lambda/step.ts';
import { schema } from './schema.ts';
import type { createUninstallApp } from './uninstall-app.ts';

/** Parse, one use-case call, answer. */
export function createHandler(
  uninstallApp: ReturnType<typeof createUninstallApp>,
  runs: Parameters<typeof createStepHandler>[3],
) {
  return createStepHandler('uninstall-app', schema, uninstallApp, runs);
}
