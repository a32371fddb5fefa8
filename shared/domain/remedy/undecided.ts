import { type AuditItem, canChange, type ItemDecision } from '../audit/audit-item.ts';
import type { Decision, Finding } from '../audit/finding.ts';
import { openPoint } from '../audit/review-list.ts';

/** What the policy says of lines that nobody has decided. */
export interface UndecidedRule {
  readonly leavers: 'keep' | 'revoke';
  readonly others: 'keep' | 'revoke';
}

/**
 * Whether nobody has decided a line of a review in time: a decision that lacks the note which it needs is none. What the policy decided stays.
 */
export function isUndecided(item: AuditItem): boolean {
  return item.decision?.overdue !== true && openPoint(item) !== undefined;
}

/** What the policy makes of a line of a review that nobody has decided in time. */
export function overdueDecision(item: Pick<AuditItem, 'findings'>, rule: UndecidedRule, at: string): ItemDecision {
  return { answer: item.findings.some(hasLeft) ? rule.leavers : rule.others, at, overdue: true, changes: 0 };
}

/** What a drift sweep that acts decides by itself about a line; undefined where it only warns. */
export function driftDecision(item: Pick<AuditItem, 'findings'>, at: string): ItemDecision | undefined {
  const acts = item.findings.some((one) => one.recommends === 'revoke' && (hasLeft(one) || hasExpired(one)));
  return acts ? { answer: 'revoke', at, changes: 0 } : undefined;
}

/** A source of the roster says so. Whom none knows may be new, or the sources incomplete: that takes a person to decide. */
function hasLeft({ code, facts }: Finding): boolean {
  return code === 'left-roster' && facts['why'] !== 'never-on-roster';
}

/** Access of ours that should have ended. A user who was there before us gets back at the end what was there, and is no drift. */
function hasExpired({ code, facts }: Finding): boolean {
  return code === 'expired-but-present' && facts['before'] !== true;
}

/** What a decision does to the access; a change back to a grant that is not there is none. */
export function remedyActionOf(item: Pick<AuditItem, 'grant'>, answer: Decision): 'remove' | 'restore' | undefined {
  if (answer === 'revoke') return 'remove';
  return answer === 'change' && canChange(item) ? 'restore' : undefined;
}
