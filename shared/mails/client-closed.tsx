import { clientWords } from '../domain/client-words/client-words.ts';
import type { Language } from '../domain/language.ts';
import { whenWords } from '../domain/when-words.ts';
import type { Block, MailEntry } from './blocks.ts';
import type { ComposedMail } from './composed-mail.ts';
import { composeMail } from './frame.tsx';

/** Says to both sides what became of ending everything. */
export interface ClientClosedData {
  readonly agencyName: string;
  readonly timeZone: string;
  readonly language?: Language | undefined;
  readonly recipientName: string;
  readonly clientName: string;
  readonly clientId: string;
  readonly portalId: number;
  readonly reader: 'client' | 'agency';
  /** Who asked for it, as the agency reads it. */
  readonly requestedByName: string;
  readonly isDone: boolean;
  /** Whether the portal could be read. */
  readonly isRead: boolean;
  readonly uninstalledAt?: string | undefined;
  readonly removed: readonly { readonly name: string; readonly had: string; readonly readBackAt: string }[];
  readonly absent: number;
  /** By the client's own word. */
  readonly stays: readonly { readonly name: string; readonly why: string }[];
  /** Neither read back nor left by the client. */
  readonly open: readonly { readonly name: string; readonly why: string }[];
}

/** Composes it. */
export function composeClientClosed(data: ClientClosedData): ComposedMail {
  const { agencyName, clientName, clientId, portalId, reader, timeZone, language, isDone, uninstalledAt } = data;
  const { closing, common } = clientWords(language);
  const when = (at: string) => whenWords(at, timeZone, language);
  const lead = isDone ? closing.closedLead(agencyName, portalId) : closing.partlyLead(agencyName, portalId);
  const blocks: Block[] = [
    {
      kind: 'paragraph',
      text: reader === 'agency' ? closing.agencyLead(clientName, data.requestedByName) : lead,
    },
    ...entries(
      closing.removed,
      data.removed.map(({ name, had, readBackAt }) => ({
        heading: name,
        facts: [
          { label: closing.had, value: had },
          { label: closing.readBackAt, value: when(readBackAt) },
        ],
      })),
    ),
    ...(data.absent > 0 ? [{ kind: 'paragraph' as const, text: closing.absent(data.absent) }] : []),
    ...entries(reader === 'client' ? closing.stays : closing.staysForAgency, data.stays.map(noted)),
    ...entries(closing.open, data.open.map(noted)),
    ...(!isDone && data.open.length === 0
      ? [{ kind: 'paragraph' as const, text: closing.foundAgain(agencyName) }]
      : []),
    {
      kind: 'section',
      title: closing.app,
      text: uninstalledAt === undefined ? closing.appStays : closing.appGone(when(uninstalledAt)),
    },
    ...(data.isRead ? [] : [{ kind: 'paragraph' as const, text: closing.unread(agencyName) }]),
    ...(reader === 'agency' && !isDone
      ? [{ kind: 'command' as const, title: closing.takeUp, command: `steward client close ${clientId}` }]
      : []),
    { kind: 'paragraph', text: closing.receipt },
  ];
  return composeMail({
    language,
    agencyName,
    recipientName: data.recipientName,
    subject: (isDone ? closing.closedSubject : closing.partlySubject)(clientName, agencyName),
    preview: lead,
    heading: isDone ? closing.doneTitle : closing.partlyTitle,
    blocks,
    because:
      reader === 'client'
        ? common.becauseAdmin(clientName)
        : `You get this mail because you run partner operations for ${agencyName}.`,
  });
}

function noted({ name, why }: { readonly name: string; readonly why: string }): MailEntry {
  return { heading: name, note: why };
}

function entries(title: string, all: readonly MailEntry[]): Block[] {
  return all.length === 0 ? [] : [{ kind: 'entries', title, entries: all }];
}
