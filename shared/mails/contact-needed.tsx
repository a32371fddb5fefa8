import { dayWords, whenWords } from '../domain/when-words.ts';
import type { ComposedMail } from './composed-mail.ts';
import { composeMail } from './frame.tsx';

/** Asks the operator for a super admin of the client. */
export interface ContactNeededData {
  readonly agencyName: string;
  readonly timeZone: string;
  readonly recipientName: string;
  readonly clientName: string;
  readonly deadlineAt: string;
  readonly link: string;
  readonly reminder: number;
}

/** Composes it. */
export function composeContactNeeded(data: ContactNeededData): ComposedMail {
  return composeMail({
    agencyName: data.agencyName,
    recipientName: data.recipientName,
    subject: `Name a super admin of ${data.clientName} by ${dayWords(data.deadlineAt, data.timeZone)}`,
    preview: 'The partner client in HubSpot names nobody who could connect the portal.',
    heading: `Who is a super admin of ${data.clientName}?`,
    reminder: data.reminder,
    blocks: [
      {
        kind: 'paragraph',
        text: `${data.clientName} is accepted. To connect its portal we need the address of one of its super admins, and the partner client in HubSpot names nobody.`,
      },
      { kind: 'callout', label: 'Until', text: whenWords(data.deadlineAt, data.timeZone) },
      { kind: 'button', label: 'Name the person', href: data.link },
      { kind: 'paragraph', text: 'This person then gets the mail with the link that connects the portal.' },
    ],
    because: `You get this mail because you run partner operations for ${data.agencyName}.`,
  });
}
