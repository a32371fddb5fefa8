import type { Chat } from '../../shared/domain/chat.ts';
import type { RuntimeSettings } from '../../shared/domain/settings.ts';
import { whenWords } from '../../shared/domain/when-words.ts';
import { NotFoundError } from '../../shared/errors.ts';
import type { ChatSender } from '../../shared/ports/chat.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Waits } from '../../shared/ports/waits.ts';
import type { DescribeWait } from '../../shared/services/runs/describe-wait.ts';
import { mailFact } from './mail-facts.ts';
import type { Deliver } from './send-mail.ts';

/** What telling a channel needs. */
export interface DeliverChatNoticeDependencies {
  readonly settings: Pick<RuntimeSettings, 'agency' | 'chat'>;
  readonly waits: Pick<Waits, 'read'>;
  readonly describeWait: DescribeWait;
  readonly chatSender: ChatSender;
  readonly clock: Clock;
}

/** Tells a channel that a decision waits in somebody's mailbox: no link, since a link is one person's; no address, no name of a person. */
export function createDeliverChatNotice(dependencies: DeliverChatNoticeDependencies): Deliver {
  const { settings, waits, describeWait, chatSender, clock } = dependencies;
  return async (mail) => {
    const name = String(mail.facts['chat']);
    const wait = mail.waitId === undefined ? undefined : await waits.read(mail.waitId);
    if (wait === undefined) throw new NotFoundError('Question of notice', mail.mailId);
    const { title } = await describeWait(wait);
    const until = whenWords(wait.deadlineAt, settings.agency.timeZone);
    const chat = settings.chat.find((one) => one.name === name);
    const told = await tell(chat, `A decision waits in your mailbox: ${title} Until ${until}.`);
    const at = clock.now().toISOString();
    if (told.kind === 'refused') {
      const fact = mailFact(mail, 'chat-notice-failed', at, { chat: name, why: told.why });
      return { mail: { ...mail, state: 'failed' }, facts: [fact] };
    }
    return {
      mail: { ...mail, state: 'sent', sentAt: at },
      facts: [mailFact(mail, 'chat-notice-sent', at, { chat: name })],
    };
  };

  async function tell(chat: Chat | undefined, text: string) {
    return chat === undefined ? { kind: 'refused' as const, why: 'not-in-settings' } : chatSender.tell(chat, text);
  }
}
