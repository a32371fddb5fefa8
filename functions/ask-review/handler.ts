import { createStepHandler, type RunReader } from '../../shared/lambda/step.ts';
import type { AskResult } from '../../workflows/common.ts';
import { askReview, type ReviewInput } from '../../workflows/offboarding-audit/contract.ts';

/** Parse, one use-case call, checked answer. */
export function createHandler(useCase: (input: ReviewInput) => Promise<AskResult>, runs: RunReader) {
  return createStepHandler('ask-review', askReview, useCase, runs);
}
