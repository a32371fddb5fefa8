import type { PlanReason } from './access-plan.ts';

/** The rules that refuse access, as every refusal names them: in a plan, on a page, in a mail, and in an answer of the API. */
export type AccessRule =
  | 'restricted-actions'
  | 'subscription-fit'
  | 'unique-logins'
  | 'partner-side-only'
  | 'elevated-access';

const RULE_OF: Readonly<Partial<Record<PlanReason, AccessRule>>> = {
  'restricted-action': 'restricted-actions',
  'subscription-lacks': 'subscription-fit',
  'generic-mailbox': 'unique-logins',
  'not-partner-side': 'partner-side-only',
  'elevated-needs-quorum-and-consent': 'elevated-access',
};

/** The rules behind reasons that refuse, each once, in a stable order. */
export function rulesOf(reasons: readonly PlanReason[]): AccessRule[] {
  return [...new Set(reasons.flatMap((reason) => RULE_OF[reason] ?? []))].sort();
}
