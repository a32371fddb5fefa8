import { dayWords, whenWords } from '../domain/when-words.ts';
import { PARTNER_CAN_TITLE, PARTNER_CANNOT_TITLE } from '../domain/words.ts';
import type { Block } from './blocks.ts';
import type { ComposedMail } from './composed-mail.ts';
import { composeMail } from './frame.tsx';

/** Asks a super admin of the client to connect the portal. */
export interface ConnectInvitationData {
  readonly agencyName: string;
  readonly timeZone: string;
  readonly recipientName?: string | undefined;
  readonly clientName: string;
  readonly scopes: readonly { readonly name: string; readonly why: string; readonly optional?: boolean | undefined }[];
  /** What a partner can and cannot do in general. */
  readonly can: readonly string[];
  readonly cannot: readonly string[];
  /** The service package that was agreed, where one is known. */
  readonly packageName?: string | undefined;
  readonly packageDoes?: readonly string[] | undefined;
  readonly packageDoesNot?: readonly string[] | undefined;
  readonly deadlineAt: string;
  readonly link: string;
  readonly reminder: number;
}

/** Composes it. */
export function composeConnectInvitation(data: ConnectInvitationData): ComposedMail {
  return composeMail({
    agencyName: data.agencyName,
    recipientName: data.recipientName,
    subject: `Connect the HubSpot portal of ${data.clientName} with ${data.agencyName} by ${dayWords(data.deadlineAt, data.timeZone)}`,
    preview: 'What it grants, what it does not, and how to end it at any time.',
    heading: `Connect ${data.clientName} with ${data.agencyName}`,
    reminder: data.reminder,
    blocks: [
      {
        kind: 'paragraph',
        text: `${data.clientName} has invited ${data.agencyName} as its HubSpot partner. With this connection, ${data.agencyName} adds, changes and removes its own people in your portal, as agreed. Your users are never changed, and your super admins get a mail about every change.`,
      },
      { kind: 'callout', label: 'Connect by', text: whenWords(data.deadlineAt, data.timeZone) },
      {
        kind: 'paragraph',
        text: `It takes a super admin of ${data.clientName} in HubSpot. If you are not one, please ask one to read this with you.`,
      },
      { kind: 'button', label: 'Look at it and connect', href: data.link },
      ...packageLists(data),
      { kind: 'list', title: PARTNER_CAN_TITLE, sign: 'yes', items: data.can },
      { kind: 'list', title: PARTNER_CANNOT_TITLE, sign: 'no', items: data.cannot },
      {
        kind: 'entries',
        title: 'Rights that HubSpot will ask you for',
        entries: data.scopes.map((scope) => ({
          heading: scope.name,
          tag: scope.optional === true ? 'optional' : undefined,
          note: scope.why,
        })),
      },
      {
        kind: 'section',
        title: 'How to end it',
        text: 'At any time, in HubSpot: Settings, Integrations, Connected Apps, uninstall. Nobody has to agree to it.',
      },
    ],
    because: `You get this mail because you are named as the contact of ${data.clientName}.`,
  });
}

function packageLists({ packageName, packageDoes = [], packageDoesNot = [] }: ConnectInvitationData): Block[] {
  if (packageName === undefined) return [];
  const lists: Block[] = [
    { kind: 'list', title: `Part of ${packageName}`, sign: 'yes', items: packageDoes },
    { kind: 'list', title: 'Not part of it', sign: 'no', items: packageDoesNot },
  ];
  return lists.filter((list) => list.kind === 'list' && list.items.length > 0);
}
