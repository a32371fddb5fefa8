import { createStepHandler } from '../../shared/lambda/step.ts';
import type { createDecideRest } from './decide-rest.ts';
import { schema } from './schema.ts';

/** Parse, decide, answer. */
export function createHandler(
  decideRest: ReturnType<typeof createDecideRest>,
  runs: Parameters<typeof createStepHandler>[3],
) {
  return createStepHandler('decide-rest', schema, decideRest, runs);
}
