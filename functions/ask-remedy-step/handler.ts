import { createStepHandler } from '../../shared/lambda/step.ts';
import type { createAskRemedyStep } from './ask-remedy-step.ts';
import { schema } from './schema.ts';

/** Parse, ask, answer. */
export function createHandler(
  askRemedyStep: ReturnType<typeof createAskRemedyStep>,
  runs: Parameters<typeof createStepHandler>[3],
) {
  return createStepHandler('ask-remedy-step', schema, askRemedyStep, runs);
}
