import * as z from 'zod';
import { createRetryRun } from '../retry-run.ts';
import { defineRoute } from '../route.ts';

/** Tries a run again. */
export const retryRun = defineRoute({
  method: 'POST',
  path: '/runs/{runId}/retry',
  scope: 'operate',
  input: z.strictObject({ runId: z.string() }),
  run: (dependencies) => {
    const retry = createRetryRun(dependencies);
    return async ({ runId }, caller) => ({ status: 202, body: { ...(await retry(runId, caller)) } });
  },
});
