import { createStepHandler, type RunReader } from '../../shared/lambda/step.ts';
import { type AskResult, askResult, type RunInput, runInput } from '../../workflows/common.ts';

/** Parse, one use-case call, checked answer. */
export function createHandler(useCase: (input: RunInput) => Promise<AskResult>, runs: RunReader) {
  return createStepHandler('ask-approval', { input: runInput, result: askResult }, useCase, runs);
}
