import { createDeliverChatNotice } from '../../../functions/send-mail/deliver-chat-notice.ts';
import { createDeliverDigest } from '../../../functions/send-mail/deliver-digest.ts';
import { createDeliverMail } from '../../../functions/send-mail/deliver-mail.ts';
import { createSendMail } from '../../../functions/send-mail/send-mail.ts';
import type { Chat } from '../../../shared/domain/chat.ts';
import type { LedgerFact } from '../../../shared/domain/ledger.ts';
import type { Link } from '../../../shared/domain/link.ts';
import type { MailRequest } from '../../../shared/domain/mail.ts';
import type { Wait } from '../../../shared/domain/wait.ts';
import type { Told } from '../../../shared/ports/chat.ts';
import type { OutgoingMail } from '../../../shared/ports/mailing.ts';
import { createQueueMail } from '../../../shared/services/queue-mail.ts';
import { CLIENT_ID } from '../../support/memory/builders.ts';
import { createMemoryOutbox } from '../../support/memory/outbox.ts';
import { createWorld } from '../../support/memory/world.ts';
import { shippedSettings } from '../api/support/settings.ts';

export const WAIT_ID = 'run.AskApproval.1';
/** The ledger's entry of opening it. */
export const OPENED: LedgerFact = {
  stream: `client:${CLIENT_ID}`,
  type: 'wait-opened',
  at: '2026-11-24T08:00:00.000Z',
  facts: {},
};

/** Sending with an outbox, a mail service and chats in memory. Mails say their id, digests the ids of their notices. */
export function aWorldOfMail(chats: readonly Chat[] = [], { observe = false } = {}) {
  const world = createWorld();
  const { outbox, mail, all } = createMemoryOutbox(world);
  const sent: OutgoingMail[] = [];
  const posts: { chat: string; text: string }[] = [];
  const woken: string[] = [];
  const links: Link[] = [];
  const counted: string[] = [];
  const service = { down: false, told: { kind: 'told' } as Told };
  const mailSender = {
    send: (out: OutgoingMail) =>
      world.effects.run('mailSender.send', () => {
        if (service.down) throw new Error('SES is down.');
        return `ses-${sent.push(out)}@email.example.com`;
      }),
  };
  const settings = { ...shippedSettings(), chat: [...chats] };
  const describeWait = async () => ({ title: 'Take up Example Manufacturing with Reporting?' }) as never;
  const queueMail = createQueueMail({
    outbox,
    mailQueue: { enqueue: async (mailId) => void woken.push(mailId) },
    clock: world.clock,
  });
  const text = (subject: string) => ({ subject, text: subject, html: subject });
  let tokens = 0;
  const sendMail = createSendMail({
    ...world,
    observe,
    outbox,
    queueMail,
    deliver: {
      mail: createDeliverMail({
        links: { create: async (link) => void links.push(link) },
        mailSender,
        compose: async ({ mailId }) => text(mailId),
        clock: world.clock,
        randomness: { token: () => `token-${++tokens}` },
        publicUrl: 'https://steward.example.com',
      }),
      digest: createDeliverDigest({
        outbox,
        composeDigest: async (notices) => text(notices.map(({ mailId }) => mailId).join(' ')),
        mailSender,
        queueMail,
        clock: world.clock,
      }),
      chatNotice: createDeliverChatNotice({
        settings,
        waits: world.waits,
        describeWait,
        chatSender: {
          tell: async (chat, said) => {
            if (service.down) throw new Error('The chat is down.');
            if (service.told.kind === 'told') posts.push({ chat: chat.name, text: said });
            return service.told;
          },
        },
        clock: world.clock,
      }),
    },
    chats,
    digestTimes: { timeZone: 'Europe/Berlin' },
    count: (metric) => void counted.push(metric),
  });
  const queue = async (request: Partial<MailRequest> & Pick<MailRequest, 'mailId' | 'kind' | 'personId'>) =>
    queueMail({ clientId: CLIENT_ID, runId: 'run', reminder: 0, facts: {}, ...request });
  const send = (mailId: string) => sendMail({ mailId });
  /** As the queue does: until it goes, or is given up. */
  const sendUntil = async (mailId: string): Promise<string> => {
    for (let tries = 0; tries < 9; tries++) {
      try {
        return await send(mailId);
      } catch {
        world.clock.advance(180);
      }
    }
    return 'never';
  };
  return { world, outbox, mail, all, sent, posts, woken, links, counted, service, queue, send, sendUntil, queueMail };
}

/** An open question that asks these people, one stage, all of them needed. */
export function aQuestion(asked: readonly string[], more: Partial<Wait> = {}): Wait {
  return {
    waitId: WAIT_ID,
    runId: 'run',
    clientId: CLIENT_ID,
    kind: 'question',
    subject: { kind: 'invitation', invitationId: '1-1' },
    asked,
    quorum: asked.length,
    excluded: [],
    policyVersion: 1,
    question: {
      risk: 'standard',
      stages: [{ name: 'Delivery', party: 'agency', approvers: asked, quorum: asked.length, fallback: [] }],
      stage: 0,
      requesterId: 'p-operations',
      handovers: [],
      talk: [],
    },
    openedAt: '2026-11-24T08:00:00.000Z',
    deadlineAt: '2026-11-27T15:00:00.000Z',
    reminders: 0,
    held: true,
    votes: [],
    state: 'open',
    version: 1,
    ...more,
  };
}
