import { describe, expect, it } from 'vitest';
import { readNotice } from '../../../functions/note-bounce/schema.ts';
import { EVENTS, inEnvelope, NOTIFICATIONS, TOPIC_VALIDATED } from './ses-notices.ts';

const MESSAGE_ID = EVENTS.bounce.mail.messageId;
const ADDRESS = 'delivery-manager@example.com';
const BOUNCED = {
  kind: 'unreachable',
  why: 'bounce',
  about: { messageId: MESSAGE_ID, at: '2026-11-24T09:00:02.669Z', recipients: [ADDRESS] },
};
const COMPLAINED = {
  kind: 'unreachable',
  why: 'complaint',
  about: { messageId: MESSAGE_ID, at: '2026-11-24T09:05:00.000Z', recipients: [ADDRESS] },
};

const READS: readonly (readonly [string, unknown, object])[] = [
  ['a bounce of a configuration set', EVENTS.bounce, BOUNCED],
  ['a bounce of an identity', NOTIFICATIONS.bounce, BOUNCED],
  [
    'a bounce without a report',
    NOTIFICATIONS.bounceWithoutReport,
    { ...BOUNCED, about: { ...BOUNCED.about, recipients: ['Delivery Manager <Delivery-Manager@example.com>'] } },
  ],
  ['a bounce that may pass', EVENTS.transient, { kind: 'transient' }],
  ['a bounce of which nothing is known', EVENTS.undetermined, { kind: 'transient' }],
  ['a complaint of a configuration set', EVENTS.complaint, COMPLAINED],
  ['a complaint of an identity, without a report', NOTIFICATIONS.complaintWithoutReport, COMPLAINED],
  ['the report that a mail is no spam', EVENTS.notSpam, { kind: 'ignored', type: 'not-spam' }],
  ['the event of sending', EVENTS.send, { kind: 'ignored', type: 'Send' }],
  ['a delivery', NOTIFICATIONS.delivery, { kind: 'ignored', type: 'Delivery' }],
  [
    'the test of an identity’s topic',
    NOTIFICATIONS.topicSet,
    { kind: 'ignored', type: 'AmazonSnsSubscriptionSucceeded' },
  ],
  ['the test of a configuration set’s topic', TOPIC_VALIDATED, { kind: 'ignored', type: 'topic-validated' }],
];

describe.each(READS)('%s', (_name, notice, read) => {
  it('is read as SNS delivers it raw, and in its envelope', () => {
    expect(readNotice(notice)).toEqual(read);
    expect(readNotice(inEnvelope(notice))).toEqual(read);
  });
});

const { bounce } = EVENTS;
const UNFIT: readonly (readonly [string, unknown, string])[] = [
  ['no type', { mail: bounce.mail }, 'notice: expected eventType or notificationType'],
  ['a type that is no text', { eventType: 5 }, 'notice: eventType: expected a string'],
  ['no mail', { eventType: 'Bounce', bounce: bounce.bounce }, 'notice: mail: expected an object'],
  ['no id', { ...bounce, mail: {} }, 'notice: mail.messageId: expected a string'],
  [
    'no recipients',
    { ...bounce, bounce: { ...bounce.bounce, bouncedRecipients: [] } },
    'notice: bounce.bouncedRecipients: expected',
  ],
  [
    'a recipient without an address',
    { ...bounce, bounce: { ...bounce.bounce, bouncedRecipients: [{ status: '5.1.1' }] } },
    'notice: bounce.bouncedRecipients[0].emailAddress: expected a string',
  ],
  [
    'a time that is none',
    { ...bounce, bounce: { ...bounce.bounce, timestamp: 'today' } },
    'notice: bounce.timestamp: expected',
  ],
  ['no complaint', { eventType: 'Complaint', mail: bounce.mail }, 'notice: complaint: expected an object'],
  ['no JSON', 'not JSON', 'notice: expected an object'],
];

describe('what is none of these shapes', () => {
  it.each(UNFIT)('is refused by name of the field: %s', (_name, notice, message) => {
    expect(() => readNotice(notice)).toThrow(message);
    expect(() => readNotice(inEnvelope(notice))).toThrow(message);
  });

  it('is refused without what stands in it', () => {
    const notice = { ...bounce, mail: { messageId: 7, destination: [ADDRESS] } };
    expect(() => readNotice(notice)).toThrow(/^(?!.*delivery-manager).*messageId/);
  });
});
