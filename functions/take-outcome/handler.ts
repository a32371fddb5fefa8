import { createStepHandler, type RunReader } from '../../shared/lambda/step.ts';
import { type TakeInput, type TakeResult, takeInput, takeResult } from '../../workflows/common.ts';

/** Parse, one use-case call, checked answer. */
export function createHandler(useCase: (input: TakeInput) => Promise<TakeResult>, runs: RunReader) {
  return createStepHandler('take-outcome', { input: takeInput, result: takeResult }, useCase, runs);
}
