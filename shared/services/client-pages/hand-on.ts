import { clientStream } from '../../domain/ledger.ts';
import type { Link } from '../../domain/link.ts';
import { handedOnBy, handedOnOf, hasServed, MOST_HANDED_ON, mayHandOn } from '../../domain/onboarding.ts';
import { isPartnerSide, normaliseEmail, type Person } from '../../domain/person.ts';
import type { Wait } from '../../domain/wait.ts';
import { ConflictError } from '../../errors.ts';
import type { Clients } from '../../ports/clients.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Connections } from '../../ports/connections.ts';
import type { MailQueue } from '../../ports/mailing.ts';
import type { People } from '../../ports/people.ts';
import type { Waits } from '../../ports/waits.ts';

/** What handing an onboarding on needs. */
export interface HandOnDependencies {
  readonly clients: Pick<Clients, 'read' | 'replace'>;
  readonly people: Pick<People, 'read' | 'findByEmail' | 'ensure'>;
  readonly waits: Pick<Waits, 'read' | 'replace'>;
  readonly connections: Pick<Connections, 'read'>;
  readonly clientAppId: number;
  readonly mailQueue: MailQueue;
  readonly clock: Clock;
  /** E-mail domains of the agency. */
  readonly domains: readonly string[];
}

/** Who is to have it. */
export interface Colleague {
  readonly email: string;
  readonly name: string;
  /** Free text for the mail. */
  readonly word?: string | undefined;
}

/** What came of it: handed on (also when it was before), or why not. `over`: there is nothing to hand on any more. */
export type HandedOnResult = 'handed-on' | 'over' | 'own' | 'agency' | 'too-often';

/** Gives an onboarding from the person of a link to a colleague, who becomes the client's contact and gets a mail with a link of their own. */
export type HandOn = (link: Link, colleague: Colleague, correlationId?: string) => Promise<HandedOnResult>;

/** A client and a wait change by other hands too; more conflicts in a row mean that something is wrong. */
const TRIES = 5;

/**
 * @see HandOn
 * 1. Whether it may be: by the one who is asked, to another person of the client, and not for ever.
 * 2. The wait asks the colleague from now on, so that no reminder goes to the sender. First, so that whoever dies here can send the form again.
 * 3. The client's contact, the ledger's entry and the colleague's mail, in one transaction.
 */
export function createHandOn(dependencies: HandOnDependencies): HandOn {
  const { clients, people, waits, connections, clientAppId, mailQueue, clock, domains } = dependencies;
  return async (link, colleague, correlationId) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await handOn(link, colleague, correlationId);
      } catch (error) {
        if (!(error instanceof ConflictError) || attempt === TRIES) throw error;
      }
    }
  };

  async function handOn(link: Link, colleague: Colleague, correlationId: string | undefined): Promise<HandedOnResult> {
    // 1. May it be?
    const client = link.clientId === undefined ? undefined : await clients.read(link.clientId);
    const wait = link.waitId === undefined ? undefined : await waits.read(link.waitId);
    if (client === undefined || (link.waitId !== undefined && wait === undefined)) return 'over';
    if (handedOnBy(client, link) !== undefined) return 'handed-on';
    const connection = client.portalId === undefined ? undefined : await connections.read(clientAppId, client.portalId);
    if (hasServed(link, connection)) return 'over';
    const email = normaliseEmail(colleague.email);
    const known = await people.findByEmail(email);
    if (known?.personId === link.personId) return 'own';
    if (isOurs(known, email)) return 'agency';
    const before = handedOnOf(client, link);
    if (before.length >= MOST_HANDED_ON) return 'too-often';
    // Before anybody is made known: a link that is over leaves no traces.
    if (!mayHandOn(wait, link.personId) && !(known !== undefined && wasGivenTo(wait, known.personId))) return 'over';
    const { personId: to } = await people.ensure({ email, name: colleague.name, kind: 'client' });
    // 2. The wait.
    if (wait !== undefined && !wasGivenTo(wait, to)) await waits.replace({ ...wait, asked: [to] }, []);
    // 3. The client.
    const at = clock.now().toISOString();
    const { waitId, personId: from } = link;
    const mailId = `${waitId ?? link.hash.slice(0, 24)}.handed-on.${before.length + 1}`;
    const deadline = waitId === undefined ? { deadlineAt: link.expiresAt } : {};
    const request = {
      mailId,
      kind: 'connect-invitation' as const,
      linkPurpose: 'connect-client' as const,
      personId: to,
      clientId: client.clientId,
      waitId,
      runId: wait?.runId,
      reminder: 0,
      facts: deadline,
      correlationId,
    };
    // Those of earlier onboardings have done their service.
    const handedOn = [...before, { from, to, at, waitId, word: colleague.word }];
    await clients.replace(
      { ...client, contactPersonId: to, handedOn },
      [
        {
          stream: clientStream(client.clientId),
          type: 'handed-to-colleague',
          at,
          actor: from,
          runId: wait?.runId,
          correlationId,
          facts: { from, to, ...(waitId === undefined ? {} : { waitId }) },
        },
      ],
      { requests: [request], at: new Date(at) },
    );
    await mailQueue.enqueue(mailId);
    return 'handed-on';
  }

  /** Partner-side by address, or known as one of the agency's people. */
  function isOurs(known: Person | undefined, email: string): boolean {
    const roster = { emails: new Set<string>(), hubspotUserIds: new Set<string>(), domains };
    return (known !== undefined && known.kind !== 'client') || isPartnerSide(roster, { id: '', email });
  }
}

/** An attempt that died has come as far as the wait. */
function wasGivenTo(wait: Wait | undefined, personId: string): boolean {
  return wait?.state === 'open' && wait.asked.length === 1 && wait.asked[0] === personId;
}
