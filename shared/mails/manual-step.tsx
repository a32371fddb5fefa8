import { type ManualChange, manualStepLead } from '../domain/manual-step-words.ts';
import { dayWords, whenWords } from '../domain/when-words.ts';
import type { ComposedMail } from './composed-mail.ts';
import { composeMail } from './frame.tsx';

/** Asks a super admin of the client for a change that no API may make. */
export interface ManualStepData {
  readonly agencyName: string;
  readonly timeZone: string;
  readonly recipientName: string;
  readonly clientName: string;
  readonly change: ManualChange;
  readonly personName: string;
  readonly personEmail: string;
  readonly permissionSetName: string;
  readonly teams: readonly string[];
  readonly superAdmin?: boolean | undefined;
  readonly makeSuperAdmin?: boolean | undefined;
  /** False: the portal cannot be read, and the recipient's word is kept. */
  readonly readBack?: boolean | undefined;
  readonly steps: readonly string[];
  /** Why no API can do it. */
  readonly reason: string;
  /** What a permission set that has to be made should allow. */
  readonly packageDoes?: readonly string[] | undefined;
  readonly deadlineAt: string;
  readonly link: string;
  readonly reminder: number;
}

/** Composes it. */
export function composeManualStep(data: ManualStepData): ComposedMail {
  const packageDoes = data.packageDoes ?? [];
  return composeMail({
    agencyName: data.agencyName,
    recipientName: data.recipientName,
    subject: `${data.clientName}: a change by hand for ${data.personName} by ${dayWords(data.deadlineAt, data.timeZone)}`,
    preview: manualStepLead(data),
    heading: `A change by hand in the portal of ${data.clientName}`,
    reminder: data.reminder,
    blocks: [
      { kind: 'paragraph', text: manualStepLead(data) },
      { kind: 'callout', label: 'Please do it by', text: whenWords(data.deadlineAt, data.timeZone) },
      {
        kind: 'paragraph',
        text: `${data.reason} So ${data.agencyName} asks you: it takes a super admin of the portal.`,
      },
      {
        kind: 'facts',
        facts: [
          { label: 'Person', value: data.personName },
          { label: 'Address', value: data.personEmail },
          { label: 'Permission set', value: data.permissionSetName },
          { label: data.teams.length === 1 ? 'Team' : 'Teams', value: data.teams.join(', ') },
        ],
      },
      ...(packageDoes.length === 0
        ? []
        : [
            {
              kind: 'list' as const,
              title: 'What the permission set should allow',
              sign: 'yes' as const,
              items: packageDoes,
            },
          ]),
      { kind: 'list', title: 'How', sign: 'number', items: data.steps },
      { kind: 'button', label: 'Open the task', href: data.link },
      {
        kind: 'paragraph',
        text: `The page shows the task as it stands now. When it is done, say so there${
          data.readBack === false
            ? '. We cannot read your portal, so your confirmation is kept: who gave it, and when.'
            : ', and we read the portal to see that it is so.'
        }`,
      },
    ],
    because: `You get this mail because you are a super admin of ${data.clientName}, or its named contact.`,
  });
}
