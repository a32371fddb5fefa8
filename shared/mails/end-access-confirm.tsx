import { clientWords } from '../domain/client-words/client-words.ts';
import type { Language } from '../domain/language.ts';
import { whenWords } from '../domain/when-words.ts';
import type { ComposedMail } from './composed-mail.ts';
import { composeMail } from './frame.tsx';

/** Carries the fresh link with which a person of the client can end everything. */
export interface EndAccessConfirmData {
  readonly agencyName: string;
  readonly timeZone: string;
  readonly language?: Language | undefined;
  readonly recipientName: string;
  readonly clientName: string;
  readonly deadlineAt: string;
  readonly link: string;
}

/** Composes it. */
export function composeEndAccessConfirm(data: EndAccessConfirmData): ComposedMail {
  const { agencyName, clientName, timeZone, language, deadlineAt } = data;
  const { closing } = clientWords(language);
  return composeMail({
    language,
    agencyName,
    recipientName: data.recipientName,
    subject: closing.mailSubject(clientName, agencyName),
    preview: closing.mailPreview,
    heading: closing.confirmTitle(agencyName, clientName),
    blocks: [
      { kind: 'paragraph', text: closing.mailLead(agencyName, clientName) },
      { kind: 'callout', label: closing.mailValid, text: whenWords(deadlineAt, timeZone, language) },
      { kind: 'button', label: closing.mailOpen, href: data.link },
      { kind: 'paragraph', text: closing.mailIgnore },
    ],
    because: closing.mailBecause(clientName),
  });
}
