import { clientWords } from '../domain/client-words/client-words.ts';
import type { Language } from '../domain/language.ts';

/** A label and what stands for it; an empty value is left out. */
export interface MailFact {
  readonly label: string;
  readonly value: string;
}

/** One thing of a list that has several sides: a person's access, a scope. */
export interface MailEntry {
  readonly heading: string;
  /** A word on it, for example what is done. */
  readonly tag?: string | undefined;
  readonly facts?: readonly MailFact[] | undefined;
  readonly note?: string | undefined;
}

/** What a mail is made of. Each block has one form in HTML (frame.tsx) and one in plain text (text.ts), so that both parts say the same. */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'section'; readonly title: string; readonly text: string }
  | { readonly kind: 'callout'; readonly label: string; readonly text: string }
  | { readonly kind: 'facts'; readonly facts: readonly MailFact[] }
  | {
      readonly kind: 'list';
      readonly title: string;
      readonly sign: 'yes' | 'no' | 'number';
      readonly items: readonly string[];
    }
  | { readonly kind: 'entries'; readonly title: string; readonly entries: readonly MailEntry[] }
  | { readonly kind: 'quote'; readonly from: string; readonly text: string }
  /** To be copied into a command line: never wrapped. */
  | { readonly kind: 'command'; readonly title: string; readonly command: string }
  | { readonly kind: 'button'; readonly label: string; readonly href: string }
  | { readonly kind: 'link'; readonly label: string; readonly href: string };

/** A mail before it is laid out. */
export interface Letter {
  /** English where absent: the agency's own people read English. */
  readonly language?: Language | undefined;
  readonly agencyName: string;
  readonly recipientName?: string | undefined;
  /** Says who, what, until when; the same for all reminders of one question, so that mail programs group them. */
  readonly subject: string;
  /** What a mailbox shows beside the subject. */
  readonly preview: string;
  readonly heading: string;
  /** 0 for the first sending, then the reminder's number. */
  readonly reminder?: number | undefined;
  readonly blocks: readonly Block[];
  /** Why one got this mail; a whole sentence. */
  readonly because: string;
}

/** One line, single spaces: names come from others, and must not break a header or fake a line of ours. */
export function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** The first line of a reminder; nothing on the first sending. */
export function reminderLine({ reminder, language }: Pick<Letter, 'reminder' | 'language'>): string | undefined {
  return reminder === undefined || reminder === 0 ? undefined : clientWords(language).common.reminder(reminder);
}

/** The greeting; nobody is greeted without a name. */
export function helloLine({ recipientName, language }: Pick<Letter, 'recipientName' | 'language'>): string | undefined {
  return recipientName === undefined ? undefined : clientWords(language).common.hello(oneLine(recipientName));
}

/** Why one got the mail and for whom it was sent: the end of each mail. */
export function footerLine(letter: Letter): string {
  const links = letter.blocks.filter((block) => block.kind === 'button').length;
  const { actsFor, linkIsYours, linksAreYours } = clientWords(letter.language).common;
  const alone = links === 0 ? '' : ` ${links === 1 ? linkIsYours : linksAreYours}`;
  return `${letter.because} ${actsFor(letter.agencyName)}${alone}`;
}
