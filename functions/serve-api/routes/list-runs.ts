import * as z from 'zod';
import { WORKFLOWS } from '../../../shared/domain/run.ts';
import { defineRoute } from '../route.ts';
import { runView } from '../views/run-view.ts';

const workflowSchema = z.enum(WORKFLOWS);

/** Runs of one workflow, or of all; the newest first. */
export const listRuns = defineRoute({
  method: 'GET',
  path: '/runs',
  scope: 'read',
  input: z.strictObject({ workflow: workflowSchema.optional() }),
  run:
    ({ runs, clients }) =>
    async ({ workflow }) => {
      const asked = workflow === undefined ? workflowSchema.options : [workflow];
      const found = (await Promise.all(asked.map((name) => runs.ofWorkflow(name)))).flat();
      const names = new Map((await clients.list()).map((client) => [client.clientId, client.name]));
      return {
        status: 200,
        body: {
          runs: found
            .toSorted((a, b) => (a.startedAt > b.startedAt ? -1 : 1))
            .map((run) => ({
              clientName: run.clientId === undefined ? null : (names.get(run.clientId) ?? run.clientId),
              ...runView(run),
            })),
        },
      };
    },
});
