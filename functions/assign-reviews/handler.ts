import type * as z from 'zod';
import { createStepHandler, type RunReader } from '../../shared/lambda/step.ts';
import type { RunInput } from '../../workflows/common.ts';
import { assignReviews } from '../../workflows/offboarding-audit/contract.ts';

/** Parse, one use-case call, checked answer. */
export function createHandler(
  useCase: (input: RunInput) => Promise<z.infer<(typeof assignReviews)['result']>>,
  runs: RunReader,
) {
  return createStepHandler('assign-reviews', assignReviews, useCase, runs);
}
