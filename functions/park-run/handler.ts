import { createStepHandler, type RunReader } from '../../shared/lambda/step.ts';
import { type ParkInput, parkInput, parkResult } from '../../workflows/common.ts';

/** Parse, one use-case call, checked answer. */
export function createHandler(useCase: (input: ParkInput) => Promise<{ parked: true }>, runs: RunReader) {
  return createStepHandler('park-run', { input: parkInput, result: parkResult }, useCase, runs);
}
