import type { ComposedMail } from './composed-mail.ts';
import { composeMail } from './frame.tsx';
import type { MailHouse } from './question-mail.ts';

/** Gives partner operations the task to have a portal connected again. */
export interface ConnectionLostData extends MailHouse {
  /** Absent: the agency's own portal. */
  readonly clientName?: string | undefined;
  readonly portalId: number;
  readonly reason: 'revoked' | 'missing-scope' | 'uninstalled';
  /** How many pieces of work wait for it. */
  readonly waiting: number;
  /** The command that asks for the connection. */
  readonly command: string;
}

const REASON: Readonly<Record<ConnectionLostData['reason'], string>> = {
  revoked:
    'HubSpot no longer takes our token: the app was uninstalled there, or the user who installed it was removed.',
  'missing-scope': 'A right that our app needs there was not granted, or was taken back.',
  uninstalled: 'Our app was uninstalled there.',
};

/** Composes it. */
export function composeConnectionLost(data: ConnectionLostData): ComposedMail {
  const whose = data.clientName === undefined ? 'your own portal' : `the portal of ${data.clientName}`;
  const heading = `The connection to ${whose} is lost`;
  const waits =
    data.waiting === 0
      ? 'Nothing waits for it at present.'
      : `${data.waiting === 1 ? 'One piece of work waits' : `${data.waiting} pieces of work wait`} for it, and ${data.waiting === 1 ? 'goes' : 'go'} on by ${data.waiting === 1 ? 'itself' : 'themselves'} once it is connected again.`;
  const stopped =
    data.clientName === undefined
      ? 'No invitation is seen, and nobody who joins or leaves is noticed.'
      : `No access is given, changed or taken away there, and what is there cannot be read. ${waits}`;
  return composeMail({
    agencyName: data.agencyName,
    recipientName: data.recipientName,
    subject: heading,
    preview: REASON[data.reason],
    heading,
    blocks: [
      { kind: 'paragraph', text: REASON[data.reason] },
      { kind: 'facts', facts: [{ label: 'Portal', value: String(data.portalId) }] },
      { kind: 'section', title: 'What stopped', text: stopped },
      {
        kind: 'section',
        title: 'What to do next',
        text:
          data.clientName === undefined
            ? `Run "${data.command}", and open the link as a super admin of your portal.`
            : `Run "${data.command}": it mails the client's contact a fresh link. If the client has left on purpose, end its engagements: "steward client show" lists them.`,
      },
    ],
    because: `You get this mail because you run partner operations for ${data.agencyName}.`,
  });
}
