import { describe, expect, it } from 'vitest';
import { createNoteBounce } from '../../../functions/note-bounce/note-bounce.ts';
import { createComposeAddressUnreachable } from '../../../functions/send-mail/compose-address-unreachable.ts';
import type { Mail } from '../../../shared/domain/mail.ts';
import { createOffice } from '../../../shared/services/office.ts';
import { createChangeQuestion } from '../../../shared/services/questions/change-question.ts';
import { createReadStanding } from '../../../shared/services/questions/read-standing.ts';
import { createReplaceIn, createReplacePerson } from '../../../shared/services/questions/replace-person.ts';
import { EVENTS, NOTIFICATIONS } from '../../contract/aws/ses-notices.ts';
import { shippedSettings } from '../api/support/settings.ts';
import { aQuestion, aWorldOfMail, OPENED, WAIT_ID } from './world-of-mail.ts';

const OTHER_WAIT = 'other.AskApproval.1';
const SINCE = EVENTS.bounce.bounce.timestamp;
const OPERATOR_MAIL = `address-unreachable.p-delivery-manager.${SINCE}`;

/** One question with a fallback and one without, both asked of somebody whose mail SES took under the id of the notices. */
async function aWorldOfBounces() {
  const w = aWorldOfMail();
  const { world } = w;
  const manager = world.seedPerson('delivery-manager@example.com', { name: 'Delivery Manager' });
  world.seedPerson('deputy@example.com', { name: 'Deputy Manager' });
  const stage = { name: 'Delivery', party: 'agency' as const, approvers: [manager.personId], quorum: 1 as const };
  const question = aQuestion([manager.personId]);
  const part = (fallback: string[]) => ({
    question: { ...question.question, stages: [{ ...stage, fallback }] } as typeof question.question,
  });
  await world.waits.open({ ...question, ...part(['p-deputy']) }, OPENED);
  await world.waits.open({ ...question, ...part([]), waitId: OTHER_WAIT }, OPENED);
  await w.queue({
    kind: 'approval-question',
    linkPurpose: 'answer',
    waitId: WAIT_ID,
    mailId: 'm-1',
    personId: manager.personId,
  });
  /** As the sender notes it, with the host that some senders add. */
  const noteMessage = async () => {
    const claimed = (await w.outbox.claim(w.mail('m-1') as Mail, world.clock.now())) as Mail;
    const messageId = `${EVENTS.bounce.mail.messageId}@eu-central-1.amazonses.com`;
    await w.outbox.settle({ ...claimed, state: 'sent', messageId }, []);
  };
  const counted: string[] = [];
  const people: typeof world.people = {
    ...world.people,
    note: (personId, known, fact) =>
      world.effects.run('people.note', () => {
        void world.people.note(personId, known);
        if (fact !== undefined) world.ledger.write([fact]);
      }),
  };
  const office = createOffice(people, shippedSettings().mail);
  const waitDirectory = { listOpen: async () => world.allWaits().filter(({ state }) => state === 'open') };
  const noteBounce = createNoteBounce({
    outbox: w.outbox,
    people,
    replacePerson: createReplacePerson(
      waitDirectory,
      createReplaceIn({
        changeQuestion: createChangeQuestion({
          waits: world.waits,
          readStanding: createReadStanding({ people, rosterBook: world.rosterBook, clock: world.clock }),
          mailQueue: world.mailQueue,
          pauses: { begin: async () => undefined },
          clock: world.clock,
        }),
        office,
        queueMail: w.queueMail,
      }),
    ),
    office,
    queueMail: w.queueMail,
    clock: world.clock,
    count: (metric) => void counted.push(metric),
  });
  const unreachable = async () => (await people.read(manager.personId))?.unreachable;
  const asked = (waitId: string) => world.allWaits().find((wait) => wait.waitId === waitId)?.asked;
  const marks = () => world.ledger.entries.filter(({ type }) => type === 'address-unreachable');
  return { ...w, noteBounce, noteMessage, counted, unreachable, asked, marks, waitDirectory, people };
}

