import middy from '@middy/core';
import type * as z from 'zod';
import type { Runs } from '../ports/runs.ts';
import { logger } from './logger.ts';

/** A step of a workflow as its function sees it: zod-checked input and result. */
export interface StepContract<Input extends z.ZodType, Result extends z.ZodType> {
  readonly input: Input;
  readonly result: Result;
}

/** Reads the run whose correlation id the log lines carry. */
export type RunReader = Pick<Runs, 'read'>;

/**
 * Makes the handler of a workflow step: parse, one use-case call, checked answer. Its log lines carry the run and its correlation id.
 * Errors pass through: Step Functions retries within its bound, then notes the failure on the run.
 */
export function createStepHandler<Input extends z.ZodType, Result extends z.ZodType>(
  step: string,
  contract: StepContract<Input, Result>,
  useCase: (input: z.infer<Input>) => Promise<z.infer<Result>>,
  runs?: RunReader,
) {
  return middy()
    .before(async (request) => {
      const { runId } = request.event as { runId?: string };
      const run = runId === undefined ? undefined : await runs?.read(runId);
      logger.resetKeys();
      logger.appendKeys({ step, runId, correlationId: run?.correlationId });
    })
    .onError((request) => {
      logger.error('step failed', { error: request.error });
    })
    .handler(async (event: unknown) => {
      const result = contract.result.parse(await useCase(contract.input.parse(event)));
      logger.info('step done', { verdict: verdictOf(result) });
      return result;
    });
}

function verdictOf(result: unknown): string | undefined {
  if (typeof result !== 'object' || result === null) return undefined;
  for (const name of ['verdict', 'result', 'end']) {
    if (name in result) return String((result as Record<string, unknown>)[name]);
  }
  return undefined;
}
