import type { Remedy, RemedyReason } from '../../shared/domain/remedy/remedy.ts';
import type { Run } from '../../shared/domain/run.ts';
import { ConnectionBrokenError, HubSpotError, NotFoundError, OutgoingStoppedError } from '../../shared/errors.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Connections } from '../../shared/ports/connections.ts';
import type { Grants, Leases } from '../../shared/ports/engagements.ts';
import type { PortalUsers } from '../../shared/ports/hubspot.ts';
import type { People } from '../../shared/ports/people.ts';
import type { Remedies } from '../../shared/ports/remedies.ts';
import { lookForUser } from '../../shared/services/access/look-for-user.ts';
import type { ManualStep } from '../../shared/services/access/manual-rounds.ts';
import type { PartnerSide } from '../../shared/services/access/partner-side.ts';
import type { LeaveTeams } from '../../shared/services/offboardings/leave-teams.ts';
import type { ReadStop } from '../../shared/services/outgoing/guard-writes.ts';
import type { RecordRemedy } from './record-remedy.ts';
import type { RemedyHand, RemedyResult } from './remedy-hand.ts';
import type { DoRemedy } from './remove-access.ts';

/** What working on a remedy needs. */
export interface WorkOnRemedyDependencies {
  readonly remedies: Pick<Remedies, 'read'>;
  readonly leases: Leases;
  readonly people: Pick<People, 'read'>;
  readonly grants: Pick<Grants, 'read'>;
  readonly connections: Pick<Connections, 'read'>;
  readonly clientAppId: number;
  readonly users: Pick<PortalUsers, 'findByEmail' | 'findById'>;
  readonly leaveTeams: LeaveTeams;
  readonly removeAccess: DoRemedy;
  readonly restoreAccess: DoRemedy;
  readonly record: RecordRemedy;
  readonly readStop: ReadStop;
  readonly clock: Clock;
}

/** What a call of the function knows for all its remedies. */
export interface RemedyRun {
  readonly run: Run;
  /** Who approved the run, where the policy has that asked. */
  readonly approvedBy: readonly string[];
  readonly partnerSide: PartnerSide;
}

/** Works on one remedy. */
export type WorkOnRemedy = (of: RemedyRun, remedy: Remedy, step: ManualStep) => Promise<RemedyResult>;

/** Longer than the function may run (900 s), so that it never ends under its holder; a later try has the same owner, and takes it again. */
const LEASE_SECONDS = 960;

/**
 * Works on one remedy.
 * 1. One run at a time works on one user of one portal: the lease is held from reading to reading back, under the key of access provisioning.
 * 2. In observe mode nothing is changed. While all changes are stopped the remedy stays as it is, and no try is counted.
 * 3. Who is to go leaves the teams of the client's engagements first: from here on no plan gives the access back.
 * 4. The user is read. Nobody of the client's is ever changed.
 * 5. Removed, or set back. What HubSpot fails at is tried again; a broken connection leaves it as it is, with the reason; or to
 *    the client, where it ends everything.
 */
export function createWorkOnRemedy(dependencies: WorkOnRemedyDependencies): WorkOnRemedy {
  const { remedies, leases, people, grants, connections, clientAppId, users, leaveTeams, record } = dependencies;
  const { removeAccess, restoreAccess, readStop, clock } = dependencies;

  return async (of, remedy, step) => {
    // 1. The lease.
    const [key, owner] = [leaseKeyOf(remedy), leaseOwnerOf(remedy)];
    if (!(await leases.take(key, owner, clock.now(), LEASE_SECONDS))) return 'busy';
    try {
      const hand = await takeInHand(of, await readAgain(remedy), step);
      if (hand.remedy.state === 'verified' || hand.remedy.state === 'exception') return 'settled';
      try {
        return await work(of, hand);
      } catch (error) {
        const current = { ...hand, remedy: await readAgain(hand.remedy) };
        // Stopped between looking and writing.
        if (error instanceof OutgoingStoppedError && error.reason === 'outgoing-stopped') return 'stopped';
        if (error instanceof ConnectionBrokenError) return await unreadable(current, brokenReason(error.reason));
        if (error instanceof HubSpotError) return await record.again(current, 'hubspot-unavailable');
        throw error;
      }
    } finally {
      await leases.release(key, owner);
    }
  };

  async function work({ run, partnerSide }: RemedyRun, hand: RemedyHand): Promise<RemedyResult> {
    const { remedy, person, grant } = hand;
    const { portalId, clientId, personId } = remedy;
    // 2. May anything be changed?
    const stop = await readStop();
    if (stop === 'observe-mode') return record.exception(hand, stop);
    if (stop !== undefined) return 'stopped';
    // 3. The teams.
    if (remedy.action === 'remove') {
      const { runId, correlationId } = run;
      await leaveTeams({ clientId, personId, engagementIds: grant?.engagementIds ?? [], runId, correlationId });
    }
    const connection = await connections.read(clientAppId, portalId);
    if (connection === undefined) return unreadable(hand, 'connection-not-connected');
    if (connection.health !== 'healthy') return unreadable(hand, `connection-${connection.health}`);
    // 4. The user.
    const live = await hand.look();
    if (live !== undefined && !(await partnerSide({ user: live, person, grant }))) {
      return record.exception(hand, 'not-partner-side');
    }
    // 5. Work.
    return remedy.action === 'remove' ? removeAccess(hand, live) : restoreAccess(hand, live);
  }

  /** Who ends everything is asked to look for itself; everybody else lives with the exception until the connection is back. */
  function unreadable(hand: RemedyHand, reason: RemedyReason): Promise<RemedyResult> {
    return hand.run.workflow === 'client-closure' ? record.person(hand, reason) : record.exception(hand, reason);
  }

  async function takeInHand({ run, approvedBy }: RemedyRun, remedy: Remedy, step: ManualStep): Promise<RemedyHand> {
    const { clientId, portalId, personId } = remedy;
    const person = await people.read(personId);
    if (person === undefined) throw new NotFoundError('Person', personId);
    const grant = await grants.read(clientId, portalId, personId);
    const userId = remedy.userId ?? grant?.userId ?? person.hubspotUserId;
    return {
      run,
      remedy,
      person,
      grant,
      decidedBy: [...new Set([...remedy.decidedBy, ...approvedBy])].sort(),
      step,
      look: () => lookForUser(users, portalId, { email: person.email, userId }),
    };
  }

  async function readAgain({ runId, shard, item }: Pick<Remedy, 'runId' | 'shard' | 'item'>): Promise<Remedy> {
    const remedy = await remedies.read(runId, shard, item);
    if (remedy === undefined) throw new NotFoundError('Remedy', `${runId}.${shard}.${item}`);
    return remedy;
  }
}

/** The key under which one run at a time works on a user of a portal; that of access provisioning. */
export function leaseKeyOf({ portalId, personId }: Remedy): string {
  return `${portalId}:${personId}`;
}

/** The same for each try of a remedy. */
export function leaseOwnerOf({ runId, shard, item }: Remedy): string {
  return `${runId}.${shard}.${item}`;
}

function brokenReason(reason: ConnectionBrokenError['reason']) {
  return reason === 'missing' ? 'connection-not-connected' : (`connection-${reason}` as const);
}
