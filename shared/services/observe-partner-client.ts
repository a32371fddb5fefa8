import type { Client } from '../domain/client.ts';
import {
  clientIdOf,
  hasEnded,
  type Invitation,
  invitationIdOf,
  type PartnerClientRecord,
} from '../domain/invitation.ts';
import { clientStream } from '../domain/ledger.ts';
import { runIdOf } from '../domain/run.ts';
import type { OutcomeResult, Wait } from '../domain/wait.ts';
import { ConflictError } from '../errors.ts';
import type { Clients, Invitations } from '../ports/clients.ts';
import type { Clock } from '../ports/clock.ts';
import type { Runs } from '../ports/runs.ts';
import type { Waits } from '../ports/waits.ts';
import type { Office } from './office.ts';
import type { QueueMail } from './queue-mail.ts';
import type { BeginRun } from './runs/begin-run.ts';
import type { EndWait } from './runs/end-wait.ts';

/** What it takes to look at a partner client. */
export interface ObserveDependencies {
  readonly clients: Clients;
  readonly invitations: Invitations;
  readonly runs: Runs;
  readonly waits: Waits;
  readonly beginRun: BeginRun;
  readonly endWait: EndWait;
  readonly office: Pick<Office, 'operator'>;
  readonly queueMail: QueueMail;
  readonly clock: Clock;
}

/** What looking at it led to. */
export type Observation =
  | 'relationship-ended'
  | 'baseline'
  | 'invitation-began'
  | 'invitation-known'
  | 'wait-ended'
  | 'nothing-new';

/**
 * Draws the consequences of a partner client's present state; webhooks and the poll both come here, as often as they like.
 * 1. The client is recorded; its name, portal and tier follow HubSpot.
 * 2. "invited" since before the partner portal was connected is baseline: recorded, nobody is asked.
 * 3. "invited" later: the invitation of that moment gets its one run.
 * 4. Anything else ends what waits for it, and hints the run.
 */
export type ObservePartnerClient = (
  record: PartnerClientRecord,
  since: { connectedAt: string; correlationId: string },
) => Promise<Observation>;

/** @see ObservePartnerClient */
export function createObservePartnerClient(dependencies: ObserveDependencies): ObservePartnerClient {
  const { clients, invitations, runs, beginRun, clock } = dependencies;

  return async (record, { connectedAt, correlationId }) => {
    // 1. Record the client.
    const before = new Date(record.statusSince) <= new Date(connectedAt);
    const client = await recordClient(record, before);
    const latest = (await invitations.ofClient(client.clientId)).at(-1);

    if (record.status === 'invited') {
      // 2. What was there before us stays quiet.
      if (before) return 'baseline';
      // 3. One run per moment of being invited; an older one that never ended was withdrawn in between.
      const invitation = newInvitation(record);
      if (
        latest !== undefined &&
        latest.invitationId !== invitation.invitationId &&
        latest.invitedAt < invitation.invitedAt
      ) {
        await endOpenWaits(latest, 'withdrawn');
      }
      const fact = {
        stream: clientStream(client.clientId),
        type: 'invitation-detected' as const,
        at: clock.now().toISOString(),
        correlationId,
        facts: { invitationId: invitation.invitationId, recordId: record.recordId, invitedAt: invitation.invitedAt },
      };
      await invitations.create(invitation, fact);
      const { begun } = await beginRun({
        workflow: 'invitation-acceptance',
        businessId: invitation.invitationId,
        clientId: client.clientId,
        correlationId,
      });
      return begun ? 'invitation-began' : 'invitation-known';
    }

    // 4. What waits may have ended.
    if (latest === undefined || hasEnded(latest.state)) {
      if (latest?.state === 'connected' && record.status !== 'accepted')
        return tellRelationshipEnded(client, record, correlationId);
      return before ? 'baseline' : 'nothing-new';
    }
    const ended = await endOpenWaits(
      latest,
      record.status === 'accepted' ? 'accepted' : record.status === 'declined' ? 'declined' : 'withdrawn',
    );
    await runs.hint(runIdOf('invitation-acceptance', latest.invitationId));
    return ended ? 'wait-ended' : 'nothing-new';
  };

  /** The client is no longer a partner client, though its portal is connected: partner operations decides what of the access ends. Told once per change. */
  async function tellRelationshipEnded(
    client: Client,
    record: PartnerClientRecord,
    correlationId: string,
  ): Promise<Observation> {
    const operator = await dependencies.office.operator();
    await dependencies.queueMail({
      mailId: `${client.clientId}.relationship-ended.${new Date(record.statusSince).getTime()}`,
      kind: 'course-notice',
      personId: operator.personId,
      clientId: client.clientId,
      reminder: 0,
      facts: { end: 'relationship-ended' },
      correlationId,
    });
    return 'relationship-ended';
  }

  async function recordClient(record: PartnerClientRecord, baseline: boolean): Promise<Client> {
    const clientId = clientIdOf(record.recordId);
    const at = clock.now().toISOString();
    for (let attempt = 0; attempt < 5; attempt++) {
      const known = await clients.read(clientId);
      if (known === undefined) {
        const fresh: Client = {
          clientId,
          recordId: record.recordId,
          name: record.name,
          state: 'known',
          portalId: record.portalId,
          tier: record.tier,
          superAdminIds: [],
          baseline,
          createdAt: at,
          version: 1,
        };
        if (await clients.create(fresh)) return fresh;
        continue;
      }
      // The portal that was connected stands; HubSpot's property only fills a gap.
      const current: Client = {
        ...known,
        name: record.name,
        portalId: known.portalId ?? record.portalId,
        tier: record.tier ?? known.tier,
      };
      if (JSON.stringify(current) === JSON.stringify(known)) return known;
      try {
        await clients.replace(current, []);
        return { ...current, version: current.version + 1 };
      } catch (error) {
        if (!(error instanceof ConflictError)) throw error;
      }
    }
    throw new ConflictError(`Client ${clientId} changes too fast to be recorded.`);
  }

  function newInvitation(record: PartnerClientRecord): Invitation {
    return {
      invitationId: invitationIdOf(record.recordId, record.statusSince),
      recordId: record.recordId,
      invitedAt: record.statusSince,
      clientId: clientIdOf(record.recordId),
      clientName: record.name,
      portalId: record.portalId,
      state: 'detected',
      version: 1,
    };
  }

  async function endOpenWaits(invitation: Invitation, result: OutcomeResult): Promise<boolean> {
    const open = await dependencies.waits.openOfRun(runIdOf('invitation-acceptance', invitation.invitationId));
    // Being accepted in HubSpot ends only the wait for it: an open approval still decides about our access.
    const concerned = result === 'accepted' ? open.filter((wait: Wait) => wait.kind === 'acceptance') : open;
    for (const wait of concerned) await dependencies.endWait(wait.waitId, { result, cause: 'hubspot-record' });
    return concerned.length > 0;
  }
}
