import { createStepHandler, type RunReader } from '../../shared/lambda/step.ts';
import { type ShardInput, sealEvidence } from '../../workflows/common.ts';

/** Parse, one use-case call, checked answer. */
export function createHandler(useCase: (input: ShardInput) => Promise<{ packs: number }>, runs: RunReader) {
  return createStepHandler('seal-evidence', sealEvidence, useCase, runs);
}
