import { whenWords } from '../domain/when-words.ts';
import type { ComposedMail } from './composed-mail.ts';
import { composeMail } from './frame.tsx';

/** Tells the manager that somebody's access is to go on a day. */
export interface OffboardingScheduledData {
  readonly agencyName: string;
  readonly timeZone: string;
  readonly recipientName: string;
  readonly leaverName: string;
  readonly requestedByName: string;
  readonly effectiveAt: string;
  readonly grants: number;
  readonly link: string;
}

/** Composes it. */
export function composeOffboardingScheduled(data: OffboardingScheduledData): ComposedMail {
  const when = whenWords(data.effectiveAt, data.timeZone);
  return composeMail({
    agencyName: data.agencyName,
    recipientName: data.recipientName,
    subject: `${data.leaverName}: all access in client portals goes on ${when}`,
    preview: 'You can move it to another day, or cancel it, until it begins.',
    heading: `All access of ${data.leaverName} goes on ${when}`,
    blocks: [
      {
        kind: 'paragraph',
        text: `${data.requestedByName} scheduled it. Then all client portals are read, and every user of ${data.leaverName} in them is removed. ${data.leaverName} is not told.`,
      },
      {
        kind: 'facts',
        facts: [
          { label: 'Who leaves', value: data.leaverName },
          { label: 'When', value: when },
          { label: 'Grants today', value: String(data.grants) },
        ],
      },
      { kind: 'button', label: 'Move or cancel it', href: data.link },
      { kind: 'paragraph', text: 'Opening the link changes nothing. When it begins, it can no longer be cancelled.' },
    ],
    because: `You get this mail because you manage ${data.leaverName}, or run partner operations for ${data.agencyName}.`,
  });
}
