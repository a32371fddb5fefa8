import { createStepHandler } from '../../shared/lambda/step.ts';
import type { createFindAccess } from './find-access.ts';
import { schema } from './schema.ts';

/** Parse, find, answer. */
export function createHandler(
  findAccess: ReturnType<typeof createFindAccess>,
  runs: Parameters<typeof createStepHandler>[3],
) {
  return createStepHandler('find-access', schema, findAccess, runs);
}
