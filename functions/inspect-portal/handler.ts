import { createStepHandler } from '../../shared/lambda/step.ts';
import type { createInspectPortal } from './inspect-portal.ts';
import { schema } from './schema.ts';

/** Parse, inspect, answer. */
export function createHandler(
  inspectPortal: ReturnType<typeof createInspectPortal>,
  runs: Parameters<typeof createStepHandler>[3],
) {
  return createStepHandler('inspect-portal', schema, inspectPortal, runs);
}
