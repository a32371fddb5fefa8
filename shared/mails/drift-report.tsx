import type { ComposedMail } from './composed-mail.ts';
import { composeMail } from './frame.tsx';

/** One person's access in one portal that differs from its grant. */
export interface DriftEntry {
  readonly clientName: string;
  readonly portalId: number;
  readonly personName: string;
  /** What differs, each in a sentence. */
  readonly findings: readonly string[];
  /** Whether the sweep takes it away by itself. */
  readonly acts: boolean;
}

/** Tells of access that differs from its grants. */
export interface DriftReportData {
  readonly agencyName: string;
  readonly recipientName: string;
  readonly auditId: string;
  readonly portals: number;
  readonly unread: number;
  readonly entries: readonly DriftEntry[];
  /** Entries that the mail leaves out. */
  readonly more: number;
}

/** Composes it. */
export function composeDriftReport(data: DriftReportData): ComposedMail {
  const count = data.entries.length + data.more;
  const heading = `${count} ${count === 1 ? 'access differs' : 'accesses differ'} from what was granted`;
  const acts = data.entries.some((entry) => entry.acts);
  return composeMail({
    agencyName: data.agencyName,
    recipientName: data.recipientName,
    subject: heading,
    preview: data.entries.map((entry) => `${entry.personName} at ${entry.clientName}`).join(', '),
    heading,
    blocks: [
      {
        kind: 'paragraph',
        text: `The weekly look at ${data.portals} portals found it${data.unread === 0 ? '' : `; ${data.unread} of them could not be read`}. ${acts ? 'What is marked is taken away by itself; nothing else was changed.' : 'Nothing was changed.'}`,
      },
      {
        kind: 'entries',
        title: data.more === 0 ? 'What differs' : `What differs (the first; ${data.more} more)`,
        entries: data.entries.map((entry) => ({
          heading: `${entry.personName} at ${entry.clientName}`,
          tag: entry.acts ? 'taken away' : `portal ${entry.portalId}`,
          note: entry.findings.join(' '),
        })),
      },
      { kind: 'command', title: 'All of it', command: `steward audit show ${data.auditId}` },
    ],
    because: `You get this mail because you run partner operations for ${data.agencyName}, or manage somebody concerned.`,
  });
}
