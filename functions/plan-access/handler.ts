import { createStepHandler } from '../../shared/lambda/step.ts';
import type { createPlanAccess } from './plan-access.ts';
import { schema } from './schema.ts';

/** Parse, plan, answer. */
export function createHandler(
  planAccess: ReturnType<typeof createPlanAccess>,
  runs: Parameters<typeof createStepHandler>[3],
) {
  return createStepHandler('plan-access', schema, planAccess, runs);
}
