import { clientWords } from '../domain/client-words/client-words.ts';
import type { ChangeAction } from '../domain/client-words/en/changes.ts';
import type { Language } from '../domain/language.ts';
import { whenWords } from '../domain/when-words.ts';
import type { ComposedMail } from './composed-mail.ts';
import { composeMail } from './frame.tsx';

/** One change of one user, read back. */
export interface AccessChange {
  readonly personName: string;
  readonly personEmail: string;
  readonly action: Exclude<ChangeAction, 'set-back'>;
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
  readonly language?: Language | undefined;
  readonly recipientName: string;
  readonly clientName: string;
  readonly portalId: number;
  readonly changes: readonly AccessChange[];
  readonly howToEnd: string;
}

const ACTIONS = ['created', 'changed', 'removed', 'given-back'] as const;

/** Composes it. */
export function composeAccessChanged(data: AccessChangedData): ComposedMail {
  const { agencyName, clientName, portalId, timeZone, language } = data;
  const { changes, common } = clientWords(language);
  const counts = ACTIONS.map((action) => ({
    action,
    count: data.changes.filter((change) => change.action === action).length,
  }));
  const summary = changes.summary(counts.filter(({ count }) => count > 0));
  const confirmed = data.changes.some((change) => change.confirmed === true);
  const lead = [
    changes.lead(portalId, clientName, summary),
    changes.onlyOurs(agencyName),
    confirmed ? changes.someConfirmed(clientName) : changes.eachReadBack,
  ];
  return composeMail({
    language,
    agencyName,
    recipientName: data.recipientName,
    subject: changes.subject(clientName, portalId, summary, agencyName),
    preview: data.changes.map((change) => `${change.personName} ${changes.action(change.action)}`).join(', '),
    heading: changes.changedTitle(agencyName),
    blocks: [
      { kind: 'paragraph', text: lead.join(' ') },
      {
        kind: 'entries',
        title: changes.what,
        entries: data.changes.map((change) => ({
          heading: change.personName,
          tag: changes.action(change.action),
          facts: [
            { label: common.address, value: change.personEmail },
            { label: common.before, value: change.before ?? common.noAccess },
            { label: common.after, value: change.after ?? common.noAccess },
            { label: common.why, value: change.reason },
            ...(change.owned === undefined ? [] : [{ label: changes.ownedThere, value: change.owned }]),
            {
              label: change.confirmed === true ? changes.confirmedByYou : common.readBack,
              value: whenWords(change.verifiedAt, timeZone, language),
            },
          ],
        })),
      },
      { kind: 'section', title: common.howToEnd, text: data.howToEnd },
    ],
    because: `${common.becauseAdmin(clientName)} ${common.toldOfAll}`,
  });
}
