import { createStepHandler, type RunReader } from '../../shared/lambda/step.ts';
import type { RunInput } from '../../workflows/common.ts';
import { registerClient } from '../../workflows/invitation-acceptance/contract.ts';

/** Parse, one use-case call, checked answer. */
export function createHandler(useCase: (input: RunInput) => Promise<{ clientId: string }>, runs: RunReader) {
  return createStepHandler('register-client', registerClient, useCase, runs);
}
