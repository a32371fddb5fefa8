import { dayWords, whenWords } from '../domain/when-words.ts';
import type { ComposedMail } from './composed-mail.ts';
import { composeMail } from './frame.tsx';

/** Asks a super admin of the client for a change that no API may make. */
export interface ManualStepData {
  readonly agencyName: string;
  readonly timeZone: string;
  readonly recipientName: string;
  readonly clientName: string;
  readonly personName: string;
  readonly personEmail: string;
  readonly permissionSetName: string;
  readonly teams: readonly string[];
  readonly steps: readonly string[];
  readonly reason: string;
  readonly deadlineAt: string;
  readonly link: string;
  readonly reminder: number;
}

/** Composes it. */
export function composeManualStep(data: ManualStepData): ComposedMail {
  return composeMail({
    agencyName: data.agencyName,
    recipientName: data.recipientName,
    subject: `${data.clientName}: a change by hand for ${data.personName} by ${dayWords(data.deadlineAt, data.timeZone)}`,
    preview: data.reason,
    heading: `A change by hand in the portal of ${data.clientName}`,
    reminder: data.reminder,
    blocks: [
      {
        kind: 'paragraph',
        text: `${data.agencyName} asks you for a change that only a super admin of the portal can make.`,
      },
      { kind: 'callout', label: 'Please do it by', text: whenWords(data.deadlineAt, data.timeZone) },
      {
        kind: 'facts',
        facts: [
          { label: 'Person', value: data.personName },
          { label: 'Address', value: data.personEmail },
          { label: 'Permission set', value: data.permissionSetName },
          { label: data.teams.length === 1 ? 'Team' : 'Teams', value: data.teams.join(', ') },
          { label: 'Why by hand', value: data.reason },
        ],
      },
      { kind: 'list', title: 'How', sign: 'number', items: data.steps },
      { kind: 'button', label: 'Open the task', href: data.link },
      {
        kind: 'paragraph',
        text: 'When it is done, say so on that page. We then read the portal to see that it is so.',
      },
    ],
    because: `You get this mail because you are a super admin of ${data.clientName}, or its named contact.`,
  });
}
