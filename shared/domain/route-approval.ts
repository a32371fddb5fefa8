import type { PublishedPolicy, PublishedRule, PublishedStage } from './approval-policy.ts';
import type { Risk } from './service-package.ts';
import { type Standing, staffStage } from './stage-staffing.ts';

/** Everyone is there. */
export const ALL_PRESENT: Standing = { away: new Map(), gone: new Map() };

/** What is asked about, as far as the policy distinguishes. */
export interface Matter {
  readonly packageKey: string;
  readonly risk: Risk;
  readonly portalId?: number | undefined;
  /** Emergency access: it takes two people, whatever a rule says. */
  readonly breakGlass?: boolean | undefined;
}

/** Why nobody can be asked. */
export type UnmetReason = 'no-rule-fits' | 'too-few-eligible' | 'no-second-approver' | 'no-consenter';

/** Who is to be asked, or why nobody can be. */
export type Routing =
  | { readonly kind: 'ask'; readonly rule: string; readonly stages: readonly RoutedStage[] }
  | { readonly kind: 'unmet'; readonly reason: UnmetReason; readonly rule?: string };

/** A stage on its way into a question. */
export interface RoutedStage extends PublishedStage {
  /** Whose people decide: the agency's, or the client's own who consent. */
  readonly party: 'agency' | 'client';
}

/** Elevated access, and break-glass access, take two people of the agency, whatever a rule says (rule 1). */
export const ELEVATED_QUORUM = 2;

/** The first rule that fits. */
export function ruleFor(policy: PublishedPolicy, matter: Matter): PublishedRule | undefined {
  return policy.rules.find(
    (rule) =>
      (rule.packages === undefined || rule.packages.includes(matter.packageKey)) &&
      (rule.risks === undefined || rule.risks.includes(matter.risk)) &&
      (rule.portals === undefined || (matter.portalId !== undefined && rule.portals.includes(matter.portalId))),
  );
}

/**
 * Routes a question.
 * 1. People in `excluded` (requester, subject) are never asked (rule 9).
 * 2. Each stage has to be met with who is there now; where one cannot be, nobody is asked silently in anybody's place. Whoever an earlier stage
 *    takes is not there for a later one, so that no two stages count on the same fallback.
 * 3. `consenters` (client-side, given where the client has to consent) are the last stage: one of them agrees.
 */
export function routeApproval(
  policy: PublishedPolicy,
  matter: Matter,
  excluded: readonly string[],
  standing: Standing = ALL_PRESENT,
  consenters?: readonly string[],
): Routing {
  const rule = ruleFor(policy, matter);
  if (rule === undefined) return { kind: 'unmet', reason: 'no-rule-fits' };
  let quorums = 0;
  const taken = new Set(excluded);
  for (const stage of rule.stages) {
    const others = rule.stages.filter((other) => other !== stage).flatMap((other) => other.approvers);
    const staffing = staffStage(stage, new Set([...taken, ...others]), standing);
    if (staffing.kind === 'unmet') return { kind: 'unmet', reason: 'too-few-eligible', rule: rule.name };
    quorums += staffing.quorum;
    for (const personId of staffing.asked) taken.add(personId);
  }
  if ((matter.risk === 'elevated' || matter.breakGlass === true) && quorums < ELEVATED_QUORUM) {
    return { kind: 'unmet', reason: 'no-second-approver', rule: rule.name };
  }
  const stages: RoutedStage[] = rule.stages.map((stage) => ({ ...stage, party: 'agency' }));
  if (consenters === undefined) return { kind: 'ask', rule: rule.name, stages };
  const approvers = consenters.filter((personId) => !excluded.includes(personId) && !standing.gone.has(personId));
  if (approvers.length === 0) return { kind: 'unmet', reason: 'no-consenter', rule: rule.name };
  return { kind: 'ask', rule: rule.name, stages: [...stages, { ...CONSENT, approvers }] };
}

const CONSENT = { name: 'Consent of the client', quorum: 1, fallback: [], party: 'client' } as const;
