import { whenWords } from '../domain/when-words.ts';
import type { ComposedMail } from './composed-mail.ts';
import { composeMail } from './frame.tsx';

type ChangeAction = 'created' | 'changed' | 'removed' | 'given-back';

/** One change of one user, read back. */
export interface AccessChange {
  readonly personName: string;
  readonly personEmail: string;
  readonly action: ChangeAction;
  /** Access in words; absent where there was none. */
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  readonly reason: string;
  /** When it was read back, or confirmed. UTC, ISO 8601. */
  readonly verifiedAt: string;
  /** The client confirmed it, and no API can read it back. */
  readonly confirmed?: boolean | undefined;
  /** Records that a user who was removed owned there, in words; absent is none, or not known. */
  readonly owned?: string | undefined;
}

/** Tells a super admin of the client what changed in the portal. */
export interface AccessChangedData {
  readonly agencyName: string;
  readonly timeZone: string;
  readonly recipientName: string;
  readonly clientName: string;
  readonly portalId: number;
  readonly changes: readonly AccessChange[];
  readonly howToEnd: string;
}

const ACTION: Readonly<Record<ChangeAction, string>> = {
  created: 'added',
  changed: 'changed',
  removed: 'removed',
  'given-back': 'given back',
};

/** Composes it. */
export function composeAccessChanged(data: AccessChangedData): ComposedMail {
  const summary = summaryOf(data.changes);
  return composeMail({
    agencyName: data.agencyName,
    recipientName: data.recipientName,
    subject: `${data.clientName}, portal ${data.portalId}: ${summary} by ${data.agencyName}`,
    preview: data.changes.map((change) => `${change.personName} ${ACTION[change.action]}`).join(', '),
    heading: `${data.agencyName} changed access to your portal`,
    blocks: [
      {
        kind: 'paragraph',
        text: `In portal ${data.portalId} of ${data.clientName}: ${summary}. Only people of ${data.agencyName} are concerned. ${readBackWords(data)}`,
      },
      {
        kind: 'entries',
        title: 'What changed',
        entries: data.changes.map((change) => ({
          heading: change.personName,
          tag: ACTION[change.action],
          facts: [
            { label: 'Address', value: change.personEmail },
            { label: 'Before', value: change.before ?? 'No access' },
            { label: 'After', value: change.after ?? 'No access' },
            { label: 'Why', value: change.reason },
            ...(change.owned === undefined ? [] : [{ label: 'Owned there', value: change.owned }]),
            {
              label: change.confirmed === true ? 'Confirmed by you' : 'Read back',
              value: whenWords(change.verifiedAt, data.timeZone),
            },
          ],
        })),
      },
      { kind: 'section', title: 'How to end it', text: data.howToEnd },
    ],
    because: `You get this mail because you are a super admin of ${data.clientName}, or its named contact. You are told of every change.`,
  });
}

function readBackWords({ changes, clientName }: AccessChangedData): string {
  if (!changes.some((change) => change.confirmed === true)) return 'Each change was read back.';
  return `What was done by hand was confirmed by ${clientName}, and not read back: our app is not in this portal.`;
}

/** For example "2 users added, 1 removed". */
function summaryOf(changes: readonly AccessChange[]): string {
  const actions: readonly ChangeAction[] = ['created', 'changed', 'removed', 'given-back'];
  const counts = actions
    .map((action) => ({ action, count: changes.filter((change) => change.action === action).length }))
    .filter(({ count }) => count > 0);
  return counts
    .map(({ action, count }, at) => `${count}${at > 0 ? '' : count === 1 ? ' user' : ' users'} ${ACTION[action]}`)
    .join(', ');
}
