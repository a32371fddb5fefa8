import type { ScopedPortal } from '../../shared/domain/audit/audit.ts';
import { ConflictError, HubSpotError, NotFoundError } from '../../shared/errors.ts';
import type { AuditedPortals, AuditScopes, Audits } from '../../shared/ports/audits.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { People } from '../../shared/ports/people.ts';
import type { Runs } from '../../shared/ports/runs.ts';
import { readAuditRun } from '../../shared/services/audits/read-audit.ts';
import { freezePeople } from '../../shared/services/roster/frozen-people.ts';
import type { ShardInput } from '../../workflows/common.ts';
import type { AuditPortal, PortalInAudit } from './audit-portal.ts';
import { type KeepPortal, unread } from './keep-portal.ts';

/** What auditing portals needs. */
export interface AuditPortalsDependencies {
  readonly runs: Pick<Runs, 'read'>;
  readonly audits: Pick<Audits, 'read'>;
  readonly auditScopes: Pick<AuditScopes, 'roster' | 'shard'>;
  readonly auditedPortals: Pick<AuditedPortals, 'read'>;
  readonly people: Pick<People, 'read'>;
  readonly auditPortal: AuditPortal;
  readonly keepPortal: KeepPortal;
  /** For how long portals are begun, in milliseconds: the rest of the function's time is for the last one. */
  readonly workMilliseconds: number;
  readonly noteFailure: (portalId: number, error: Error) => void;
  readonly clock: Clock;
}

/** Readings of a portal that HubSpot does not let be read, before it cannot be verified. */
const TRIES = 3;

/**
 * Audits the portals of a shard, one after the other, as many as fit into the function's time.
 * 1. What an earlier call has done stays done.
 * 2. A portal that HubSpot does not let be read goes to the end, twice; then it cannot be verified.
 * 3. When the time is over, more is left. A call that got nothing done gives those up that failed in it: the next one would get no further.
 */
export function createAuditPortals(dependencies: AuditPortalsDependencies) {
  const { runs, audits, auditScopes, auditedPortals, people, auditPortal, keepPortal } = dependencies;
  const { workMilliseconds, noteFailure, clock } = dependencies;

  return async ({ runId, shard }: ShardInput): Promise<{ verdict: 'more' | 'done' }> => {
    const until = clock.now().getTime() + workMilliseconds;
    const { audit } = await readAuditRun({ runs, audits }, runId);
    const roster = await auditScopes.roster(audit.auditId);
    if (roster === undefined) throw new NotFoundError('Roster of audit', audit.auditId);
    // 1. What is left.
    const left: { portal: ScopedPortal; tries: number }[] = [];
    for (const portal of await auditScopes.shard(audit.auditId, shard)) {
      if ((await auditedPortals.read(audit.auditId, portal.portalId)) === undefined) left.push({ portal, tries: 0 });
    }
    if (left.length === 0) return { verdict: 'done' };
    const frozen = await freezePeople(roster, people);
    const inAudit = (portal: ScopedPortal): PortalInAudit => ({ audit, runId, shard, portal, people: frozen });
    let done = 0;
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      // 3. Out of time.
      if (clock.now().getTime() >= until) {
        if (done > 0) return { verdict: 'more' };
        const failed = [next, ...left].filter(({ tries }) => tries > 0);
        for (const { portal } of failed) await giveUp(inAudit(portal));
        return { verdict: 'more' };
      }
      // 2. One portal.
      const { portal, tries } = next;
      try {
        await auditPortal(inAudit(portal));
        done += 1;
      } catch (error) {
        if (!isPassing(error)) throw error;
        noteFailure(portal.portalId, error);
        if (tries + 1 < TRIES) left.push({ portal, tries: tries + 1 });
        else {
          await giveUp(inAudit(portal));
          done += 1;
        }
      }
    }
    return { verdict: 'done' };
  };

  function giveUp(one: PortalInAudit): Promise<void> {
    return keepPortal(one, { ...unread(clock.now()), reason: 'hubspot-unavailable' }, []);
  }
}

/** HubSpot did not answer as it should, or somebody else held the token for too long: another try may help. */
function isPassing(error: unknown): error is Error {
  return error instanceof HubSpotError || error instanceof ConflictError;
}
