import { createStepHandler, type RunReader } from '../../shared/lambda/step.ts';
import type { RunInput } from '../../workflows/common.ts';
import { startProvisioning } from '../../workflows/invitation-acceptance/contract.ts';

/** Parse, one use-case call, checked answer. */
export function createHandler(
  useCase: (input: RunInput) => Promise<{ engagementId: string; end: 'connected' | 'by-hand' }>,
  runs: RunReader,
) {
  return createStepHandler('start-provisioning', startProvisioning, useCase, runs);
}
