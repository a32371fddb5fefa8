import { createStepHandler, type RunReader } from '../../shared/lambda/step.ts';
import type { RunInput } from '../../workflows/common.ts';
import { closeAudit } from '../../workflows/offboarding-audit/contract.ts';

/** Parse, one use-case call, checked answer. */
export function createHandler(useCase: (input: RunInput) => Promise<{ end: string }>, runs: RunReader) {
  return createStepHandler('close-audit', closeAudit, useCase, runs);
}
