import { createStepHandler } from '../../shared/lambda/step.ts';
import type { Runs } from '../../shared/ports/runs.ts';
import { type FailureInput, failureInput, failureResult } from '../../workflows/common.ts';

/** Parse, one use-case call, checked answer. */
export function createHandler(useCase: (input: FailureInput) => Promise<{ noted: true }>, runs: Pick<Runs, 'read'>) {
  return createStepHandler('note-failure', { input: failureInput, result: failureResult }, useCase, runs);
}
