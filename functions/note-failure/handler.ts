import { createStepHandler, type RunReader } from '../../shared/lambda/step.ts';
import { type FailureInput, failureInput, failureResult } from '../../workflows/common.ts';

/** Parse, one use-case call, checked answer. */
export function createHandler(useCase: (input: FailureInput) => Promise<{ noted: true }>, runs: RunReader) {
  return createStepHandler('note-failure', { input: failureInput, result: failureResult }, useCase, runs);
}
