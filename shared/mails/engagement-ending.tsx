import { dayWords } from '../domain/when-words.ts';
import type { ComposedMail } from './composed-mail.ts';
import { composeMail } from './frame.tsx';
import type { MailHouse } from './question-mail.ts';

/** Asks the manager whether an engagement goes on. */
export interface EngagementEndingData extends MailHouse {
  readonly clientName: string;
  readonly packageName: string;
  readonly endsAt: string;
  readonly members: readonly string[];
  readonly durationDays: number;
  readonly link: string;
}

/** Composes it. */
export function composeEngagementEnding(data: EngagementEndingData): ComposedMail {
  const day = dayWords(data.endsAt, data.timeZone);
  const heading = `${data.packageName} at ${data.clientName} ends on ${day}`;
  return composeMail({
    agencyName: data.agencyName,
    recipientName: data.recipientName,
    subject: heading,
    preview: 'Extend it, or let it end. If nobody answers, it ends.',
    heading,
    blocks: [
      {
        kind: 'paragraph',
        text: 'Does it go on? If nobody answers, it ends on that day: what no other engagement needs is taken away, and the client is told.',
      },
      {
        kind: 'facts',
        facts: [
          { label: 'Client', value: data.clientName },
          { label: 'Service package', value: data.packageName },
          { label: 'Team', value: data.members.join(', ') },
          { label: 'Ends', value: day },
        ],
      },
      { kind: 'button', label: 'Extend it, or let it end', href: data.link },
      { kind: 'paragraph', text: 'Opening the link changes nothing.' },
    ],
    because: `You get this mail because you asked for this engagement, approved it, or run partner operations for ${data.agencyName}.`,
  });
}
