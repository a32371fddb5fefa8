import { createStepHandler } from '../../shared/lambda/step.ts';
import { schema } from './schema.ts';
import type { createTellRemedies } from './tell-remedies.ts';

/** Parse, tell, answer. */
export function createHandler(
  tellRemedies: ReturnType<typeof createTellRemedies>,
  runs: Parameters<typeof createStepHandler>[3],
) {
  return createStepHandler('tell-remedies', schema, tellRemedies, runs);
}
