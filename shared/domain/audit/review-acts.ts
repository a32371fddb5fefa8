import { createHash } from 'node:crypto';
import { type AuditItem, canChange, type ItemDecision, needsNote } from './audit-item.ts';
import { DECISIONS, type Decision } from './finding.ts';

/** The longest note, in characters. */
export const NOTE_LENGTH = 500;

/** What a form says about one line; all as it was sent. */
export interface LineEntry {
  readonly answer?: string | undefined;
  readonly note?: string | undefined;
  /** What the form showed before: `seenMark` of the line as it was then. */
  readonly seen?: string | undefined;
}

/** Who decides, with which mailed link. */
export interface Decider {
  readonly personId: string;
  readonly linkRef: string;
}

/** Why an entry is not taken. */
export type EntryFault = 'no-decision' | 'unknown-decision' | 'cannot-change' | 'note-too-long';

/** What an entry leads to. `conflict`: somebody else, or another window, has decided otherwise since the form was shown. */
export type EntryOutcome =
  | { readonly kind: 'unchanged' | 'conflict' }
  | { readonly kind: 'fault'; readonly fault: EntryFault }
  | { readonly kind: 'save'; readonly item: AuditItem };

/** What a form has to bring back, so that it is known what its reader saw. */
export function seenMark({ version, decision }: Pick<AuditItem, 'version' | 'decision'>): string {
  return [version, decision?.answer ?? '', hashOf(decision?.note ?? '')].join('-');
}

/**
 * Decides a line as a form says.
 * 1. What stands in the form as it was shown is nobody's act, whatever has become of the line since.
 * 2. A decision has to be one, and "change" needs a grant to go back to. A note alone decides nothing.
 * 3. Where the line was decided since the form was shown, both are shown, and the reader decides again.
 */
export function decideLine(item: AuditItem, entry: LineEntry, by: Decider, now: Date): EntryOutcome {
  const answer = entry.answer === undefined || entry.answer === '' ? undefined : entry.answer;
  const note = visibleText(entry.note);
  const [version = '', seenAnswer = '', seenNote = ''] = (entry.seen ?? '').split('-');
  // 1. Untouched.
  if ((answer ?? '') === seenAnswer && hashOf(note) === seenNote) return { kind: 'unchanged' };
  if (answer === item.decision?.answer && note === (item.decision?.note ?? '')) return { kind: 'unchanged' };
  // 2. Sound.
  if (answer === undefined) return { kind: 'fault', fault: 'no-decision' };
  if (!isDecision(answer)) return { kind: 'fault', fault: 'unknown-decision' };
  if (answer === 'change' && !canChange(item)) return { kind: 'fault', fault: 'cannot-change' };
  if (note.length > NOTE_LENGTH) return { kind: 'fault', fault: 'note-too-long' };
  // 3. Current.
  if (version !== String(item.version)) return { kind: 'conflict' };
  return { kind: 'save', item: decided(item, answer, note, by, now) };
}

/** The line with a decision; how often the answer changed is counted. */
export function decided(item: AuditItem, answer: Decision, note: string, by: Decider, now: Date): AuditItem {
  const before = item.decision;
  const decision: ItemDecision = {
    answer,
    by: by.personId,
    at: now.toISOString(),
    ...(note === '' ? {} : { note }),
    linkRef: by.linkRef,
    changes: (before?.changes ?? 0) + (before !== undefined && before.answer !== answer ? 1 : 0),
  };
  return { ...item, decision };
}

/** Ways to decide many lines at once. */
export const BULK_ACTS = ['recommended', 'keep', 'revoke'] as const;
export type BulkAct = (typeof BULK_ACTS)[number];

/** What deciding many lines at once means; lines that are decided already are left as they are. */
export interface BulkPlan {
  readonly act: BulkAct;
  readonly lines: readonly { readonly item: AuditItem; readonly answer: Decision }[];
  /** Lines with findings that would be kept: asked once more, with their number. */
  readonly keptWithFindings: number;
  /** Lines whose decision needs words. */
  readonly needNote: number;
  /** Whether it is asked once more before it is done. */
  readonly confirms: boolean;
}

/** @see BulkPlan */
export function planBulk(items: readonly AuditItem[], act: BulkAct): BulkPlan {
  const lines = items
    .filter((item) => item.decision === undefined)
    .map((item) => ({ item, answer: act === 'recommended' ? item.recommends : act }));
  const keptWithFindings = lines.filter(({ item, answer }) => answer === 'keep' && item.findings.length > 0).length;
  const needNote = lines.filter(({ item, answer }) => needsNote(item, answer)).length;
  const confirms = needNote > 0 || (act === 'keep' && keptWithFindings > 0);
  return { act, lines, keptWithFindings, needNote, confirms };
}

/** Text of invisible characters alone says nothing. */
export function visibleText(text: string | undefined): string {
  const plain = (text ?? '').replaceAll('\r\n', '\n').trim();
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(plain) ? plain : '';
}

function isDecision(answer: string): answer is Decision {
  return (DECISIONS as readonly string[]).includes(answer);
}

function hashOf(note: string): string {
  return note === '' ? '' : createHash('sha256').update(note).digest('hex').slice(0, 8);
}
