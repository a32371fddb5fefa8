import { createSettleEngagement } from '../../../functions/close-run/settle-engagement.ts';
import type { Run } from '../../../shared/domain/run.ts';
import { waitIdOf } from '../../../shared/domain/wait.ts';
import { type ChangeEngagement, createChangeEngagement } from '../../../shared/services/access/change-engagement.ts';
import { createReadOpenLines } from '../../../shared/services/access/open-lines.ts';
import { createPlanOnceMore } from '../../../shared/services/access/plan-once-more.ts';
import { createBeginRun } from '../../../shared/services/runs/begin-run.ts';
import { createEndWait } from '../../../shared/services/runs/end-wait.ts';
import { aWorld, begin, createSteps, runThrough } from './steps.ts';

/** Who asks for changes. */
export const BY = { by: 'p-operations', correlationId: 'change' };

/** An engagement that was asked about, approved and carried out, in a world where changes and ends are real. */
export async function standing(more: Parameters<typeof begin>[1] = {}) {
  const world = aWorld();
  const steps = createSteps(world);
  const runs = {
    ...world.runs,
    begin: (run: Run, fact: Parameters<typeof world.runs.create>[1]) => world.runs.create(run, ...(fact ? [fact] : [])),
    hint: async () => true,
  };
  const executions = {
    start: async () => undefined,
    stop: async () => undefined,
    state: async () => 'running' as const,
  };
  const beginRun = createBeginRun({ runs, executions, clock: world.clock });
  const endWait = createEndWait({
    ...world,
    taskTokens: { list: async () => [], add: async () => undefined },
    resumption: { resume: async () => undefined },
  } as unknown as Parameters<typeof createEndWait>[0]);
  const change = createChangeEngagement({ ...world, beginRun, endWait, endNotice: 604_800 });
  const planOnceMore = createPlanOnceMore({ readOpenLines: createReadOpenLines(world), beginRun, clock: world.clock });
  const close = createSettleEngagement({ ...world, runs, planOnceMore });
  const through = async (runId: string, answer: 'approved' | 'declined' = 'approved') => {
    const run = (await world.runs.read(runId)) as Run;
    const asks = await askedAbout(runId);
    if (asks && answer === 'declined') {
      await world.endWaitAs(waitIdOf(runId, 'AskApproval'), 'declined', ['p-lead']);
      await close(run, 'declined');
      return { end: 'declined', asks };
    }
    const state = (await world.engagements.read('e-1'))?.state;
    const end = await runThrough(world, steps, run);
    // The helper's own settling is undone: the real one is what is tested.
    const now = await world.engagements.read('e-1');
    if (now !== undefined && state !== undefined) world.engagements.seed({ ...now, state });
    await close(run, end);
    return { end, asks };
  };
  const askedAbout = async (runId: string) => {
    await steps.inspectPortal({ runId });
    return (await steps.planAccess({ runId })).verdict === 'ask';
  };
  const first = begin(world, { approvedBy: [], endsAt: '2027-03-01T00:00:00.000Z', ...more });
  await through(first.runId);
  const engagement = async () => {
    const found = await world.engagements.read('e-1');
    if (found === undefined) throw new Error('There is no such engagement.');
    return found;
  };
  return { world, steps, change: change as ChangeEngagement, through, engagement };
}
