import type { Client } from '../../shared/domain/client.ts';
import { toldAtClient } from '../../shared/domain/client-admins.ts';
import type { ClientRun } from '../../shared/domain/run.ts';
import type { PortalRules } from '../../shared/ports/engagements.ts';
import type { Office } from '../../shared/services/office.ts';
import type { QueueMail } from '../../shared/services/queue-mail.ts';

/** Sends published rules to both sides: who speaks for the client, the team members in them, and partner operations. Once per number and person. */
export type MailRules = (run: ClientRun, client: Client, rules: PortalRules) => Promise<void>;

/** @see MailRules */
export function createMailRules({
  office,
  queueMail,
}: {
  readonly office: Pick<Office, 'operator'>;
  readonly queueMail: QueueMail;
}): MailRules {
  return async (run, client, { portalId, number, members }) => {
    const operator = await office.operator();
    const team = members.map((member) => member.personId);
    for (const personId of new Set([...toldAtClient(client), ...team, operator.personId])) {
      await queueMail({
        mailId: `${client.clientId}.rules.${portalId}.${number}.${personId}`,
        kind: 'portal-rules',
        linkPurpose: 'read-rules',
        personId,
        clientId: client.clientId,
        runId: run.runId,
        reminder: 0,
        facts: { portalId, number },
        correlationId: run.correlationId,
      });
    }
  };
}
