import { createStepHandler } from '../../shared/lambda/step.ts';
import type { Runs } from '../../shared/ports/runs.ts';
import { type CloseInput, type CloseResult, closeInput, closeResult } from '../../workflows/common.ts';

/** Parse, one use-case call, checked answer. */
export function createHandler(useCase: (input: CloseInput) => Promise<CloseResult>, runs: Pick<Runs, 'read'>) {
  return createStepHandler('close-run', { input: closeInput, result: closeResult }, useCase, runs);
}
