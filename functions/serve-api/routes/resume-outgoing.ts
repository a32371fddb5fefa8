import { heldBy, WORKFLOWS } from '../../../shared/domain/run.ts';
import { ConflictError } from '../../../shared/errors.ts';
import { RELEASED } from '../../../shared/services/runs/restart-run.ts';
import { defineRoute, nothing } from '../route.ts';
import { outgoingView } from '../views/outgoing-view.ts';

/** Runs that are taken up at once, within the time of one call; the sweep takes up the others. */
const AT_ONCE = 25;

/** Lets outgoing changes go on, and takes up the runs that wait for it. Again, it takes up what still waits. */
export const resumeOutgoing = defineRoute({
  method: 'POST',
  path: '/outgoing/resume',
  scope: 'operate',
  input: nothing,
  run:
    ({ turnSwitch, people, runs, restartRun }) =>
    async (_input, { personId: by, correlationId }) => {
      const state = await turnSwitch({ stopped: false, by, correlationId });
      const all = (await Promise.all(WORKFLOWS.map((workflow) => runs.ofWorkflow(workflow)))).flat();
      const held = all.filter((run) => heldBy(run) === 'outgoing-stopped');
      let takenUp = 0;
      for (const run of held.slice(0, AT_ONCE)) {
        try {
          await restartRun(run, RELEASED, by);
          takenUp += 1;
        } catch (error) {
          // The sweep was faster.
          if (!(error instanceof ConflictError)) throw error;
        }
      }
      return {
        status: 200,
        body: { ...(await outgoingView(people, state)), takenUp, waiting: Math.max(0, held.length - AT_ONCE) },
      };
    },
});
