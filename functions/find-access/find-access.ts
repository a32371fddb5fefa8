import { SHARD_SIZE } from '../../shared/domain/audit/audit.ts';
import { auditPolicyOf } from '../../shared/domain/audit-policy.ts';
import { stands } from '../../shared/domain/grant.ts';
import type { Offboarding } from '../../shared/domain/remedy/offboarding.ts';
import type { Remedy } from '../../shared/domain/remedy/remedy.ts';
import { daysAfter, LEAVER_DAYS } from '../../shared/domain/remedy/remedy-terms.ts';
import type { Clients } from '../../shared/ports/clients.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Connections } from '../../shared/ports/connections.ts';
import type { Grants } from '../../shared/ports/engagements.ts';
import type { Policies } from '../../shared/ports/publications.ts';
import type { Offboardings, Remedies } from '../../shared/ports/remedies.ts';
import type { Runs } from '../../shared/ports/runs.ts';
import { markBegun, offboardingOf } from '../../shared/services/offboardings/offboarding-of-run.ts';
import { readRun } from '../../shared/services/runs/read-run.ts';
import type { RunInput } from '../../workflows/common.ts';

/** What finding needs. */
export interface FindAccessDependencies {
  readonly runs: Pick<Runs, 'read'>;
  readonly offboardings: Pick<Offboardings, 'read' | 'replace'>;
  readonly clients: Pick<Clients, 'list'>;
  readonly connections: Pick<Connections, 'read'>;
  readonly clientAppId: number;
  readonly grants: Pick<Grants, 'ofPerson'>;
  readonly remedies: Pick<Remedies, 'keepAll' | 'ofShard'>;
  readonly policies: Pick<Policies, 'current'>;
  readonly clock: Clock;
}

/** What the step answers. */
export interface FoundAccess {
  readonly verdict: 'ask' | 'remove' | 'over';
  readonly shards: number[];
  readonly end: string;
}

/** A portal in which the leaver has, or may have, access. */
interface Place {
  readonly clientId: string;
  readonly portalId: number;
  readonly userId?: string | undefined;
}

/** Connections that are read side by side, and remedies that are written side by side. */
const AT_ONCE = 25;

/**
 * Finds every portal in which a leaver may have access.
 * 1. One that was cancelled, or has ended, is over.
 * 2. Every connected portal, whatever we know of it: nobody can tell from records alone where the person has no user. And each portal of a
 *    grant, connected or not. Reading each of them costs at most two calls to HubSpot where there is no user.
 * 3. A remedy for each, in shards. Portals keep the place that an earlier try gave them; those that came since stand at the end.
 * 4. The policy may have somebody asked first.
 */
export function createFindAccess(dependencies: FindAccessDependencies) {
  const { runs, offboardings, clients, connections, clientAppId, grants, remedies, policies, clock } = dependencies;

  return async ({ runId }: RunInput): Promise<FoundAccess> => {
    const run = await readRun(runs, runId);
    // 1. Over?
    const offboarding = await markBegun(
      offboardings,
      (await offboardingOf(offboardings, run)).offboardingId,
      clock.now(),
    );
    if (offboarding.state !== 'running') return over(offboarding.state);
    // 2. Where?
    const places = await placesOf(offboarding.personId);
    // 3. Remedies.
    const kept = await keptOf(runId);
    const known = new Set(kept.map((remedy) => remedy.portalId));
    const added = places.filter((place) => !known.has(place.portalId));
    // A try that died may have left gaps: what is new comes after the last.
    const next = Math.max(-1, ...kept.map(({ shard, item }) => shard * SHARD_SIZE + item)) + 1;
    const made = added.map((place, at) => remedyFor(offboarding, runId, place, next + at));
    await inGroups(made, async (remedy) => remedies.keepAll([remedy]));
    const portals = kept.length + added.length;
    const shards = Math.ceil((next + added.length) / SHARD_SIZE);
    if (offboarding.portals !== portals || offboarding.shards !== shards)
      await offboardings.replace({ ...offboarding, portals, shards }, []);
    if (portals === 0) return over('nothing-to-remove');
    // 4. Asked first?
    const asks = auditPolicyOf((await policies.current()) ?? { rules: [] }).offboarding.approval;
    return { verdict: asks ? 'ask' : 'remove', shards: Array.from({ length: shards }, (_, shard) => shard), end: '' };
  };

  async function placesOf(personId: string): Promise<Place[]> {
    const standing = (await grants.ofPerson(personId)).filter(stands);
    const places = new Map<number, Place>(standing.map((grant) => [grant.portalId, grant]));
    await inGroups(await clients.list(), async ({ clientId, portalId }) => {
      if (portalId === undefined || places.has(portalId)) return;
      const connection = await connections.read(clientAppId, portalId);
      if (connection !== undefined) places.set(portalId, { clientId, portalId });
    });
    return [...places.values()].sort((a, b) => a.portalId - b.portalId);
  }

  /** What an earlier try wrote; its shards are filled in order. */
  async function keptOf(runId: string): Promise<Remedy[]> {
    const all: Remedy[] = [];
    for (let shard = 0; ; shard++) {
      const some = await remedies.ofShard(runId, shard);
      if (some.length === 0) return all;
      all.push(...some);
    }
  }

  function remedyFor(offboarding: Offboarding, runId: string, place: Place, at: number): Remedy {
    const { personId, requestedBy, effectiveAt } = offboarding;
    return {
      runId,
      shard: Math.floor(at / SHARD_SIZE),
      item: at % SHARD_SIZE,
      clientId: place.clientId,
      portalId: place.portalId,
      personId,
      userId: place.userId,
      action: 'remove',
      decidedBy: requestedBy === undefined ? [] : [requestedBy],
      dueAt: daysAfter(new Date(effectiveAt), LEAVER_DAYS),
      state: 'planned',
      tries: 0,
      version: 1,
    };
  }
}

function over(end: string): FoundAccess {
  return { verdict: 'over', shards: [], end };
}

async function inGroups<T>(all: readonly T[], act: (one: T) => Promise<void>): Promise<void> {
  for (let at = 0; at < all.length; at += AT_ONCE) await Promise.all(all.slice(at, at + AT_ONCE).map(act));
}
