import { clientWords } from '../domain/client-words/client-words.ts';
import type { Language } from '../domain/language.ts';
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
  readonly language?: Language | undefined;
  readonly recipientName: string;
  readonly clientName: string;
  readonly portalId: number;
  /** What it followed from, in words: a review, or somebody's leaving. */
  readonly because: string;
  readonly removed: readonly RemovedAccess[];
  readonly staying: readonly StayingAccess[];
  readonly howToEnd: string;
}

const ACTION = { remove: 'removed', restore: 'set-back' } as const;

/** Composes it. */
export function composeAccessRemoved(data: AccessRemovedData): ComposedMail {
  const { agencyName, clientName, portalId, timeZone, language, removed } = data;
  const { changes, common } = clientWords(language);
  const counts = (['remove', 'restore'] as const).map((action) => ({
    action: ACTION[action],
    count: removed.filter((one) => one.action === action).length,
  }));
  const summary = changes.summary(counts.filter(({ count }) => count > 0));
  const lead = [
    changes.lead(portalId, clientName, summary),
    data.because,
    changes.onlyOurs(agencyName),
    changes.eachReadBack,
  ];
  const blocks: Block[] = [
    { kind: 'paragraph', text: lead.join(' ') },
    {
      kind: 'entries',
      title: changes.what,
      entries: removed.map((one) => ({
        heading: one.personName,
        tag: changes.action(ACTION[one.action]),
        facts: [
          { label: common.address, value: one.personEmail },
          { label: common.before, value: one.before },
          { label: common.after, value: one.after },
          { label: common.readBack, value: whenWords(one.readBackAt, timeZone, language) },
        ],
      })),
    },
  ];
  if (data.staying.length > 0) {
    blocks.push({
      kind: 'entries',
      title: changes.staysForNow,
      entries: data.staying.map(({ personName, why, until }) => ({
        heading: personName,
        facts:
          until === undefined ? [] : [{ label: changes.lookedAtAgain, value: dayWords(until, timeZone, language) }],
        note: why,
      })),
    });
  }
  blocks.push({ kind: 'section', title: changes.endAllOfIt, text: data.howToEnd });
  return composeMail({
    language,
    agencyName,
    recipientName: data.recipientName,
    subject: changes.subject(clientName, portalId, summary, agencyName),
    preview: removed.map((one) => `${one.personName} ${changes.action(ACTION[one.action])}`).join(', '),
    heading: changes.reducedTitle(agencyName),
    blocks,
    because: `${common.becauseAdmin(clientName)} ${common.toldOfAll}`,
  });
}
