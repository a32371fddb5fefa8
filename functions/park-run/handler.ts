import { createStepHandler } from '../../shared/lambda/step.ts';
import type { Runs } from '../../shared/ports/runs.ts';
import { type ParkInput, parkInput, parkResult } from '../../workflows/common.ts';

/** Parse, one use-case call, checked answer. */
export function createHandler(useCase: (input: ParkInput) => Promise<{ parked: true }>, runs: Pick<Runs, 'read'>) {
  return createStepHandler('park-run', { input: parkInput, result: parkResult }, useCase, runs);
}
