import { SHARD_SIZE } from '../../shared/domain/audit/audit.ts';
import type { Closure } from '../../shared/domain/closure.ts';
import { stands } from '../../shared/domain/grant.ts';
import type { Remedy } from '../../shared/domain/remedy/remedy.ts';
import { daysAfter, LEAVER_DAYS } from '../../shared/domain/remedy/remedy-terms.ts';
import { ConflictError } from '../../shared/errors.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Closures } from '../../shared/ports/closures.ts';
import type { Grants } from '../../shared/ports/engagements.ts';
import type { Remedies } from '../../shared/ports/remedies.ts';
import type { Runs } from '../../shared/ports/runs.ts';
import { closureOf } from '../../shared/services/closures/closure-of-run.ts';
import type { FindOurs } from '../../shared/services/closures/find-ours.ts';
import { readRun } from '../../shared/services/runs/read-run.ts';
import type { RunInput } from '../../workflows/common.ts';
import type { AcceptedBefore } from './accepted-before.ts';
import type { EndWork } from './end-work.ts';

/** What opening a closure needs. */
export interface OpenClosureDependencies {
  readonly runs: Pick<Runs, 'read'>;
  readonly closures: Pick<Closures, 'read' | 'replace'>;
  readonly grants: Pick<Grants, 'ofPortal'>;
  readonly remedies: Pick<Remedies, 'keepAll' | 'ofShard' | 'replace'>;
  readonly endWork: EndWork;
  readonly findOurs: FindOurs;
  readonly acceptedBefore: AcceptedBefore;
  readonly clock: Clock;
}

/** What the step answers. */
export interface OpenedClosure {
  readonly verdict: 'remove' | 'over';
  readonly shards: number[];
}

/** Somebody whose access is to go. */
interface Subject {
  readonly personId: string;
  readonly userId?: string | undefined;
}

/** More conflicts in a row mean that something is wrong. */
const TRIES = 5;

/**
 * Opens a closure.
 * 1. One that has ended is over: what an earlier attempt died before is still told and sealed.
 * 2. All engagements of the client end, and what waits for people because of them: from here on no plan gives anything.
 * 3. Everybody of ours in the portal is read, unless the app is being uninstalled already. A portal that cannot be read any more has those of the grants.
 * 4. A remedy for each, in shards; those of an earlier look keep their place. Who was removed and is there again is removed again. What the
 *    client accepted in the closure whose rest this one takes up stays accepted, and nobody is asked again.
 */
export function createOpenClosure(dependencies: OpenClosureDependencies) {
  const { runs, closures, grants, remedies, endWork, findOurs, acceptedBefore, clock } = dependencies;

  return async ({ runId }: RunInput): Promise<OpenedClosure> => {
    const run = await readRun(runs, runId);
    // 1. Over?
    const closure = await closureOf(closures, run);
    if (closure.state !== 'running') return { verdict: 'over', shards: [0] };
    // 2. Engagements.
    await endWork(closure, run);
    if (closure.uninstallBegun !== undefined) return removing(closure.shards);
    // 3. Who?
    const users = await findOurs(closure.clientId, closure.portalId);
    const kept = await keptOf(runId);
    const standing = (await grants.ofPortal(closure.clientId, closure.portalId)).filter(stands);
    const found = new Set(users?.map(({ personId }) => personId));
    const withoutUser = standing.filter(({ personId }) => !found.has(personId));
    const subjects: Subject[] = [
      ...(users ?? []),
      ...withoutUser.map(({ personId, userId }) => ({ personId, userId })),
    ];
    // 4. Remedies.
    const shards = await keepRemedies(closure, runId, kept, subjects);
    await takeUpAgain(kept, found);
    await noteRead(closure, shards, users !== undefined);
    return removing(shards);
  };

  /** Gives how many shards there are then; at least one, so that the machine goes its way also where nobody is left. */
  async function keepRemedies(
    closure: Closure,
    runId: string,
    kept: readonly Remedy[],
    subjects: readonly Subject[],
  ): Promise<number> {
    const known = new Set(kept.map(({ personId }) => personId));
    const next = Math.max(-1, ...kept.map(({ shard, item }) => shard * SHARD_SIZE + item)) + 1;
    const added = subjects.filter(({ personId }) => !known.has(personId));
    const accepted = await acceptedBefore(closure);
    const made = added.map((subject, at) => remedyFor(closure, runId, subject, next + at, accepted));
    await remedies.keepAll(made);
    return Math.max(1, Math.ceil((next + made.length) / SHARD_SIZE));
  }

  /** What an earlier try or look wrote, whatever the record says; shards are filled in order. */
  async function keptOf(runId: string): Promise<Remedy[]> {
    const all: Remedy[] = [];
    for (let shard = 0; ; shard++) {
      const some = await remedies.ofShard(runId, shard);
      if (some.length === 0) return all;
      all.push(...some);
    }
  }

  async function takeUpAgain(kept: readonly Remedy[], found: ReadonlySet<string>): Promise<void> {
    for (const remedy of kept) {
      if (remedy.state !== 'verified' || !found.has(remedy.personId)) continue;
      const { readBackAt: _gone, found: _seen, userId: _old, ...rest } = remedy;
      await remedies.replace({ ...rest, state: 'planned', tries: 0 }, []);
    }
  }

  async function noteRead({ closureId }: Closure, shards: number, read: boolean): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const closure = await closureOf(closures, { businessId: closureId });
      if (closure.shards >= shards && closure.read === read) return;
      try {
        return await closures.replace({ ...closure, shards: Math.max(shards, closure.shards), read }, []);
      } catch (error) {
        if (!(error instanceof ConflictError) || attempt === TRIES) throw error;
      }
    }
  }

  function remedyFor(
    { clientId, portalId, requestedBy }: Closure,
    runId: string,
    { personId, userId }: Subject,
    at: number,
    accepted: ReadonlyMap<string, Remedy>,
  ): Remedy {
    const before = accepted.get(personId);
    return {
      runId,
      shard: Math.floor(at / SHARD_SIZE),
      item: at % SHARD_SIZE,
      clientId,
      portalId,
      personId,
      userId,
      action: 'remove',
      decidedBy: [requestedBy],
      dueAt: daysAfter(clock.now(), LEAVER_DAYS),
      tries: 0,
      version: 1,
      ...(before === undefined
        ? { state: 'planned' as const }
        : { state: before.state, reason: before.reason, exception: before.exception, found: before.found }),
    };
  }
}

function removing(shards: number): OpenedClosure {
  return { verdict: 'remove', shards: Array.from({ length: shards }, (_, shard) => shard) };
}
