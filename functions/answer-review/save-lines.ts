import type { AuditItem } from '../../shared/domain/audit/audit-item.ts';
import { type Decider, decideLine, type EntryFault, type LineEntry } from '../../shared/domain/audit/review-acts.ts';
import { lineName, type ReviewLine } from '../../shared/domain/audit/review-list.ts';
import { decisionLabel, faultWords } from '../../shared/domain/audit/review-words.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { LineExtra } from '../../shared/services/reviews/review-line-view.ts';
import type { ReviewSheet } from '../../shared/services/reviews/review-sheet.ts';
import type { KeepDecisions } from './keep-decisions.ts';

/** What came of a form: the lines as they are now, and what was not taken. */
export interface SavedLines {
  readonly sheet: ReviewSheet;
  /** Names of the lines that were saved. */
  readonly saved: readonly string[];
  readonly refused: ReadonlyMap<string, LineExtra>;
  readonly conflicts: number;
}

/** Saves what a form says of the lines of a review. */
export type SaveLines = (
  sheet: ReviewSheet,
  entries: ReadonlyMap<string, LineEntry>,
  by: Decider,
) => Promise<SavedLines>;

/** @see SaveLines; what fits is saved, whatever else in the form does not. */
export function createSaveLines({ keepDecisions, clock }: { keepDecisions: KeepDecisions; clock: Clock }): SaveLines {
  return async (sheet, entries, by) => {
    const now = clock.now();
    const refused = new Map<string, LineExtra>();
    const toKeep: AuditItem[] = [];
    const conflicting: AuditItem[] = [];
    for (const { item } of sheet.lines) {
      const entry = entries.get(lineName(item));
      if (entry === undefined) continue;
      const outcome = decideLine(item, entry, by, now);
      if (outcome.kind === 'save') toKeep.push(outcome.item);
      if (outcome.kind === 'conflict') conflicting.push(item);
      if (outcome.kind === 'fault') refused.set(lineName(item), faulty(entry, outcome.fault));
    }
    const { kept, overtaken } = await keepDecisions(sheet.review, toKeep, now);
    for (const item of [...conflicting, ...overtaken]) {
      refused.set(lineName(item), { ...overtakenWords(item, sheet), entry: entries.get(lineName(item)) });
    }
    return {
      sheet: withItems(sheet, [...kept, ...overtaken]),
      saved: kept.map(lineName),
      refused,
      conflicts: conflicting.length + overtaken.length,
    };
  };
}

/** The sheet with lines as they are now. */
export function withItems(sheet: ReviewSheet, items: readonly AuditItem[]): ReviewSheet {
  const now = new Map(items.map((item) => [lineName(item), item]));
  const lines = sheet.lines.map((line): ReviewLine => ({ ...line, item: now.get(lineName(line.item)) ?? line.item }));
  return { ...sheet, lines };
}

function faulty(entry: LineEntry, fault: EntryFault): LineExtra {
  return { entry, fault: faultWords(fault), faultAt: fault === 'note-too-long' ? 'note' : 'decision' };
}

function overtakenWords(item: AuditItem, { nameOf }: ReviewSheet): Omit<LineExtra, 'entry'> {
  const { decision } = item;
  const what = decision === undefined ? 'took the decision back' : `decided “${decisionLabel(decision.answer, item)}”`;
  const who = decision?.by === undefined ? 'Somebody' : nameOf(decision.by);
  return {
    fault: `${who} ${what} since you opened this page. Yours is not saved; to put it in its place, save again.`,
    faultAt: 'decision',
  };
}
