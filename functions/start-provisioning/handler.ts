import { createStepHandler } from '../../shared/lambda/step.ts';
import type { Runs } from '../../shared/ports/runs.ts';
import type { RunInput } from '../../workflows/common.ts';
import { startProvisioning } from '../../workflows/invitation-acceptance/contract.ts';

/** Parse, one use-case call, checked answer. */
export function createHandler(
  useCase: (input: RunInput) => Promise<{ engagementId: string; end: 'connected' }>,
  runs: Pick<Runs, 'read'>,
) {
  return createStepHandler('start-provisioning', startProvisioning, useCase, runs);
}
