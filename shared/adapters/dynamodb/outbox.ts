import * as z from 'zod';
import { LINK_PURPOSES } from '../../domain/link.ts';
import { bareMessageId, type Mail, type MailRequest } from '../../domain/mail.ts';
import type { Outbox } from '../../ports/mailing.ts';
import type { QueuedMails } from '../../ports/waits.ts';
import { defineEntity } from './entity.ts';
import { dueKeys } from './shards.ts';
import { type Item, type ItemKeys, type Table, type Write, won } from './table.ts';

const mailSchema = z.object({
  mailId: z.string(),
  kind: z.enum([
    'approval-question',
    'review-request',
    'review-unassigned',
    'acceptance-task',
    'connect-invitation',
    'contact-needed',
    'manual-step',
    'course-notice',
    'access-changed',
    'break-glass-notice',
    'records-owned',
    'connection-lost',
    'portal-rules',
    'client-settings',
    'question-handled',
    'asked-back',
    'replied',
    'my-questions',
    'question-stuck',
    'address-unreachable',
    'engagement-ending',
    'access-removed',
    'offboarding-scheduled',
    'offboarding-report',
    'leavers-held',
    'drift-report',
    'end-access-confirm',
    'client-closed',
    'digest',
    'chat-notice',
  ]),
  personId: z.string(),
  clientId: z.string().optional(),
  waitId: z.string().optional(),
  runId: z.string().optional(),
  linkPurpose: z.enum(LINK_PURPOSES).optional(),
  reminder: z.int(),
  notBefore: z.string().optional(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  state: z.enum(['queued', 'claimed', 'sent', 'failed', 'superseded', 'withheld', 'gathered']),
  attempts: z.int(),
  queuedAt: z.string(),
  claimedAt: z.string().optional(),
  sentAt: z.string().optional(),
  messageId: z.string().optional(),
  correlationId: z.string().optional(),
  version: z.int(),
});

/** A claim counts for this long; after it the sender is taken for dead, and the mail may go twice. */
const CLAIM_SECONDS = 60;
/** A notice that its digest left out goes out by itself after this many seconds. */
const LATE_SECONDS = 900;
/** A queued mail that nobody sent is looked at by the sweep after this many seconds. */
const UNSENT_SECONDS = 20;

function dueAt(mail: Mail): string | undefined {
  if (mail.state === 'queued') return laterOf(after(mail.queuedAt, UNSENT_SECONDS), mail.notBefore);
  if (mail.state === 'claimed' && mail.claimedAt !== undefined) return after(mail.claimedAt, CLAIM_SECONDS);
  if (mail.state === 'gathered' && mail.notBefore !== undefined) return after(mail.notBefore, LATE_SECONDS);
  return undefined;
}

/** By whom a notice is waited for, or by which of SES's ids a mail is found. */
function stateKeys({ state, personId, queuedAt, mailId, messageId }: Mail): Pick<ItemKeys, 'gsi2pk' | 'gsi2sk'> {
  if (state === 'gathered') return { gsi2pk: `GATHERED#${personId}`, gsi2sk: `${queuedAt}#${mailId}` };
  if (messageId !== undefined) return { gsi2pk: messageKey(messageId), gsi2sk: mailId };
  return {};
}

function messageKey(messageId: string): string {
  return `MESSAGE#${bareMessageId(messageId)}`;
}

function laterOf(at: string, notBefore: string | undefined): string {
  return notBefore !== undefined && notBefore > at ? notBefore : at;
}

function after(at: string, seconds: number): string {
  return new Date(new Date(at).getTime() + seconds * 1000).toISOString();
}

const entity = defineEntity<Mail>('mail', mailSchema, (mail) => ({
  pk: `MAIL#${mail.mailId}`,
  sk: 'MAIL',
  ...(mail.clientId === undefined ? {} : { gsi1pk: `CLIENT#${mail.clientId}`, gsi1sk: `MAIL#${mail.queuedAt}` }),
  ...stateKeys(mail),
  ...dueKeys(`mail:${mail.mailId}`, dueAt(mail)),
}));

/** A mail as it is queued; an item that must not exist yet. */
export function queuedMailItem(request: MailRequest, now: Date): Item {
  return entity.toItem({ ...request, state: 'queued', attempts: 0, queuedAt: now.toISOString(), version: 1 });
}

/** The writes that queue mails in the transaction of what they tell of. */
export function queuedMailWrites(table: Table, mails: QueuedMails | undefined): Write[] {
  return mails === undefined ? [] : mails.requests.map((request) => table.create(queuedMailItem(request, mails.at)));
}

/** The outbox in the table. */
export function createOutbox(table: Table): Outbox {
  const read = async (mailId: string): Promise<Mail | undefined> => {
    const item = await table.get(`MAIL#${mailId}`, 'MAIL');
    return item === undefined ? undefined : entity.fromItem(item);
  };
  return {
    read,
    put: (request, now) => won(table.commit([table.create(queuedMailItem(request, now))])),
    async claim(mail, now) {
      const left = mail.state === 'claimed' || mail.state === 'gathered';
      const free = mail.state === 'queued' || (left && (dueAt(mail) ?? '~') <= now.toISOString());
      if (!free) return undefined;
      const claimed: Mail = {
        ...mail,
        state: 'claimed',
        attempts: mail.attempts + 1,
        claimedAt: now.toISOString(),
        version: mail.version + 1,
      };
      return (await won(table.commit([table.replace(entity.toItem(claimed))]))) ? claimed : undefined;
    },
    settle: (mail, facts, others = []) =>
      table.commit(
        [mail, ...others].map((one) => table.replace(entity.toItem({ ...one, version: one.version + 1 }))),
        facts,
      ),
    async gathered(personId, limit) {
      const items = await table.query(`GATHERED#${personId}`, { index: 'gsi2', limit });
      return items.map(entity.fromItem);
    },
    async ofMessage(messageId) {
      const [item] = await table.query(messageKey(messageId), { index: 'gsi2', limit: 1 });
      return item === undefined ? undefined : entity.fromItem(item);
    },
  };
}
