import { type Remedy, waitItemOf } from '../../shared/domain/remedy/remedy.ts';
import { waitIdOf } from '../../shared/domain/wait.ts';
import { ConflictError } from '../../shared/errors.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Leases } from '../../shared/ports/engagements.ts';
import type { Remedies } from '../../shared/ports/remedies.ts';
import type { Runs } from '../../shared/ports/runs.ts';
import type { Outcomes, Waits } from '../../shared/ports/waits.ts';
import { type ManualStep, readManualStep } from '../../shared/services/access/manual-rounds.ts';
import { isOurs, type PartnerSide } from '../../shared/services/access/partner-side.ts';
import type { ReadStop } from '../../shared/services/outgoing/guard-writes.ts';
import type { ReadRosters } from '../../shared/services/roster/reconcile-roster.ts';
import { readRun } from '../../shared/services/runs/read-run.ts';
import type { ShardInput } from '../../workflows/common.ts';
import type { ListForPeople } from './list-for-people.ts';
import type { RecordRemedy } from './record-remedy.ts';
import type { RemedyResult } from './remedy-hand.ts';
import { leaseKeyOf, leaseOwnerOf, type RemedyRun, type WorkOnRemedy } from './work-on-remedy.ts';

/** What applying needs. */
export interface ApplyRemediesDependencies {
  readonly runs: Pick<Runs, 'read'>;
  readonly remedies: Pick<Remedies, 'ofShard'>;
  readonly waits: Pick<Waits, 'read'>;
  readonly outcomes: Pick<Outcomes, 'read'>;
  readonly readRosters: ReadRosters;
  /** E-mail domains of the agency. */
  readonly domains: readonly string[];
  readonly leases: Pick<Leases, 'release'>;
  readonly workOnRemedy: WorkOnRemedy;
  readonly listForPeople: ListForPeople;
  readonly noteStopped: RecordRemedy['stopped'];
  readonly readStop: ReadStop;
  readonly clock: Clock;
  /** After so many seconds no further remedy is begun: two thirds of what the function may run. */
  readonly seconds: number;
}

/** What the step answers. */
export interface ApplyRemediesResult {
  readonly verdict: 'more' | 'person' | 'done' | 'stopped';
  readonly items: number[];
}

/** Leases that are released side by side. */
const AT_ONCE = 10;

/**
 * Carries out remedies of one shard, and reads each back.
 * 0. While all outgoing changes are stopped nothing is done, and nobody asked: the shard ends as it is, and the run is held.
 * 1. Those that are planned, and those about which a person has answered since they were last looked at.
 * 2. One after the other, until the time is up. Where nothing got on because HubSpot fails or other runs hold the users, the step fails, so
 *    that the next try comes later.
 * 3. What is left, or failed and may be tried again: `more`. Then those that need a person, not too many at once, and none for ever.
 */
export function createApplyRemedies(dependencies: ApplyRemediesDependencies) {
  const { runs, remedies, waits, outcomes, leases, readRosters, domains, clock, seconds } = dependencies;
  const { workOnRemedy, listForPeople, noteStopped, readStop } = dependencies;

  return async ({ runId, shard }: ShardInput): Promise<ApplyRemediesResult> => {
    // 0. Stopped?
    if ((await readStop()) === 'outgoing-stopped') return stopped(runId, shard);
    const until = clock.now().getTime() + seconds * 1000;
    const of: RemedyRun = {
      run: await readRun(runs, runId),
      approvedBy: await approversOf(runId),
      partnerSide: await partnerSideNow(),
    };
    const results: RemedyResult[] = [];
    const untouched: Remedy[] = [];
    // 1. Which?
    for (const remedy of await remedies.ofShard(runId, shard)) {
      const step = await stepOf(remedy);
      if (step === undefined) {
        untouched.push(remedy);
        continue;
      }
      // 2. Work.
      if (clock.now().getTime() >= until) return { verdict: 'more', items: [] };
      const result = await workOnRemedy(of, remedy, step);
      if (result === 'stopped') return stopped(runId, shard);
      results.push(result);
    }
    const stuck = results.filter((result) => result === 'again' || result === 'busy');
    if (stuck.length > 0 && stuck.length === results.length) {
      throw new ConflictError('HubSpot fails, or other runs work on these users: no remedy got on.');
    }
    // 3. What is left.
    if (stuck.length > 0) return { verdict: 'more', items: [] };
    await releaseLeft(untouched);
    const open = (await remedies.ofShard(runId, shard)).filter((remedy) => remedy.state === 'awaiting-person');
    const items = await listForPeople(of.run, open);
    return { verdict: items.length > 0 ? 'person' : 'done', items };
  };

  /** One remedy says that it waits: so the run is held, even if the stop is lifted before its last step looks. */
  async function stopped(runId: string, shard: number): Promise<ApplyRemediesResult> {
    const waiting = (await remedies.ofShard(runId, shard)).find(({ state }) => state === 'planned');
    if (waiting !== undefined) await noteStopped(waiting);
    return { verdict: 'stopped', items: [] };
  }

  /** How far asking a person has come, where there is something to do; undefined where nothing is. */
  async function stepOf(remedy: Remedy): Promise<ManualStep | undefined> {
    if (remedy.state === 'verified' || remedy.state === 'exception') return undefined;
    const { runId } = remedy;
    const step = await readManualStep({ waits, outcomes }, (round) =>
      waitIdOf(runId, 'AskRemedyStep', waitItemOf(remedy), round),
    );
    if (remedy.state === 'planned') return step;
    return !step.open && step.ended > (remedy.rounds ?? 0) ? step : undefined;
  }

  /** A try that died after settling left its lease behind, and the next run would wait for nothing. */
  async function releaseLeft(untouched: readonly Remedy[]): Promise<void> {
    for (let at = 0; at < untouched.length; at += AT_ONCE) {
      const some = untouched.slice(at, at + AT_ONCE);
      await Promise.all(some.map((remedy) => leases.release(leaseKeyOf(remedy), leaseOwnerOf(remedy))));
    }
  }

  async function approversOf(runId: string): Promise<readonly string[]> {
    const question = await outcomes.read(waitIdOf(runId, 'AskApproval'));
    return question?.result === 'approved' ? question.by : [];
  }

  /** By the roster as it is at the beginning of this call, both sources; leavers stand on it too. */
  async function partnerSideNow(): Promise<PartnerSide> {
    const { frozen } = await readRosters();
    return async (claim) => isOurs(claim, frozen.members, domains);
  }
}
