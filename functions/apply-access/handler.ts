import { createStepHandler } from '../../shared/lambda/step.ts';
import type { createApplyAccess } from './apply-access.ts';
import { schema } from './schema.ts';

/** Parse, apply, answer. */
export function createHandler(
  applyAccess: ReturnType<typeof createApplyAccess>,
  runs: Parameters<typeof createStepHandler>[3],
) {
  return createStepHandler('apply-access', schema, applyAccess, runs);
}
