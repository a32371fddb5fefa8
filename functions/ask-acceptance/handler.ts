import { createStepHandler, type RunReader } from '../../shared/lambda/step.ts';
import type { AskResult, RunInput } from '../../workflows/common.ts';
import { ask } from '../../workflows/invitation-acceptance/contract.ts';

/** Parse, one use-case call, checked answer. */
export function createHandler(useCase: (input: RunInput) => Promise<AskResult>, runs: RunReader) {
  return createStepHandler('ask-acceptance', ask, useCase, runs);
}
