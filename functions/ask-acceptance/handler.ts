import { createStepHandler, type RunReader } from '../../shared/lambda/step.ts';
import type { RunInput, TaskResult } from '../../workflows/common.ts';
import { askTask } from '../../workflows/invitation-acceptance/contract.ts';

/** Parse, one use-case call, checked answer. */
export function createHandler(useCase: (input: RunInput) => Promise<TaskResult>, runs: RunReader) {
  return createStepHandler('ask-acceptance', askTask, useCase, runs);
}
