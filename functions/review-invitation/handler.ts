import { createStepHandler, type RunReader } from '../../shared/lambda/step.ts';
import type { RunInput } from '../../workflows/common.ts';
import { type ReviewResult, reviewInvitation } from '../../workflows/invitation-acceptance/contract.ts';

/** Parse, one use-case call, checked answer. */
export function createHandler(useCase: (input: RunInput) => Promise<ReviewResult>, runs: RunReader) {
  return createStepHandler('review-invitation', reviewInvitation, useCase, runs);
}
