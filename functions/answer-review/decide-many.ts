import { needsNote } from '../../shared/domain/audit/audit-item.ts';
import { findingTitle } from '../../shared/domain/audit/finding-words.ts';
import {
  type BulkAct,
  type BulkPlan,
  type Decider,
  decided,
  NOTE_LENGTH,
  planBulk,
  visibleText,
} from '../../shared/domain/audit/review-acts.ts';
import { lineName, listed, type ReviewFilter, reviewAddress } from '../../shared/domain/audit/review-list.ts';
import { faultWords } from '../../shared/domain/audit/review-words.ts';
import { renderReviewConfirmPage } from '../../shared/pages/review-confirm-page.tsx';
import type { Clock } from '../../shared/ports/clock.ts';
import type { ReviewSheet } from '../../shared/services/reviews/review-sheet.ts';
import type { KeepDecisions } from './keep-decisions.ts';
import type { Form } from './review-form.ts';

/** What deciding many lines needs. */
export interface DecideManyDependencies {
  readonly keepDecisions: KeepDecisions;
  readonly clock: Clock;
  readonly agencyName: string;
}

/** Many lines to be decided: those of a list that are undecided. */
export interface ManyLines {
  readonly sheet: ReviewSheet;
  readonly filter: ReviewFilter;
  readonly how: BulkAct;
  readonly by: Decider;
  /** The page's address without a query, and the review's title. */
  readonly path: string;
  readonly title: string;
  /** The form of the page that asked once more; absent while it has not. */
  readonly confirmed?: Form | undefined;
}

/** How many were decided, or the page that asks once more. */
export type Many = { readonly saved: number } | { readonly status: number; readonly html: string };

/**
 * Decides all undecided lines of a list.
 * 1. What keeps findings, or needs words, is asked once more, with its number.
 * 2. The answer counts for that number only: where the list has changed, it is asked again. The words have to be there.
 * 3. The words stand with each line that needs them, and with no other.
 */
export function createDecideMany({ keepDecisions, clock, agencyName }: DecideManyDependencies) {
  return async (many: ManyLines): Promise<Many> => {
    const { sheet, filter, how, by, confirmed } = many;
    const plan = planBulk(
      listed(sheet.lines, filter).map((line) => line.item),
      how,
    );
    // 1. Once more.
    if (confirmed === undefined && plan.confirms) return { status: 200, html: ask(many, plan) };
    // 2. The same lines, with words.
    const note = visibleText(confirmed?.['note']);
    if (confirmed !== undefined && plan.lines.length > 0) {
      if (confirmed['lines'] !== String(plan.lines.length))
        return { status: 409, html: ask(many, plan, { moved: true }) };
      const error = errorOf(note, plan);
      if (error !== undefined) return { status: 400, html: ask(many, plan, { error }) };
    }
    // 3. Decide.
    const now = clock.now();
    const items = plan.lines.map(({ item, answer }) =>
      decided(item, answer, needsNote(item, answer) ? note : '', by, now),
    );
    return { saved: (await keepDecisions(sheet.review, items, now)).kept.length };
  };

  function ask(many: ManyLines, plan: BulkPlan, more: { moved?: boolean; error?: string } = {}): string {
    const { sheet, filter, path, title, confirmed } = many;
    const planned = new Set(plan.lines.map(({ item }) => lineName(item)));
    const concerns = sheet.lines
      .filter(({ item }) => planned.has(lineName(item)) && item.findings.length > 0)
      .map(({ item, personName, clientName }) => ({
        name: lineName(item),
        who: `${personName} at ${clientName}`,
        what: item.findings.map(({ code }) => findingTitle(code)).join(', '),
      }));
    const address = reviewAddress(path, filter);
    return renderReviewConfirmPage({
      agencyName,
      title,
      act: plan.act,
      lines: plan.lines.length,
      keptWithFindings: plan.keptWithFindings,
      needNote: plan.needNote,
      concerns,
      postPath: address,
      backHref: `${address}#lines`,
      note: confirmed?.['note'],
      ...more,
    });
  }
}

function errorOf(note: string, { needNote }: BulkPlan): string | undefined {
  if (note.length > NOTE_LENGTH) return faultWords('note-too-long');
  return needNote > 0 && note === ''
    ? 'Please say why: it stands with each line whose decision needs words.'
    : undefined;
}
