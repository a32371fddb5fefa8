import type { PlanItem } from '../../domain/access-plan.ts';
import type { Engagement } from '../../domain/engagement.ts';
import { CONFIRMED_BY_CLIENT, type Grant, isSettled } from '../../domain/grant.ts';
import type { Engagements, Grants, PlanItemResult, PlanResults, Plans } from '../../ports/engagements.ts';
import type { Runs } from '../../ports/runs.ts';
import { readEngagementRun } from '../runs/read-run.ts';

/** What a provisioning run was to do, and what came of it. */
export interface RunWork {
  readonly engagement: Pick<Engagement, 'engagementId' | 'team' | 'state'>;
  /** Whether the run was to give access; else it was to end it. */
  readonly gives: boolean;
  readonly items: readonly PlanItem[];
  readonly results: readonly PlanItemResult[];
  /** The portal's grants as they are now. */
  readonly grants: readonly Grant[];
}

/** A line that was not carried through, with why; the reason is absent where the line was never come to. */
export interface OpenLine {
  readonly line: PlanItem;
  readonly refused: boolean;
  readonly reason?: string | undefined;
}

/**
 * The lines of the run's own engagement, and of no other, that are open. A line that was left to another run is told by the grant: whether
 * it counts the engagement, and was read back. A refusal, at an end, is a wish of another engagement, and takes nothing away.
 */
export function openLinesOf(work: RunWork): OpenLine[] {
  const { engagement, gives, results, grants } = work;
  return ownLinesOf(work).flatMap((line) => {
    const { state, reason } = results.find((result) => result.item === line.item) ?? {};
    if (state === 'verified' || (state === 'cannot-verify' && reason === CONFIRMED_BY_CLIENT)) return [];
    const left = state === 'refused' && reason === 'overtaken';
    const counting = grants.find(
      (grant) =>
        grant.personId === line.personId &&
        grant.state !== 'removed' &&
        grant.engagementIds.includes(engagement.engagementId),
    );
    const done = gives ? counting !== undefined && isSettled(counting) : counting === undefined;
    return left && done ? [] : [{ line, refused: state === 'refused' && !left, reason }];
  });
}

/** The lines of the run's own engagement. */
export function ownLinesOf({ engagement, gives, items }: RunWork): PlanItem[] {
  return items.filter((line) =>
    gives
      ? line.engagementIds.includes(engagement.engagementId)
      : line.action !== 'refuse' && engagement.team.includes(line.personId),
  );
}

/** Reads what of a run is open, as it was to give access or to end it. Nothing, where the run never came to a plan. */
export type ReadOpenLines = (runId: string, gives: boolean) => Promise<OpenLine[]>;

/** @see ReadOpenLines */
export function createReadOpenLines({
  runs,
  engagements,
  plans,
  planResults,
  grants,
}: {
  readonly runs: Pick<Runs, 'read'>;
  readonly engagements: Pick<Engagements, 'read'>;
  readonly plans: Pick<Plans, 'plan'>;
  readonly planResults: Pick<PlanResults, 'ofRun'>;
  readonly grants: Pick<Grants, 'ofPortal'>;
}): ReadOpenLines {
  return async (runId, gives) => {
    const { run, engagement } = await readEngagementRun({ runs, engagements }, runId);
    const plan = await plans.plan(runId);
    if (plan === undefined) return [];
    const results = await planResults.ofRun(runId);
    const standing = await grants.ofPortal(run.clientId, plan.portalId);
    return openLinesOf({ engagement, gives, items: plan.items, results, grants: standing });
  };
}
