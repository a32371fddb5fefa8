import { type LedgerFact, streamOf } from '../../shared/domain/ledger.ts';
import type { PortalSnapshot } from '../../shared/domain/portal.ts';
import { memberOf } from '../../shared/domain/portal-member.ts';
import type { ClientRun } from '../../shared/domain/run.ts';
import { ConnectionBrokenError, isDailyLimit, NotFoundError } from '../../shared/errors.ts';
import type { Clients } from '../../shared/ports/clients.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Connections } from '../../shared/ports/connections.ts';
import type { Plans } from '../../shared/ports/engagements.ts';
import type { PortalStructure, PortalUsers } from '../../shared/ports/hubspot.ts';
import type { Ledger } from '../../shared/ports/ledger.ts';
import type { People } from '../../shared/ports/people.ts';
import type { Runs } from '../../shared/ports/runs.ts';
import { createBreakConnection } from '../../shared/services/access/break-connection.ts';
import type { CountOwned } from '../../shared/services/access/count-owned.ts';
import { noteSuperAdmins } from '../../shared/services/access/note-super-admins.ts';
import type { Sides } from '../../shared/services/access/portal-sides.ts';
import { appendOnce } from '../../shared/services/append-once.ts';
import { readClientRun } from '../../shared/services/runs/read-run.ts';
import type { InspectResult } from '../../workflows/access-provisioning/contract.ts';
import type { RunInput } from '../../workflows/common.ts';

/** What inspecting needs. */
export interface InspectPortalDependencies {
  readonly runs: Pick<Runs, 'read'>;
  readonly clients: Pick<Clients, 'read' | 'replace'>;
  readonly connections: Pick<Connections, 'read' | 'replace'>;
  readonly plans: Pick<Plans, 'snapshot' | 'keepSnapshot'>;
  readonly people: Pick<People, 'ensure'>;
  readonly portal: Pick<PortalUsers, 'list'> & PortalStructure;
  readonly ledger: Ledger;
  readonly sides: Sides;
  readonly countOwned: CountOwned;
  readonly clientAppId: number;
  /** Raises the alarm `connection-broken`. */
  readonly alarm: () => void;
  readonly clock: Clock;
}

/**
 * Reads what a portal has, once per run: a later attempt finds what the first one read.
 * 1. Without a portal or a connection that works, nothing can be read, and the run says why. Where the client adds the users by itself, the
 *    work goes on without: each line is carried out by hand, and confirmed.
 * 2. Users, permission sets and teams are read. Of the users, the partner-side ones become members; the client's are counted.
 * 3. The client's super admins become known: they are told of changes and asked for manual steps.
 * 4. Of those whose users are to go, the records are counted that they own there.
 * 5. The snapshot is kept, and the ledger says so with counts only.
 */
export function createInspectPortal(dependencies: InspectPortalDependencies) {
  const { runs, clients, connections, plans, people, portal, ledger, sides, countOwned } = dependencies;
  const { clientAppId, alarm, clock } = dependencies;
  const breakConnection = createBreakConnection({ connections, clock });

  return async ({ runId }: RunInput): Promise<InspectResult> => {
    const run = await readClientRun(runs, runId);
    const known = await plans.snapshot(runId);
    if (known !== undefined) {
      await appendOnce(ledger, inspected(run, known));
      return { verdict: 'read' };
    }
    // 1. A portal, and a way into it.
    const client = await clients.read(run.clientId);
    if (client === undefined) throw new NotFoundError('Client', run.clientId);
    const { portalId } = client;
    if (portalId === undefined) return { verdict: 'unreadable', end: 'connection-missing' };
    if (client.way !== undefined && !(await isConnected(portalId))) {
      const snapshot = await plans.keepSnapshot(runId, unread(portalId));
      await appendOnce(ledger, inspected(run, snapshot));
      return { verdict: 'read' };
    }
    try {
      const snapshot = await plans.keepSnapshot(runId, await inspect(run, portalId));
      // 5. Dying before this line leaves it to the next attempt.
      await ledger.append([inspected(run, snapshot)]);
      return { verdict: 'read' };
    } catch (error) {
      if (isDailyLimit(error)) return { verdict: 'unreadable', end: 'daily-limit' };
      if (!(error instanceof ConnectionBrokenError)) throw error;
      await breakConnection({ appId: clientAppId, portalId, reason: error.reason, run });
      if (error.reason !== 'missing') alarm();
      return { verdict: 'unreadable', end: `connection-${error.reason}` };
    }
  };

  async function isConnected(portalId: number): Promise<boolean> {
    return (await connections.read(clientAppId, portalId))?.health === 'healthy';
  }

  function unread(portalId: number): PortalSnapshot {
    const nothing = { members: [], permissionSets: [], teams: [], superAdminIds: [], usersRead: 0, clientUsers: 0 };
    return { portalId, readAt: clock.now().toISOString(), ...nothing, unread: true };
  }

  async function inspect(run: ClientRun, portalId: number): Promise<PortalSnapshot> {
    // 2. Read.
    const readAt = clock.now().toISOString();
    const users = await portal.list(portalId);
    const permissionSets = await portal.permissionSets(portalId);
    const teams = await portal.teams(portalId);
    const { partners, others, claimed } = await sides(run.clientId, portalId, users);
    // 3. Who the super admins are is all that is kept of the client's people.
    const superAdminIds = await noteSuperAdmins({ clients, people }, run.clientId, others);
    // Those of the client's whom a team or a grant of ours names are members too, so that the plan sees and refuses them.
    const members = [...partners, ...claimed]
      .map(({ user, personId }) => memberOf(user, personId))
      .sort((a, b) => (a.personId < b.personId ? -1 : 1));
    // 4. What would be left without an owner.
    const ownedRecords = await countOwned(run.clientId, portalId, members);
    const counts = { usersRead: users.length, clientUsers: others.length, ownedRecords };
    const clientSideIds = claimed.map(({ personId }) => personId).sort();
    return { portalId, readAt, members, permissionSets, teams, superAdminIds, clientSideIds, ...counts };
  }
}

function inspected(run: ClientRun, snapshot: PortalSnapshot): LedgerFact {
  return {
    stream: streamOf(run),
    type: 'portal-inspected',
    at: snapshot.readAt,
    runId: run.runId,
    correlationId: run.correlationId,
    facts: {
      portalId: snapshot.portalId,
      usersRead: snapshot.usersRead,
      clientUsers: snapshot.clientUsers,
      members: snapshot.members.length,
      superAdmins: snapshot.superAdminIds.length,
      permissionSets: snapshot.permissionSets.length,
      teams: snapshot.teams.length,
      ...(snapshot.unread === true ? { unread: true } : {}),
    },
  };
}
