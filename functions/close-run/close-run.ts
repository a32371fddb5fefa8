import { streamOf } from '../../shared/domain/ledger.ts';
import { HELD_REASONS, type Run, type WorkflowName } from '../../shared/domain/run.ts';
import { ConflictError } from '../../shared/errors.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Runs } from '../../shared/ports/runs.ts';
import type { Office } from '../../shared/services/office.ts';
import type { QueueMail } from '../../shared/services/queue-mail.ts';
import type { HoldRun } from '../../shared/services/runs/hold-run.ts';
import { readRun } from '../../shared/services/runs/read-run.ts';
import type { CloseInput, CloseResult } from '../../workflows/common.ts';

/** Brings the run's record (invitation, engagement) into the state that its end means; repeated safely. */
export type SettleRecord = (run: Run, end: string) => Promise<void>;

/** What closing needs. */
export interface CloseRunDependencies {
  readonly runs: Runs;
  readonly settleInvitation: SettleRecord;
  readonly settleEngagement: SettleRecord;
  readonly settleOffboarding: SettleRecord;
  readonly holdRun: HoldRun;
  /** Whether what a run left open is planned again already. */
  readonly plannedAgain: (run: Run) => Promise<boolean>;
  readonly office: Pick<Office, 'operator'>;
  readonly queueMail: QueueMail;
  readonly clock: Clock;
}

/**
 * Ends a run under its named end.
 * 0. Where that is what holds it, the run waits instead, and goes on by itself later.
 * 1. A hint that came after the record was last read sends the run back to look again.
 * 2. The record shows the end.
 * 3. The run ends, with the ledger entry, under its version.
 * 4. Who asked is told.
 */
export function createCloseRun(dependencies: CloseRunDependencies) {
  const { runs, holdRun, office, queueMail, clock } = dependencies;
  const settle: Readonly<Record<WorkflowName, SettleRecord>> = {
    'invitation-acceptance': dependencies.settleInvitation,
    'access-provisioning': dependencies.settleEngagement,
    'member-offboarding': dependencies.settleOffboarding,
    // Closed by a step of its own, with its evidence.
    'offboarding-audit': async () => undefined,
    // Ended by the step that tells both sides.
    'client-closure': async () => undefined,
  };
  return async ({ runId, end }: CloseInput): Promise<CloseResult> => {
    // 0. Held?
    const held = HELD_REASONS.find((reason) => reason === end);
    if (held !== undefined) {
      await holdRun(runId, held);
      return { verdict: 'ended' };
    }
    const run = await readRun(runs, runId);
    if (run.state !== 'ended') {
      // 1. Look again? Every step finds what is done already, so a second look costs some reads. Only HubSpot's records hint.
      if (run.workflow === 'invitation-acceptance' && run.hints !== run.hintsSeen) return { verdict: 'look-again' };
      // 2. The record.
      await settle[run.workflow](run, end);
      // 3. The run.
      const at = clock.now().toISOString();
      const fact = {
        stream: streamOf(run),
        type: 'run-ended' as const,
        at,
        runId,
        correlationId: run.correlationId,
        facts: { workflow: run.workflow, end, attempt: run.attempt },
      };
      await retryOnConflict(async () => {
        const current = await readRun(runs, runId);
        if (current.state !== 'ended') await runs.replace({ ...current, state: 'ended', end, endedAt: at }, [fact]);
      });
    }
    // 4. Tell. Where the engagement moved on while its plan was asked about, the run of that change tells.
    if (run.workflow === 'access-provisioning' && end === 'withdrawn') return { verdict: 'ended' };
    // Audits, offboardings and closures have reports of their own.
    if (run.clientId === undefined || run.workflow === 'client-closure') return { verdict: 'ended' };
    const operator = await office.operator();
    await queueMail({
      mailId: `${runId}.ended`,
      kind: 'course-notice',
      personId: run.requestedBy ?? operator.personId,
      clientId: run.clientId,
      runId,
      reminder: 0,
      facts: (await dependencies.plannedAgain(run)) ? { end, plannedAgain: true } : { end },
      correlationId: run.correlationId,
    });
    return { verdict: 'ended' };
  };
}

/** Hints change the run's version at any time; they are no reason to fail. */
async function retryOnConflict(write: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await write();
    } catch (error) {
      if (!(error instanceof ConflictError) || attempt === 5) throw error;
    }
  }
}
