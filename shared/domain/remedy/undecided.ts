import { type AuditItem, canChange, type ItemDecision } from '../audit/audit-item.ts';
import type { Decision } from '../audit/finding.ts';

/** What the policy says of lines that nobody has decided. */
export interface UndecidedRule {
  readonly leavers: 'keep' | 'revoke';
  readonly others: 'keep' | 'revoke';
}

/** Findings on which a drift sweep may act by itself: the person has left, or the access should have ended. */
const ACTED_ON: ReadonlySet<string> = new Set(['left-roster', 'expired-but-present']);

/** What the policy makes of a line of a review that nobody has decided in time. */
export function overdueDecision(item: Pick<AuditItem, 'findings'>, rule: UndecidedRule, at: string): ItemDecision {
  const left = item.findings.some((finding) => finding.code === 'left-roster');
  return { answer: left ? rule.leavers : rule.others, at, overdue: true, changes: 0 };
}

/** What a drift sweep that acts decides by itself about a line; undefined where it only warns. */
export function driftDecision(item: Pick<AuditItem, 'findings'>, at: string): ItemDecision | undefined {
  const acts = item.findings.some(({ code, recommends }) => ACTED_ON.has(code) && recommends === 'revoke');
  return acts ? { answer: 'revoke', at, changes: 0 } : undefined;
}

/** What a decision does to the access; a change back to a grant that is not there is none. */
export function remedyActionOf(item: Pick<AuditItem, 'grant'>, answer: Decision): 'remove' | 'restore' | undefined {
  if (answer === 'revoke') return 'remove';
  return answer === 'change' && canChange(item) ? 'restore' : undefined;
}
