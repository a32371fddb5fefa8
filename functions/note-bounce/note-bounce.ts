import { PARTNER_STREAM } from '../../shared/domain/ledger.ts';
import { normaliseEmail, type Person, type Unreachable } from '../../shared/domain/person.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Outbox } from '../../shared/ports/mailing.ts';
import type { People } from '../../shared/ports/people.ts';
import type { Office } from '../../shared/services/office.ts';
import type { ReplacePerson } from '../../shared/services/questions/replace-person.ts';
import type { QueueMail } from '../../shared/services/queue-mail.ts';
import { type NoticeAbout, readNotice } from './schema.ts';

/** What noting a bounce needs. */
export interface NoteBounceDependencies {
  readonly outbox: Pick<Outbox, 'ofMessage'>;
  readonly people: Pick<People, 'read' | 'note'>;
  readonly replacePerson: ReplacePerson;
  readonly office: Pick<Office, 'operator'>;
  readonly queueMail: QueueMail;
  readonly clock: Clock;
  /** Counts what was told. */
  readonly count: (metric: 'AddressUnreachable' | 'BounceTransient') => void;
}

/**
 * Deals with one notice of SES: a mail came back for good, or was reported as unwanted.
 * 1. Finds the mail by SES's id. A notice may be faster than the note of that id: then it fails, and the queue brings it again. An id that is
 *    never found is no mail of ours; after the queue's tries it lies in the dead-letter queue, with an alarm.
 * 2. The address must be the one that the person has now: one that was corrected meanwhile is not marked.
 * 3. Marks the person, with the time of the notice; one who is marked stays so since then.
 * 4. Gives the person's open questions to whoever stands in, and tells partner operations, once for each marking.
 * Each step finds what the one before wrote, so a notice that comes twice, or whose reader died, does nothing twice and leaves nothing out.
 */
export function createNoteBounce(dependencies: NoteBounceDependencies) {
  const { outbox, people, replacePerson, office, queueMail, clock, count } = dependencies;
  return async (body: unknown): Promise<string> => {
    const notice = readNotice(body);
    if (notice.kind === 'ignored') return `ignored: ${notice.type}`;
    if (notice.kind === 'transient') {
      count('BounceTransient');
      return 'transient';
    }
    // 1. Which mail.
    const { why, about } = notice;
    const mail = await outbox.ofMessage(about.messageId);
    if (mail === undefined) throw new Error('No mail with the id of this notice is known, or not yet.');
    // 2. Whose address.
    const person = await people.read(mail.personId);
    if (person === undefined) return 'person-unknown';
    if (!isAbout(about, person)) return 'other-address';
    // 3. Mark.
    const marked = person.unreachable ?? (await mark(person, { since: about.at, why }));
    // 4. Replace and tell.
    await replacePerson(person.personId);
    await tellOperator(person, marked);
    return person.unreachable === undefined ? 'marked' : 'marked-before';
  };

  async function mark({ personId }: Person, unreachable: Unreachable): Promise<Unreachable> {
    const at = clock.now().toISOString();
    const facts = { personId, why: unreachable.why, since: unreachable.since };
    await people.note(personId, { unreachable }, { stream: PARTNER_STREAM, type: 'address-unreachable', at, facts });
    count('AddressUnreachable');
    // Another notice may have been faster by a moment: then its mark stands.
    return (await people.read(personId))?.unreachable ?? unreachable;
  }

  async function tellOperator({ personId }: Person, { since, why }: Unreachable): Promise<void> {
    await queueMail({
      mailId: `address-unreachable.${personId}.${since}`,
      kind: 'address-unreachable',
      personId: (await office.operator()).personId,
      reminder: 0,
      facts: { person: personId, why },
    });
  }
}

/** Mail servers write an address plainly, or in angle brackets after a name. */
function isAbout({ recipients }: NoticeAbout, { email }: Person): boolean {
  return recipients.some((recipient) => normaliseEmail(/<([^<>]+)>\s*$/.exec(recipient)?.[1] ?? recipient) === email);
}
