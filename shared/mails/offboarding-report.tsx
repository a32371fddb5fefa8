import { dayWords, durationWords, whenWords } from '../domain/when-words.ts';
import type { Block, MailEntry } from './blocks.ts';
import type { ComposedMail } from './composed-mail.ts';
import { composeMail } from './frame.tsx';

/** A portal in which access was removed, and read back as gone. */
export interface RemovalReceipt {
  readonly clientName: string;
  readonly portalId: number;
  /** Permission sets that the user had, in words. */
  readonly had: string;
  /** UTC, ISO 8601. */
  readonly readBackAt: string;
  /** Records that the user owns, in words; absent where the portal does not let us read it. */
  readonly owned?: string | undefined;
}

/** A portal in which access stays, or is not settled. */
export interface RemovalOpen {
  readonly clientName: string;
  readonly portalId: number;
  readonly why: string;
  /** What limits the risk meanwhile. */
  readonly control?: string | undefined;
  readonly until?: string | undefined;
  readonly approvedByName?: string | undefined;
}

/** Reports an offboarding to the manager. */
export interface OffboardingReportData {
  readonly agencyName: string;
  readonly timeZone: string;
  readonly recipientName: string;
  readonly offboardingId: string;
  readonly leaverName: string;
  /** The run's end. */
  readonly end: string;
  readonly effectiveAt: string;
  readonly portals: number;
  readonly absent: number;
  readonly receipts: readonly RemovalReceipt[];
  /** Receipts that the mail leaves out. */
  readonly more: number;
  readonly open: readonly RemovalOpen[];
  readonly openMore: number;
  /** From leaving to the last portal read back. */
  readonly seconds?: number | undefined;
}

const HAPPENED: Readonly<Record<string, (name: string) => string>> = {
  removed: (name) => `All access of ${name} in client portals is gone, and was read back as gone.`,
  'removed-partly': (name) => `Access of ${name} in client portals is gone in part. Another part stays for now.`,
  'nothing-to-remove': (name) => `No client portal is connected, and ${name} has no access that we know of.`,
  declined: (name) => `It was declined to take away the access of ${name}. Nothing was changed.`,
  'approval-expired': (name) => `Nobody agreed in time to take away the access of ${name}. Nothing was changed.`,
  withdrawn: (name) => `The question about the access of ${name} was withdrawn. Nothing was changed.`,
};

/** Composes it. */
export function composeOffboardingReport(data: OffboardingReportData): ComposedMail {
  const { timeZone, leaverName, receipts, open } = data;
  const happened = (HAPPENED[data.end] ?? ((name: string) => `The offboarding of ${name} has ended.`))(leaverName);
  const blocks: Block[] = [
    { kind: 'paragraph', text: happened },
    {
      kind: 'facts',
      facts: [
        { label: 'Who left', value: leaverName },
        { label: 'When', value: whenWords(data.effectiveAt, timeZone) },
        { label: 'Portals read', value: String(data.portals) },
        { label: 'User removed', value: `in ${receipts.length + data.more}` },
        { label: 'No user there', value: `in ${data.absent}` },
        { label: 'Stays', value: open.length + data.openMore === 0 ? '' : `in ${open.length + data.openMore}` },
        { label: 'From leaving to removed', value: data.seconds === undefined ? '' : durationWords(data.seconds) },
      ],
    },
  ];
  if (open.length > 0) {
    blocks.push({
      kind: 'entries',
      title: moreWords('What stays', data.openMore),
      entries: open.map((one) => openEntry(one, timeZone)),
    });
  }
  if (receipts.length > 0) {
    blocks.push({
      kind: 'entries',
      title: moreWords('Receipts', data.more),
      entries: receipts.map((one) => receiptEntry(one, timeZone)),
    });
  }
  blocks.push({
    kind: 'command',
    title: 'All of it, portal by portal',
    command: `steward offboarding show ${data.offboardingId}`,
  });
  return composeMail({
    agencyName: data.agencyName,
    recipientName: data.recipientName,
    subject: `${leaverName}: ${open.length + data.openMore > 0 ? 'access stays in part' : 'access in client portals'}`,
    preview: happened,
    heading: happened,
    blocks,
    because: `You get this mail because you manage ${leaverName}, or run partner operations for ${data.agencyName}.`,
  });
}

function openEntry(one: RemovalOpen, timeZone: string): MailEntry {
  return {
    heading: one.clientName,
    tag: `portal ${one.portalId}`,
    facts: [
      { label: 'Meanwhile', value: one.control ?? '' },
      { label: 'Looked at again', value: one.until === undefined ? '' : dayWords(one.until, timeZone) },
      { label: 'Answers for it', value: one.approvedByName ?? '' },
    ],
    note: one.why,
  };
}

function receiptEntry(one: RemovalReceipt, timeZone: string): MailEntry {
  return {
    heading: one.clientName,
    tag: `portal ${one.portalId}`,
    facts: [
      { label: 'Had', value: one.had },
      { label: 'Read back as gone', value: whenWords(one.readBackAt, timeZone) },
      { label: 'Owns records', value: one.owned ?? 'not known: the portal does not let us read it' },
    ],
  };
}

function moreWords(title: string, more: number): string {
  return more === 0 ? title : `${title} (the first; ${more} more)`;
}
