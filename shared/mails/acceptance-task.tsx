import { dayWords, whenWords } from '../domain/when-words.ts';
import type { ComposedMail } from './composed-mail.ts';
import { composeMail } from './frame.tsx';

/** The task of accepting a client's invitation in HubSpot's screens. */
export interface AcceptanceTaskData {
  readonly agencyName: string;
  readonly timeZone: string;
  readonly recipientName: string;
  readonly clientName: string;
  /** The screen in HubSpot. */
  readonly deepLink: string;
  readonly steps: readonly string[];
  readonly deadlineAt: string;
  /** Our page, where one can have the acceptance checked. */
  readonly link: string;
  readonly reminder: number;
}

/** Composes it. */
export function composeAcceptanceTask(data: AcceptanceTaskData): ComposedMail {
  return composeMail({
    agencyName: data.agencyName,
    recipientName: data.recipientName,
    subject: `Accept ${data.clientName} in HubSpot by ${dayWords(data.deadlineAt, data.timeZone)}`,
    preview: 'The invitation is approved. HubSpot lets only a person accept it.',
    heading: `Accept ${data.clientName} in HubSpot`,
    reminder: data.reminder,
    blocks: [
      { kind: 'paragraph', text: 'The invitation is approved. HubSpot lets only a person accept it, and that is you.' },
      { kind: 'callout', label: 'Accept by', text: whenWords(data.deadlineAt, data.timeZone) },
      { kind: 'list', title: 'How', sign: 'number', items: data.steps },
      { kind: 'button', label: 'Open the task', href: data.link },
      { kind: 'link', label: 'Straight to HubSpot', href: data.deepLink },
      {
        kind: 'paragraph',
        text: 'We read the record in HubSpot every few minutes. Once it shows the acceptance, this task is done.',
      },
    ],
    because: `You get this mail because you accept new partner clients for ${data.agencyName}.`,
  });
}
