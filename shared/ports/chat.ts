import type { Chat } from '../domain/chat.ts';

/** How telling a channel ended: `refused` for good, with a code. */
export type Told = { readonly kind: 'told' } | { readonly kind: 'refused'; readonly why: string };

/** Channels of Slack and Teams. */
export interface ChatSender {
  /** Posts one plain sentence. @throws Error when it may work later: no answer, 429 or 5xx. The error does not hold the webhook's address. */
  tell(chat: Chat, text: string): Promise<Told>;
}

/** The address of a channel's incoming webhook, by the channel's name. Secret: whoever knows it can post. */
export type ChatHooks = (name: string) => Promise<string | undefined>;
