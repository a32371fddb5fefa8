import type { Chat } from '../../domain/chat.ts';

/** The body of a post. The text stands there as it is: a client's name that looks like a link or a mention is neither. */
export function chatBody(kind: Chat['kind'], text: string): object {
  return kind === 'slack' ? { text: escaped(text), mrkdwn: false, unfurl_links: false } : card(text);
}

/** The three signs that Slack reads as its own. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** What the Teams trigger "When a Teams webhook request is received" takes: a message with one Adaptive Card. Its TextRun knows no markup. */
function card(text: string): object {
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          body: [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text }] }],
        },
      },
    ],
  };
}
