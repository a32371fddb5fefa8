import type { Client } from '../domain/client.ts';
import type { RuntimeSettings } from '../domain/settings.ts';
import { RuleError } from '../errors.ts';
import type { Clock, Randomness } from '../ports/clock.ts';
import type { QueueMail } from './queue-mail.ts';

/** What asking takes. */
export interface AskToConnectDependencies {
  readonly settings: Pick<RuntimeSettings, 'observe' | 'durations'>;
  readonly clock: Clock;
  readonly randomness: Pick<Randomness, 'id'>;
  readonly queueMail: QueueMail;
}

/** Mails a client's contact a fresh link to connect the portal; says whom, and until when it holds. @throws RuleError */
export type AskToConnect = (client: Client, correlationId: string) => Promise<{ personId: string; until: string }>;

/** @see AskToConnect */
export function createAskToConnect(dependencies: AskToConnectDependencies): AskToConnect {
  const { settings, clock, randomness, queueMail } = dependencies;
  return async ({ clientId, contactPersonId, portalId }, correlationId) => {
    if (settings.observe) throw new RuleError('observe-mode', 'This stage observes: no client is mailed.');
    if (contactPersonId === undefined)
      throw new RuleError(
        'contact-known',
        'No contact of this client is known. Name one first: steward client contact.',
      );
    if (portalId === undefined)
      throw new RuleError('portal-known', 'This client has no portal yet. Its invitation asks for the connection.');
    const until = new Date(clock.now().getTime() + settings.durations.connectionDeadline * 1000).toISOString();
    await queueMail({
      mailId: `${clientId}.connect.${randomness.id()}`,
      kind: 'connect-invitation',
      personId: contactPersonId,
      clientId,
      linkPurpose: 'connect-client',
      reminder: 0,
      facts: { deadlineAt: until },
      correlationId,
    });
    return { personId: contactPersonId, until };
  };
}
