import { createStepHandler, type RunReader } from '../../shared/lambda/step.ts';
import { type CloseInput, type CloseResult, closeInput, closeResult } from '../../workflows/common.ts';

/** Parse, one use-case call, checked answer. */
export function createHandler(useCase: (input: CloseInput) => Promise<CloseResult>, runs: RunReader) {
  return createStepHandler('close-run', { input: closeInput, result: closeResult }, useCase, runs);
}
