import { createStepHandler } from '../../shared/lambda/step.ts';
import { schema } from './schema.ts';
import type { createTellBoth } from './tell-both.ts';

/** Parse, one use-case call, answer. */
export function createHandler(
  tellBoth: ReturnType<typeof createTellBoth>,
  runs: Parameters<typeof createStepHandler>[3],
) {
  return createStepHandler('tell-both', schema, tellBoth, runs);
}
