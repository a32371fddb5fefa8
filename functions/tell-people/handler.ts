import { createStepHandler } from '../../shared/lambda/step.ts';
import { schema } from './schema.ts';
import type { createTellPeople } from './tell-people.ts';

/** Parse, tell, answer. */
export function createHandler(
  tellPeople: ReturnType<typeof createTellPeople>,
  runs: Parameters<typeof createStepHandler>[3],
) {
  return createStepHandler('tell-people', schema, tellPeople, runs);
}
