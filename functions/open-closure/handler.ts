import { createStepHandler } from '../../shared/lambda/step.ts';
import type { createOpenClosure } from './open-closure.ts';
import { schema } from './schema.ts';

/** Parse, one use-case call, answer. */
export function createHandler(
  openClosure: ReturnType<typeof createOpenClosure>,
  runs: Parameters<typeof createStepHandler>[3],
) {
  return createStepHandler('open-closure', schema, openClosure, runs);
}
