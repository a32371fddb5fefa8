import { speaksForClient } from '../../domain/client-admins.ts';
import { CONFIRM_HOURS, MOST_CONFIRM_MAILS } from '../../domain/closure.ts';
import type { Link } from '../../domain/link.ts';
import type { Clients } from '../../ports/clients.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Closures } from '../../ports/closures.ts';
import type { Outbox } from '../../ports/mailing.ts';
import type { People } from '../../ports/people.ts';
import type { QueueMail } from '../queue-mail.ts';

/** What asking for the confirming link needs. */
export interface AskToEndDependencies {
  readonly clients: Pick<Clients, 'read'>;
  readonly people: Pick<People, 'read'>;
  readonly closures: Pick<Closures, 'lastOf'>;
  readonly outbox: Pick<Outbox, 'read'>;
  readonly queueMail: QueueMail;
  readonly clock: Clock;
}

/** What came of asking. `not-offered`: the reader is not of the client's side, or not any more, or it is ended already. */
export type AskedToEnd = 'mailed' | 'too-often' | 'not-offered';

/** Mails a fresh link to the reader of a long-lived one, and does nothing else: whoever else has the old link cannot end anything. */
export type AskToEnd = (link: Link, correlationId: string) => Promise<AskedToEnd>;

/** @see AskToEnd; at most three mails for a person and day. */
export function createAskToEnd({
  clients,
  people,
  closures,
  outbox,
  queueMail,
  clock,
}: AskToEndDependencies): AskToEnd {
  return async ({ clientId, personId }, correlationId) => {
    if (clientId === undefined || (await people.read(personId))?.kind !== 'client') return 'not-offered';
    const client = await clients.read(clientId);
    if (client === undefined || !speaksForClient(client, personId)) return 'not-offered';
    if ((await closures.lastOf(clientId))?.state === 'running') return 'not-offered';
    const now = clock.now();
    for (let number = 1; number <= MOST_CONFIRM_MAILS; number++) {
      const mailId = `${clientId}.end-access.${personId}.${now.toISOString().slice(0, 10)}.${number}`;
      if ((await outbox.read(mailId)) !== undefined) continue;
      await queueMail({
        mailId,
        kind: 'end-access-confirm',
        personId,
        clientId,
        linkPurpose: 'end-access',
        reminder: 0,
        facts: { deadlineAt: new Date(now.getTime() + CONFIRM_HOURS * 3_600_000).toISOString() },
        correlationId,
      });
      return 'mailed';
    }
    return 'too-often';
  };
}
