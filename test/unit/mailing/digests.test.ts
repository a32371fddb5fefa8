import { describe, expect, it } from 'vitest';
import { createComposeDigest } from '../../../functions/send-mail/compose-digest.ts';
import type { Mail } from '../../../shared/domain/mail.ts';
import { composeCourseNotice } from '../../../shared/mails/course-notice.tsx';
import { composeQuestionHandled } from '../../../shared/mails/question-handled.tsx';
import { aPerson } from '../../support/memory/builders.ts';
import { shippedSettings } from '../api/support/settings.ts';
import { aQuestion, aWorldOfMail, OPENED, WAIT_ID } from './world-of-mail.ts';

/** 08:00 in Berlin on the day after the world's clock begins. */
const MORNING = '2026-11-25T07:00:00.000Z';
const DIGEST = `digest.p-lead.${MORNING}`;
const DAY = 24 * 3600;

function aWorld() {
  const w = aWorldOfMail();
  w.world.seedPerson('lead@example.com', { notices: 'digest' });
  w.world.seedPerson('second@example.com');
  const notice = async (mailId: string, more: Partial<Mail> = {}) => {
    await w.queue({ kind: 'course-notice', mailId, personId: 'p-lead', facts: { end: 'approved' }, ...more });
    return w.send(mailId);
  };
  return { ...w, notice };
}

describe('notices of somebody who wants them together', () => {
  it('wait for one digest, which sends all of them and marks each as sent', async () => {
    const w = aWorld();
    expect(await w.notice('n-1')).toBe('gathered');
    expect(await w.notice('n-2', { kind: 'question-handled', waitId: WAIT_ID })).toBe('gathered');
    expect(w.sent).toEqual([]);
    expect(w.all().filter(({ kind }) => kind === 'digest')).toMatchObject([{ mailId: DIGEST, notBefore: MORNING }]);
    expect(w.woken).not.toContain(DIGEST);

    w.world.clock.advance(DAY);
    expect(await w.send(DIGEST)).toBe('sent');
    expect(w.sent).toMatchObject([{ to: 'lead@example.com', subject: 'n-1 n-2' }]);
    const messageId = w.mail(DIGEST)?.messageId;
    expect(w.mail('n-1')).toMatchObject({ state: 'sent', messageId });
    expect(w.mail('n-2')).toMatchObject({ state: 'sent', messageId });
    const entries = w.world.ledger.entries.filter(({ type }) => type === 'mail-sent');
    expect(entries.map(({ stream, facts }) => [stream, facts['mailId'], facts['messageId']])).toEqual([
      ['partner', DIGEST, 'ses-1'],
      ['client:c-1', 'n-1', 'ses-1'],
      ['client:c-1', 'n-2', 'ses-1'],
    ]);
  });

  it('are never questions, tasks or alarms', async () => {
    const w = aWorld();
    void w.world.waits.open(aQuestion(['p-lead']), OPENED);
    const kinds = [
      'approval-question',
      'asked-back',
      'replied',
      'manual-step',
      'question-stuck',
      'address-unreachable',
    ];
    for (const kind of kinds) {
      await w.queue({ kind: kind as Mail['kind'], mailId: kind, personId: 'p-lead', waitId: WAIT_ID });
      expect(await w.send(kind)).toBe('sent');
    }
  });

  it('go at once to those who did not choose that', async () => {
    const w = aWorld();
    expect(await w.notice('n-1', { personId: 'p-second' })).toBe('sent');
  });

  it('all go again with the digest if its sender died after sending', async () => {
    const w = aWorld();
    await w.notice('n-1');
    await w.notice('n-2');
    w.world.clock.advance(DAY);
    w.world.effects.dieAt(3, 'before');
    await expect(w.send(DIGEST)).rejects.toThrow('Died before outbox.settle');
    expect([w.mail('n-1')?.state, w.mail('n-2')?.state]).toEqual(['gathered', 'gathered']);
    expect(await w.sendUntil(DIGEST)).toBe('sent');
    expect(w.sent.map(({ subject }) => subject)).toEqual(['n-1 n-2', 'n-1 n-2']);
  });

  it('are claimed again, and find their digest, if the sender died between the two writes', async () => {
    const w = aWorld();
    w.world.effects.dieAt(3, 'after');
    await w.queue({ kind: 'course-notice', mailId: 'n-1', personId: 'p-lead', facts: {} });
    await expect(w.send('n-1')).rejects.toThrow('Died after outbox.put');
    expect(await w.sendUntil('n-1')).toBe('gathered');
    expect(w.all().filter(({ kind }) => kind === 'digest')).toHaveLength(1);
  });

  it('go by themselves when their digest has left them out', async () => {
    const w = aWorld();
    await w.notice('n-1');
    w.world.clock.advance(DAY);
    const { mailId } = w.mail('n-1') as Mail;
    expect(await w.send(mailId)).toBe('sent');
    expect(w.sent).toMatchObject([{ subject: 'n-1' }]);
    expect(await w.send(DIGEST)).toBe('superseded');
  });

  it('find room in one more digest when there are very many', async () => {
    const w = aWorld();
    for (let number = 10; number < 45; number++) await w.notice(`n-${number}`);
    w.world.clock.advance(DAY - 3600 * 2);
    expect(await w.send(DIGEST)).toBe('sent');
    expect(await w.send(`${DIGEST}.more`)).toBe('sent');
    expect(w.sent.map(({ subject }) => subject.split(' ').length)).toEqual([30, 5]);
  });
});

describe('a digest', () => {
  const house = { agencyName: 'Example Agency', timeZone: 'Europe/Berlin', recipientName: 'Lead' };
  const course = { ...house, clientName: 'Example Books', end: 'declined' as const, byName: 'Second Lead' };
  const handled = {
    ...house,
    clientName: 'Example Manufacturing',
    title: 'Take up Example Manufacturing with Reporting?',
    result: 'approved' as const,
    byNames: ['Second Lead'],
    at: '2026-11-24T09:00:00.000Z',
  };
  const compose = createComposeDigest({
    settings: shippedSettings(),
    describeCourse: async () => course,
    describeHandled: async () => handled,
  });
  const aNotice = (kind: Mail['kind']) => ({ kind, queuedAt: '2026-11-24T09:00:00.000Z' }) as Mail;

  it('says of each notice what its own mail says', async () => {
    const { text } = await compose(
      [aNotice('course-notice'), aNotice('question-handled')],
      aPerson('lead@example.com'),
    );
    const plain = text.replaceAll(/\s+/g, ' ');
    expect(plain).toContain(composeCourseNotice(course).subject);
    expect(plain).toContain(composeQuestionHandled(handled).subject);
    expect(plain).toContain('The question was declined, and nothing was changed. By Second Lead.');
  });

  it('is made of notices only', async () => {
    await expect(compose([aNotice('approval-question')], aPerson('lead@example.com'))).rejects.toThrow('is no notice');
  });
});
