import * as z from 'zod';
import { type Risk, riskSchema } from './service-package.ts';

const ruleSchema = z.strictObject({
  /** Named in outcomes and pages: the decider's authority. */
  name: z.string().min(1),
  when: z
    .strictObject({ packages: z.array(z.string().min(1)).optional(), risks: z.array(riskSchema).optional() })
    .default({}),
  /** Keys of `people`. */
  approvers: z.array(z.string().min(1)).min(1),
  quorum: z.int().positive().default(1),
});

/** The approval policy file: who approves which package. The first rule that fits decides. */
export const approvalPolicySchema = z
  .strictObject({
    people: z.record(z.string(), z.strictObject({ name: z.string().min(1), email: z.email() })),
    rules: z.array(ruleSchema).min(1),
    /** Which risks of a plan are covered by the approval of the invitation, and are not asked again. */
    planCoveredByInvitation: z.array(riskSchema).default(['low', 'standard']),
  })
  .check((context) => {
    for (const [index, rule] of context.value.rules.entries()) {
      for (const [position, key] of rule.approvers.entries()) {
        if (!(key in context.value.people)) {
          context.issues.push({
            code: 'custom',
            input: key,
            path: ['rules', index, 'approvers', position],
            message: `a key of "people" (known: ${Object.keys(context.value.people).join(', ')})`,
          });
        }
      }
      if (rule.quorum > rule.approvers.length) {
        context.issues.push({
          code: 'custom',
          input: rule.quorum,
          path: ['rules', index, 'quorum'],
          message: `at most the number of approvers (${rule.approvers.length})`,
        });
      }
    }
  });
export type ApprovalPolicy = z.infer<typeof approvalPolicySchema>;

/** A published, immutable policy; people are person ids by now. */
export interface PublishedPolicy {
  readonly version: number;
  readonly publishedAt: string;
  readonly rules: readonly {
    readonly name: string;
    readonly packages?: readonly string[] | undefined;
    readonly risks?: readonly Risk[] | undefined;
    readonly approvers: readonly string[];
    readonly quorum: number;
  }[];
  readonly planCoveredByInvitation: readonly Risk[];
}

/** Who is to be asked, or why nobody can be. */
export type Routing =
  | { readonly kind: 'ask'; readonly approvers: readonly string[]; readonly quorum: number; readonly rule: string }
  | { readonly kind: 'unmet'; readonly reason: 'no-rule-fits' | 'too-few-eligible'; readonly rule?: string };

/**
 * Routes a question by package and risk. People in `excluded` (requester, subject) are never asked (rule 9); where that leaves fewer
 * than the quorum, the policy cannot be met, and nobody is asked silently in their place.
 */
export function routeApproval(
  policy: PublishedPolicy,
  about: { packageKey: string; risk: Risk },
  excluded: readonly string[],
): Routing {
  const rule = policy.rules.find(
    (candidate) =>
      (candidate.packages === undefined || candidate.packages.includes(about.packageKey)) &&
      (candidate.risks === undefined || candidate.risks.includes(about.risk)),
  );
  if (rule === undefined) return { kind: 'unmet', reason: 'no-rule-fits' };
  const approvers = rule.approvers.filter((personId) => !excluded.includes(personId));
  if (approvers.length < rule.quorum) return { kind: 'unmet', reason: 'too-few-eligible', rule: rule.name };
  return { kind: 'ask', approvers, quorum: rule.quorum, rule: rule.name };
}
