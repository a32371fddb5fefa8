import { createStepHandler } from '../../shared/lambda/step.ts';
import type { createApplyRemedies } from './apply-remedies.ts';
import { schema } from './schema.ts';

/** Parse, apply, answer. */
export function createHandler(
  applyRemedies: ReturnType<typeof createApplyRemedies>,
  runs: Parameters<typeof createStepHandler>[3],
) {
  return createStepHandler('apply-remedies', schema, applyRemedies, runs);
}
