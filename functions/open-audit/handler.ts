import { createStepHandler } from '../../shared/lambda/step.ts';
import type { createOpenAudit } from './open-audit.ts';
import { schema } from './schema.ts';

/** Parse, freeze, answer. */
export function createHandler(
  openAudit: ReturnType<typeof createOpenAudit>,
  runs: Parameters<typeof createStepHandler>[3],
) {
  return createStepHandler('open-audit', schema, openAudit, runs);
}
