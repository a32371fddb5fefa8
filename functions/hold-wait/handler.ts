import { createStepHandler } from '../../shared/lambda/step.ts';
import { type HoldInput, holdInput, holdResult } from '../../workflows/common.ts';

/** Parse, hold, answer. */
export function createHandler(holdWait: (input: HoldInput) => Promise<{ held: true }>) {
  return createStepHandler('hold-wait', { input: holdInput, result: holdResult }, holdWait);
}
