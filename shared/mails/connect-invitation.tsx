import { clientWords } from '../domain/client-words/client-words.ts';
import type { Language } from '../domain/language.ts';
import { dayWords, whenWords } from '../domain/when-words.ts';
import type { Block } from './blocks.ts';
import type { ComposedMail } from './composed-mail.ts';
import { composeMail } from './frame.tsx';

/** Asks a super admin of the client to connect the portal. */
export interface ConnectInvitationData {
  readonly agencyName: string;
  readonly timeZone: string;
  readonly language?: Language | undefined;
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
  /** A colleague who was asked before, and handed it on. */
  readonly handedOver?: { readonly fromName: string; readonly word?: string | undefined } | undefined;
  readonly deadlineAt: string;
  readonly link: string;
  readonly reminder: number;
}

/** Composes it. */
export function composeConnectInvitation(data: ConnectInvitationData): ComposedMail {
  const { agencyName, clientName, handedOver, timeZone, language } = data;
  const { connect, codes, common } = clientWords(language);
  return composeMail({
    language,
    agencyName,
    recipientName: data.recipientName,
    subject: connect.subject(clientName, agencyName, dayWords(data.deadlineAt, timeZone, language)),
    preview: connect.preview,
    heading: connect.title(clientName, agencyName),
    reminder: data.reminder,
    blocks: [
      ...handedBlocks(data),
      { kind: 'paragraph', text: `${connect.invited(clientName, agencyName)} ${connect.lead(agencyName)}` },
      { kind: 'callout', label: connect.deadline, text: whenWords(data.deadlineAt, timeZone, language) },
      { kind: 'paragraph', text: connect.needsAdmin(clientName) },
      { kind: 'button', label: connect.open, href: data.link },
      ...packageLists(data),
      { kind: 'list', title: codes.canTitle, sign: 'yes', items: data.can },
      { kind: 'list', title: codes.neverTitle, sign: 'no', items: data.cannot },
      {
        kind: 'entries',
        title: connect.scopes,
        entries: data.scopes.map((scope) => ({
          heading: scope.name,
          tag: scope.optional === true ? connect.optional : undefined,
          note: scope.why,
        })),
      },
      { kind: 'section', title: common.howToEnd, text: connect.howToEnd },
    ],
    because: handedOver === undefined ? connect.because(clientName) : connect.becauseHanded(handedOver.fromName),
  });
}

function handedBlocks({ handedOver, language }: ConnectInvitationData): Block[] {
  if (handedOver === undefined) return [];
  const { fromName, word = '' } = handedOver;
  const said: Block[] = word === '' ? [] : [{ kind: 'quote', from: fromName, text: word }];
  return [{ kind: 'paragraph', text: clientWords(language).connect.handedTo(fromName) }, ...said];
}

function packageLists(data: ConnectInvitationData): Block[] {
  const { packageName, packageDoes = [], packageDoesNot = [], language } = data;
  if (packageName === undefined) return [];
  const { part, notPart } = clientWords(language).connect;
  const lists: Block[] = [
    { kind: 'list', title: part(packageName), sign: 'yes', items: packageDoes },
    { kind: 'list', title: notPart, sign: 'no', items: packageDoesNot },
  ];
  return lists.filter((list) => list.kind === 'list' && list.items.length > 0);
}
