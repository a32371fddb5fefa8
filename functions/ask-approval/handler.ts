import { createStepHandler } from '../../shared/lambda/step.ts';
import type { Runs } from '../../shared/ports/runs.ts';
import { type AskResult, askResult, type RunInput, runInput } from '../../workflows/common.ts';

/** Parse, one use-case call, checked answer. */
export function createHandler(useCase: (input: RunInput) => Promise<AskResult>, runs: Pick<Runs, 'read'>) {
  return createStepHandler('ask-approval', { input: runInput, result: askResult }, useCase, runs);
}
