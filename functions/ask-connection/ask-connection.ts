import { waitIdOf } from '../../shared/domain/wait.ts';
import { NotFoundError } from '../../shared/errors.ts';
import type { Clients, Invitations } from '../../shared/ports/clients.ts';
import type { Connections } from '../../shared/ports/connections.ts';
import type { Runs } from '../../shared/ports/runs.ts';
import type { Office } from '../../shared/services/office.ts';
import type { QueueMail } from '../../shared/services/queue-mail.ts';
import type { EndWait } from '../../shared/services/runs/end-wait.ts';
import type { OpenWait } from '../../shared/services/runs/open-wait.ts';
import { readInvitationRun } from '../../shared/services/runs/read-run.ts';
import type { RunInput, TaskResult } from '../../workflows/common.ts';

/** What asking for the connection needs. */
export interface AskConnectionDependencies {
  readonly runs: Pick<Runs, 'read'>;
  readonly invitations: Pick<Invitations, 'read'>;
  readonly clients: Pick<Clients, 'read'>;
  readonly connections: Pick<Connections, 'read'>;
  readonly office: Pick<Office, 'operator'>;
  readonly openWait: OpenWait;
  readonly endWait: EndWait;
  readonly queueMail: QueueMail;
  readonly clientAppId: number;
  readonly observe: boolean;
  /** Seconds. */
  readonly connectionDeadline: number;
}

/**
 * Asks the client's super admin to connect the portal.
 * 1. Where no address is known, the operator is asked for one; the wait is open meanwhile, and its mail follows.
 * 2. A portal that is connected already (the client was invited again) needs nobody, nor does a client that adds the users by itself.
 */
export function createAskConnection(dependencies: AskConnectionDependencies) {
  const { runs, invitations, clients, connections, office, openWait, endWait, queueMail, observe } = dependencies;
  return async ({ runId }: RunInput): Promise<TaskResult> => {
    const { run, invitation } = await readInvitationRun({ runs, invitations }, runId);
    const client = await clients.read(run.clientId);
    if (client === undefined) throw new NotFoundError('Client', run.clientId);
    const connection =
      client.portalId === undefined ? undefined : await connections.read(dependencies.clientAppId, client.portalId);
    const connected = connection?.health === 'healthy';
    const byHand = client.way !== undefined;
    const wait = await openWait({
      waitId: waitIdOf(runId, 'AskConnection'),
      runId,
      clientId: run.clientId,
      correlationId: run.correlationId,
      kind: 'connection',
      subject: { kind: 'invitation', invitationId: invitation.invitationId },
      // Observe mode mails no client: the operator sees the open wait, and asks by hand.
      asked: client.contactPersonId === undefined || connected || byHand || observe ? [] : [client.contactPersonId],
      deadline: dependencies.connectionDeadline,
    });
    if (connected || byHand) {
      // 2. Nothing to ask for.
      const result = connected ? 'connected' : 'by-hand';
      await endWait(wait.waitId, { result, cause: connected ? 'hubspot-record' : 'operator' });
    } else if (client.contactPersonId === undefined) {
      // 1. Nobody to ask.
      const operator = await office.operator();
      await queueMail({
        mailId: `${wait.waitId}.contact.0`,
        kind: 'contact-needed',
        personId: operator.personId,
        clientId: run.clientId,
        waitId: wait.waitId,
        runId,
        linkPurpose: 'give-contact',
        reminder: 0,
        facts: {},
        correlationId: run.correlationId,
      });
    }
    return { verdict: 'asked', waitId: wait.waitId };
  };
}
