import { dayWords, whenWords } from '../domain/when-words.ts';
import type { ComposedMail } from './composed-mail.ts';
import { composeMail } from './frame.tsx';
import type { MailHouse } from './question-mail.ts';

/** Several notices in one mail, for whoever chose that. Never a question: those go out at once. */
export interface DigestData extends MailHouse {
  /** Oldest first; at least one. */
  readonly notices: readonly {
    readonly heading: string;
    readonly text: string;
    /** UTC, ISO 8601. */
    readonly at: string;
  }[];
}

/** Composes it. */
export function composeDigest(data: DigestData): ComposedMail {
  const { notices, agencyName, timeZone } = data;
  const count = notices.length === 1 ? 'One notice' : `${notices.length} notices`;
  const last = notices.at(-1);
  const upTo = last === undefined ? '' : `, ${dayWords(last.at, timeZone)}`;
  return composeMail({
    agencyName,
    recipientName: data.recipientName,
    subject: `${agencyName}: ${count.charAt(0).toLowerCase()}${count.slice(1)}${upTo}`,
    preview: notices.map((notice) => notice.heading).join(' · '),
    heading: `${count}${upTo}`,
    blocks: [
      { kind: 'paragraph', text: 'There is nothing for you to decide here.' },
      ...notices.map((notice) => ({
        kind: 'section' as const,
        title: notice.heading,
        text: `${whenWords(notice.at, timeZone)}. ${notice.text}`,
      })),
    ],
    because: 'You get this mail because you chose to get notices together. Questions still come at once.',
  });
}
