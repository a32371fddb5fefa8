import { describe, expect, it } from 'vitest';
import type { Chat } from '../../../shared/domain/chat.ts';
import type { Mail } from '../../../shared/domain/mail.ts';
import { aQuestion, aWorldOfMail, OPENED, WAIT_ID } from './world-of-mail.ts';

const QUESTION = { kind: 'approval-question', linkPurpose: 'answer', waitId: WAIT_ID } as const;

function asked(...names: string[]) {
  const w = aWorldOfMail();
  for (const name of names) w.world.seedPerson(`${name}@example.com`);
  void w.world.waits.open(aQuestion(names.map((name) => `p-${name}`)), OPENED);
  return w;
}

describe('sending a mail', () => {
  it('happens once, with a link that the table knows, and is in the ledger', async () => {
    const w = asked('lead');
    await w.queue({ ...QUESTION, mailId: 'm-1', personId: 'p-lead' });
    expect(await w.send('m-1')).toBe('sent');
    expect(await w.send('m-1')).toBe('sent');
    expect(w.sent.map(({ to }) => to)).toEqual(['lead@example.com']);
    expect(w.links).toMatchObject([{ purpose: 'answer', waitId: WAIT_ID, personId: 'p-lead' }]);
    const entry = w.world.ledger.entries.find(({ type }) => type === 'mail-sent');
    expect(entry?.facts).toMatchObject({
      mailId: 'm-1',
      to: 'p-lead',
      messageId: 'ses-1',
      linkRef: expect.any(String),
    });
  });

  it('is taken over from a sender that died, which is counted: it may go twice', async () => {
    const w = asked('lead');
    await w.queue({ ...QUESTION, mailId: 'm-1', personId: 'p-lead' });
    // Somebody claimed it, and was not heard of again.
    const known = await w.outbox.read('m-1');
    await w.outbox.claim(known as Mail, w.world.clock.now());
    expect(await w.send('m-1')).toBe('claimed');
    w.world.clock.advance(61);
    expect(await w.send('m-1')).toBe('sent');
    expect(w.sent).toHaveLength(1);
    expect(w.counted).toEqual(['MailSentTwice']);
  });

  it('is given up after five tries, with an entry and a count', async () => {
    const w = asked('lead');
    await w.queue({ ...QUESTION, mailId: 'm-1', personId: 'p-lead' });
    w.service.down = true;
    expect(await w.sendUntil('m-1')).toBe('failed');
    expect(w.world.ledger.entries.filter(({ type }) => type === 'mail-failed')).toHaveLength(1);
    expect(w.counted).toEqual(['MailFailed']);
  });

  it('does not ask whoever need not answer any more', async () => {
    const w = asked('lead');
    await w.queue({ ...QUESTION, mailId: 'm-1', personId: 'p-lead' });
    await w.world.endWaitAs(WAIT_ID, 'approved');
    expect(await w.send('m-1')).toBe('superseded');
    expect(w.sent).toEqual([]);
  });

  it('is withheld from somebody whom no mail reaches, whatever its kind', async () => {
    const w = aWorldOfMail();
    w.world.seedPerson('lead@example.com', { unreachable: { since: '2026-11-24T08:00:00.000Z', why: 'complaint' } });
    await w.queue({ kind: 'course-notice', mailId: 'm-1', personId: 'p-lead', facts: { end: 'approved' } });
    expect(await w.send('m-1')).toBe('withheld');
    expect(await w.send('m-1')).toBe('withheld');
    expect(w.sent).toEqual([]);
    expect(w.world.ledger.entries.map(({ type, facts }) => [type, facts['to'], facts['why']])).toEqual([
      ['mail-withheld', 'p-lead', 'complaint'],
    ]);
  });
});

describe('on a stage that observes, a mail', () => {
  it('goes to the agency, and is withheld from everybody of a client, whatever its kind', async () => {
    const w = aWorldOfMail([], { observe: true });
    w.world.seedPerson('owner@client.example.org', { kind: 'client' });
    w.world.seedPerson('lead@example.com', { kind: 'partner' });
    await w.queue({ kind: 'course-notice', mailId: 'm-1', personId: 'p-owner', facts: { end: 'approved' } });
    await w.queue({ kind: 'course-notice', mailId: 'm-2', personId: 'p-lead', facts: { end: 'approved' } });
    expect(await w.send('m-1')).toBe('withheld');
    expect(await w.send('m-2')).toBe('sent');
    expect(w.world.ledger.entries[0]).toMatchObject({
      type: 'mail-withheld',
      facts: { to: 'p-owner', why: 'observe-mode' },
    });
  });
});

