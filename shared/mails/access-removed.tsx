import { dayWords, whenWords } from '../domain/when-words.ts';
import type { Block } from './blocks.ts';
import type { ComposedMail } from './composed-mail.ts';
import { composeMail } from './frame.tsx';

/** Somebody of the agency whose access went, or was set back, and was read back so. */
export interface RemovedAccess {
  readonly personName: string;
  readonly personEmail: string;
  readonly action: 'remove' | 'restore';
  /** Permission sets in words. */
  readonly before: string;
  readonly after: string;
  /** When it was read back. UTC, ISO 8601. */
  readonly readBackAt: string;
}

/** Access that stays although it was to go. */
export interface StayingAccess {
  readonly personName: string;
  readonly why: string;
  /** When it is looked at again. UTC, ISO 8601. */
  readonly until?: string | undefined;
}

/** Tells a client's super admin whose access went. */
export interface AccessRemovedData {
  readonly agencyName: string;
  readonly timeZone: string;
  readonly recipientName: string;
  readonly clientName: string;
  readonly portalId: number;
  /** What it followed from, in words: a review, or somebody's leaving. */
  readonly because: string;
  readonly removed: readonly RemovedAccess[];
  readonly staying: readonly StayingAccess[];
  readonly howToEnd: string;
}

const ACTION: Readonly<Record<RemovedAccess['action'], string>> = { remove: 'removed', restore: 'set back' };

/** Composes it. */
export function composeAccessRemoved(data: AccessRemovedData): ComposedMail {
  const { removed, timeZone } = data;
  const summary = summaryOf(removed);
  const blocks: Block[] = [
    {
      kind: 'paragraph',
      text: `In portal ${data.portalId} of ${data.clientName}: ${summary}. ${data.because} Only people of ${data.agencyName} are concerned. Each change was read back.`,
    },
    {
      kind: 'entries',
      title: 'What changed',
      entries: removed.map((one) => ({
        heading: one.personName,
        tag: ACTION[one.action],
        facts: [
          { label: 'Address', value: one.personEmail },
          { label: 'Before', value: one.before },
          { label: 'After', value: one.after },
          { label: 'Read back', value: whenWords(one.readBackAt, timeZone) },
        ],
      })),
    },
  ];
  if (data.staying.length > 0) {
    blocks.push({
      kind: 'entries',
      title: 'What stays for now',
      entries: data.staying.map(({ personName, why, until }) => ({
        heading: personName,
        facts: until === undefined ? [] : [{ label: 'Looked at again', value: dayWords(until, timeZone) }],
        note: why,
      })),
    });
  }
  blocks.push({ kind: 'section', title: 'How to end all of it', text: data.howToEnd });
  return composeMail({
    agencyName: data.agencyName,
    recipientName: data.recipientName,
    subject: `${data.clientName}, portal ${data.portalId}: ${summary} by ${data.agencyName}`,
    preview: removed.map((one) => `${one.personName} ${ACTION[one.action]}`).join(', '),
    heading: `${data.agencyName} reduced its access to your portal`,
    blocks,
    because: `You get this mail because you are a super admin of ${data.clientName}, or its named contact. You are told of every change.`,
  });
}

/** For example "2 users removed, 1 set back". */
function summaryOf(removed: readonly RemovedAccess[]): string {
  const counts = (['remove', 'restore'] as const)
    .map((action) => ({ action, count: removed.filter((one) => one.action === action).length }))
    .filter(({ count }) => count > 0);
  return counts
    .map(({ action, count }, at) => `${count}${at > 0 ? '' : count === 1 ? ' user' : ' users'} ${ACTION[action]}`)
    .join(', ');
}