describe('a mail that came back for good', () => {
  it('marks the person, gives the questions to whoever stands in, and tells partner operations', async () => {
    const w = await aWorldOfBounces();
    await w.noteMessage();
    expect(await w.noteBounce(EVENTS.bounce)).toBe('marked');
    expect(await w.unreachable()).toEqual({ since: SINCE, why: 'bounce' });
    expect(w.asked(WAIT_ID)).toEqual(['p-deputy']);
    expect(w.marks().map(({ stream, facts }) => [stream, facts])).toEqual([
      ['partner', { personId: 'p-delivery-manager', why: 'bounce', since: SINCE }],
    ]);
    expect(w.mail(OPERATOR_MAIL)).toMatchObject({ personId: 'p-operations-lead', kind: 'address-unreachable' });
    // Nobody is left for the other one: partner operations is told of that too.
    expect(w.asked(OTHER_WAIT)).toEqual(['p-delivery-manager']);
    expect(w.all().filter(({ kind }) => kind === 'question-stuck')).toHaveLength(1);
    expect(w.counted).toEqual(['AddressUnreachable']);
  });

  it('is told to partner operations with the titles, who has them now, and what is left to do', async () => {
    const w = await aWorldOfBounces();
    await w.noteMessage();
    await w.noteBounce(EVENTS.bounce);
    const compose = createComposeAddressUnreachable({
      settings: shippedSettings(),
      people: w.people,
      waitDirectory: w.waitDirectory,
      describeWait: async ({ waitId }) => ({ title: `Title of ${waitId}`, clientName: 'Example Books' }) as never,
    });
    const to = await w.people.ensure({ email: 'operations-lead@example.com', name: 'Operations', kind: 'partner' });
    const { subject, text } = await compose(w.mail(OPERATOR_MAIL) as Mail, to, '', async () => '');
    const plain = text.replaceAll(/\s+/g, ' ');
    expect(subject).toBe('Mail does not reach Delivery Manager, 2 decisions wait');
    expect(plain).toContain('What waited went to Deputy Manager. For one, nobody else can be asked: please see to it.');
    expect(plain).toContain(`1. Example Books: Title of ${WAIT_ID} 2. Example Books: Title of ${OTHER_WAIT}`);
  });

  it.each([
    ['the same notice', EVENTS.bounce],
    ['a notice of another mail or kind', EVENTS.complaint],
  ])('does nothing twice when %s comes again', async (_what, again) => {
    const w = await aWorldOfBounces();
    await w.noteMessage();
    await w.noteBounce(EVENTS.bounce);
    const before = { mails: w.all().length, entries: w.world.ledger.entries.length };
    expect(await w.noteBounce(again)).toBe('marked-before');
    expect({ mails: w.all().length, entries: w.world.ledger.entries.length }).toEqual(before);
    expect(await w.unreachable()).toEqual({ since: SINCE, why: 'bounce' });
    expect(w.counted).toEqual(['AddressUnreachable']);
  });

  it('leaves nothing out when its reader dies before or after any of its effects', async () => {
    for (const when of ['before', 'after'] as const) {
      for (let nth = 1; ; nth++) {
        const w = await aWorldOfBounces();
        await w.noteMessage();
        w.world.effects.dieAt(nth, when);
        const died = await w.noteBounce(EVENTS.bounce).then(
          () => false,
          () => true,
        );
        if (died) await w.noteBounce(EVENTS.bounce);
        expect(w.asked(WAIT_ID)).toEqual(['p-deputy']);
        expect(w.marks()).toHaveLength(1);
        expect(w.mail(OPERATOR_MAIL)?.state).toBe('queued');
        if (!died) {
          expect(nth).toBeGreaterThan(3);
          break;
        }
      }
    }
  });

  it('fails while the id of the mail is not known, and is dealt with when it comes again', async () => {
    const w = await aWorldOfBounces();
    await expect(w.noteBounce(EVENTS.bounce)).rejects.toThrow('No mail with the id of this notice');
    expect(await w.unreachable()).toBeUndefined();
    await w.noteMessage();
    expect(await w.noteBounce(NOTIFICATIONS.bounce)).toBe('marked');
  });

  it('marks nobody for an address that is not the person’s, or not any more', async () => {
    const w = await aWorldOfBounces();
    await w.noteMessage();
    w.world.seedPerson('corrected@example.com', { personId: 'p-delivery-manager' });
    expect(await w.noteBounce(EVENTS.bounce)).toBe('other-address');
    expect(await w.unreachable()).toBeUndefined();
  });

  it('knows an address however a mail server writes it', async () => {
    const w = await aWorldOfBounces();
    await w.noteMessage();
    expect(await w.noteBounce(NOTIFICATIONS.bounceWithoutReport)).toBe('marked');
  });
});

describe('other notices', () => {
  it('of complaints mark the person too', async () => {
    const w = await aWorldOfBounces();
    await w.noteMessage();
    expect(await w.noteBounce(EVENTS.complaint)).toBe('marked');
    expect(await w.unreachable()).toMatchObject({ why: 'complaint' });
  });

  it.each([
    ['a bounce that may pass is counted only', EVENTS.transient, 'transient', ['BounceTransient']],
    ['a mail that is no spam is nothing', EVENTS.notSpam, 'ignored: not-spam', []],
    ['a delivery is nothing', NOTIFICATIONS.delivery, 'ignored: Delivery', []],
  ])('%s', async (_what, notice, verdict, counts) => {
    const w = await aWorldOfBounces();
    await w.noteMessage();
    expect(await w.noteBounce(notice)).toBe(verdict);
    expect(await w.unreachable()).toBeUndefined();
    expect(w.counted).toEqual(counts);
  });
});
