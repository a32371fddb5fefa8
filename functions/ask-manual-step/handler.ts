import { createStepHandler } from '../../shared/lambda/step.ts';
import type { createAskManualStep } from './ask-manual-step.ts';
import { schema } from './schema.ts';

/** Parse, ask, answer. */
export function createHandler(
  askManualStep: ReturnType<typeof createAskManualStep>,
  runs: Parameters<typeof createStepHandler>[3],
) {
  return createStepHandler('ask-manual-step', schema, askManualStep, runs);
}
