import { changeIdOf, type Engagement } from '../../domain/engagement.ts';
import { clientStream, type LedgerFact } from '../../domain/ledger.ts';
import type { Run } from '../../domain/run.ts';
import type { Clock } from '../../ports/clock.ts';
import type { BeginRun } from '../runs/begin-run.ts';
import type { ReadOpenLines } from './open-lines.ts';

/** What planning once more needs. */
export interface PlanOnceMoreDependencies {
  readonly readOpenLines: ReadOpenLines;
  readonly beginRun: BeginRun;
  readonly clock: Clock;
}

/** A plan that did not fit the portal any more when it was applied is made again, by a further change of the engagement. */
export interface PlanOnceMore {
  /** The engagement with that change, and the entry for it; undefined where the plan was carried out, or was made again often enough. */
  next(
    run: Run,
    engagement: Engagement,
    end: string,
  ): Promise<{ engagement: Engagement; fact: LedgerFact } | undefined>;
  /** Starts the run of that change; a run that is there already stays the only one. */
  begin(run: Run, engagement: Engagement): Promise<void>;
}

/** How often for one change that a person asked for. */
export const MOST_REPLANS = 2;

/** Why a line was left alone under its lease: somebody was in the portal, or other engagements need something else by now. */
const OUTDATED: ReadonlySet<string | undefined> = new Set(['portal-changed', 'plan-outdated']);

/** Whether a run's engagement goes on by a plan made again: the change after the run's is one of ours. */
export function isPlannedAgain({ businessId }: Pick<Run, 'businessId'>, engagement: Engagement): boolean {
  const { change, replans = 0 } = engagement;
  return replans > 0 && changeIdOf({ ...engagement, change: change - 1 }) === businessId;
}

/** @see PlanOnceMore */
export function createPlanOnceMore({ readOpenLines, beginRun, clock }: PlanOnceMoreDependencies): PlanOnceMore {
  return {
    async next({ runId, correlationId }, engagement, end) {
      const replans = engagement.replans ?? 0;
      if ((end !== 'partly' && end !== 'ended-partly') || replans >= MOST_REPLANS) return undefined;
      const open = await readOpenLines(runId, end === 'partly');
      const reasons = [...new Set(open.map(({ reason }) => reason).filter((reason) => OUTDATED.has(reason)))];
      if (reasons.length === 0) return undefined;
      const { engagementId, clientId, change } = engagement;
      const facts = { engagementId, change: change + 1, replans: replans + 1, reasons: reasons.map(String).sort() };
      const at = clock.now().toISOString();
      return {
        engagement: { ...engagement, change: change + 1, replans: replans + 1 },
        fact: { stream: clientStream(clientId), type: 'plan-made-again', at, runId, correlationId, facts },
      };
    },

    async begin({ correlationId, requestedBy }, engagement) {
      await beginRun({
        workflow: 'access-provisioning',
        businessId: changeIdOf(engagement),
        clientId: engagement.clientId,
        correlationId,
        requestedBy,
      });
    },
  };
}