describe('a channel', () => {
  const people = ['lead@example.com', 'Second@Example.com'];
  const CHATS: Chat[] = [
    { name: 'approvals', kind: 'slack', people },
    { name: 'others', kind: 'teams', people: ['somebody@example.com'] },
  ];

  function aTeam() {
    const w = aWorldOfMail(CHATS);
    for (const name of ['lead', 'second', 'third']) w.world.seedPerson(`${name}@example.com`);
    void w.world.waits.open(aQuestion(['p-lead', 'p-second', 'p-third']), OPENED);
    return w;
  }
  const NOTICE = `${WAIT_ID}.chat.approvals.0.0`;

  it('is told once that a decision waits, however many of its people are asked, and of nothing more', async () => {
    const w = aTeam();
    for (const name of ['lead', 'second', 'third']) {
      await w.queue({ ...QUESTION, mailId: `m-${name}`, personId: `p-${name}` });
      await w.send(`m-${name}`);
    }
    const notices = w.all().filter(({ kind }) => kind === 'chat-notice');
    expect(notices.map(({ mailId }) => mailId)).toEqual([NOTICE]);
    expect(w.woken).toContain(NOTICE);
    expect(await w.send(NOTICE)).toBe('sent');
    expect(w.posts).toEqual([
      {
        chat: 'approvals',
        text: 'A decision waits in your mailbox: Take up Example Manufacturing with Reporting? Until Fri 27 Nov 2026, 16:00 (Europe/Berlin).',
      },
    ]);
    expect(w.posts[0]?.text).not.toMatch(/https?:|@|links/);
    const entry = w.world.ledger.entries.find(({ type }) => type === 'chat-notice-sent');
    expect(entry?.facts).toEqual({ mailId: NOTICE, kind: 'chat-notice', chat: 'approvals' });
  });

  it('is told by the message that comes again, if the sender died after the mail was noted', async () => {
    const w = aTeam();
    await w.queue({ ...QUESTION, mailId: 'm-1', personId: 'p-lead' });
    // Claim, send, settle; then it dies.
    w.world.effects.dieAt(4, 'before');
    await expect(w.send('m-1')).rejects.toThrow('Died before outbox.put');
    expect(await w.send('m-1')).toBe('sent');
    expect(w.sent).toHaveLength(1);
    expect(w.mail(NOTICE)?.state).toBe('queued');
  });

  it('is not told of reminders, nor of questions to people who are not in it', async () => {
    const w = aTeam();
    await w.queue({ ...QUESTION, mailId: 'm-1', personId: 'p-lead', reminder: 1 });
    await w.queue({ ...QUESTION, mailId: 'm-2', personId: 'p-third' });
    await w.send('m-1');
    await w.send('m-2');
    expect(w.all().map(({ kind }) => kind)).toEqual(['approval-question', 'approval-question']);
  });

  it('is not told of what was decided meanwhile', async () => {
    const w = aTeam();
    await w.queue({ ...QUESTION, mailId: 'm-1', personId: 'p-lead' });
    await w.send('m-1');
    await w.world.endWaitAs(WAIT_ID, 'approved');
    expect(await w.send(NOTICE)).toBe('superseded');
    expect(w.posts).toEqual([]);
  });

  it('that refuses is given up at once, with a count of its own', async () => {
    const w = aTeam();
    await w.queue({ ...QUESTION, mailId: 'm-1', personId: 'p-lead' });
    await w.send('m-1');
    w.service.told = { kind: 'refused', why: 'status-404' };
    expect(await w.send(NOTICE)).toBe('failed');
    expect(w.counted).toEqual(['ChatFailed']);
    const entry = w.world.ledger.entries.find(({ type }) => type === 'chat-notice-failed');
    expect(entry?.facts).toMatchObject({ chat: 'approvals', why: 'status-404' });
  });

  it('that does not answer is tried again, and then given up; nobody is paged for it', async () => {
    const w = aTeam();
    await w.queue({ ...QUESTION, mailId: 'm-1', personId: 'p-lead' });
    await w.send('m-1');
    w.service.down = true;
    await expect(w.send(NOTICE)).rejects.toThrow('The chat is down.');
    expect(w.mail(NOTICE)?.state).toBe('queued');
    expect(await w.sendUntil(NOTICE)).toBe('failed');
    expect(w.counted).toEqual(['ChatFailed']);
  });
});
