import { clientWords } from '../domain/client-words/client-words.ts';
import type { Language } from '../domain/language.ts';
import { whenWords } from '../domain/when-words.ts';
import type { ComposedMail } from './composed-mail.ts';
import { composeMail } from './frame.tsx';

/** A fresh link for somebody of the client who wants to name who is told of changes. */
export interface ClientSettingsMailData {
  readonly agencyName: string;
  readonly timeZone: string;
  readonly language?: Language | undefined;
  readonly recipientName?: string | undefined;
  readonly clientName: string;
  readonly link: string;
  /** Until when the link is valid. UTC, ISO 8601. */
  readonly deadlineAt: string;
}

/** Composes it. */
export function composeClientSettings(data: ClientSettingsMailData): ComposedMail {
  const { agencyName, timeZone, language, clientName } = data;
  const { mail } = clientWords(language).settings;
  return composeMail({
    language,
    agencyName,
    recipientName: data.recipientName,
    subject: mail.subject(clientName),
    preview: mail.preview,
    heading: mail.subject(clientName),
    blocks: [
      { kind: 'paragraph', text: mail.text },
      { kind: 'button', label: mail.open, href: data.link },
      { kind: 'callout', label: mail.until, text: whenWords(data.deadlineAt, timeZone, language) },
      { kind: 'paragraph', text: mail.ignore },
    ],
    because: mail.because(clientName),
  });
}
