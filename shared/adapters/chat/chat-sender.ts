import type { Chat } from '../../domain/chat.ts';
import type { ChatHooks, ChatSender } from '../../ports/chat.ts';
import { chatBody } from './chat-body.ts';
import { type ChatHosts, isAllowedHook } from './chat-hosts.ts';

/** How to reach chats. What has a default is there for tests. */
export interface ChatSenderOptions extends ChatHosts {
  /** Milliseconds for one post, headers and body. */
  readonly timeoutMs?: number;
}

/** What Teams' older webhooks say in an answer of 200 when they have not taken a message. */
const NOT_TAKEN = /HTTP error (\d{3})/;

/**
 * Posts to incoming webhooks of Slack and Teams. A webhook that is missing, that leads elsewhere, or that answers 4xx is given up at once;
 * no answer, 429 and 5xx may go well later. Redirects are not followed: they would lead past the list of hosts.
 */
export function createChatSender(hooks: ChatHooks, { timeoutMs = 5000, ...hosts }: ChatSenderOptions): ChatSender {
  return {
    async tell(chat, text) {
      const hook = await hooks(chat.name);
      if (hook === undefined) return { kind: 'refused', why: 'no-webhook' };
      if (!isAllowedHook(hook, chat.kind, hosts)) return { kind: 'refused', why: 'host-not-allowed' };
      const status = await post(chat, hook, text);
      if (status >= 200 && status < 300) return { kind: 'told' };
      if (status === 429 || status >= 500) throw new Error(`The chat ${chat.name} answered ${status}.`);
      return { kind: 'refused', why: `status-${status}` };
    },
  };

  async function post(chat: Chat, hook: string, text: string): Promise<number> {
    try {
      const answer = await fetch(hook, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify(chatBody(chat.kind, text)),
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
      });
      const said = NOT_TAKEN.exec((await answer.text()).slice(0, 1000));
      return answer.ok && said !== null ? Number(said[1]) : answer.status;
    } catch (error) {
      // The error itself is not passed on: its causes may hold the address.
      const why = error instanceof Error && error.name === 'TimeoutError' ? `in ${timeoutMs} ms` : 'at all';
      throw new Error(`The chat ${chat.name} did not answer ${why}.`);
    }
  }
}
