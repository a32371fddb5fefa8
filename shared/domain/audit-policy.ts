import * as z from 'zod';
import type { PublishedPolicy, PublishedStage } from './approval-policy.ts';

/** Keys of `people` or `groups`. */
const named = z.array(z.string().min(1));

const reviewRuleSchema = z.strictObject({
  /** Named on pages and in the evidence: the reviewer's authority. */
  name: z.string().min(1),
  when: z
    .strictObject({
      /** HubSpot portal ids of clients with a rule of their own. */
      portals: z.array(z.int().positive()).optional(),
      /** Keys of packages, of which a portal has at least one. */
      packages: z.array(z.string().min(1)).optional(),
    })
    .default({}),
  /** The first who is there, and may decide about the line, reviews it. */
  reviewers: named.min(1),
  /** The next people, in this order. */
  fallback: named.default([]),
});

const answerSchema = z.enum(['keep', 'revoke']);

/** What the policy says of audits and of those who leave; each part may be absent, so that older files stay valid. */
export const auditPolicyShape = {
  /** Who reviews a client's portal: the first rule that fits it. Where none does, the approvers of the policy's last rule. */
  reviews: z.array(reviewRuleSchema).optional(),
  /** What becomes of lines that nobody has decided at the deadline. */
  undecided: z
    .strictObject({ leavers: answerSchema.default('revoke'), others: answerSchema.default('keep') })
    .optional(),
  /** What stays although it was to be taken away: who answers for it, until when (days), and what limits the risk meanwhile. */
  exceptions: z
    .strictObject({
      approver: z.string().min(1),
      days: z.int().positive().max(366).default(30),
      control: z.string().min(1).max(500),
    })
    .optional(),
  /** Whether somebody has to agree before a leaver's access is taken away. */
  offboarding: z.strictObject({ approval: z.boolean().default(false) }).optional(),
};

const fileSchema = z.object(auditPolicyShape);
/** Those parts, as the file has them. */
export type AuditPolicyFile = z.infer<typeof fileSchema>;

/** A review rule as it is published; people are person ids. */
export interface PublishedReviewRule {
  readonly name: string;
  readonly portals?: readonly number[] | undefined;
  readonly packages?: readonly string[] | undefined;
  readonly reviewers: readonly string[];
  readonly fallback: readonly string[];
}

/** What a published policy says of audits; parts are absent where its file has none, and in older versions. */
export interface PublishedAuditPolicy {
  readonly reviews?: readonly PublishedReviewRule[] | undefined;
  readonly undecided?: { readonly leavers: 'keep' | 'revoke'; readonly others: 'keep' | 'revoke' } | undefined;
  readonly exceptions?: { readonly approver: string; readonly days: number; readonly control: string } | undefined;
  readonly offboarding?: { readonly approval: boolean } | undefined;
}

/** Those parts as they are published; `ids` gives person ids for keys of people and groups. */
export function publishedAuditPolicy(
  file: AuditPolicyFile,
  ids: (keys: readonly string[]) => readonly string[],
): PublishedAuditPolicy {
  const { reviews, undecided, exceptions, offboarding } = file;
  return {
    ...(reviews === undefined ? {} : { reviews: reviews.map((rule) => publishedReviewRule(rule, ids)) }),
    ...(undecided === undefined ? {} : { undecided }),
    ...(exceptions === undefined
      ? {}
      : { exceptions: { ...exceptions, approver: ids([exceptions.approver])[0] ?? '' } }),
    ...(offboarding === undefined ? {} : { offboarding }),
  };
}

function publishedReviewRule(
  { name, when, reviewers, fallback }: NonNullable<AuditPolicyFile['reviews']>[number],
  ids: (keys: readonly string[]) => readonly string[],
): PublishedReviewRule {
  const asked = ids(reviewers);
  return { name, ...when, reviewers: asked, fallback: ids(fallback).filter((id) => !asked.includes(id)) };
}

/** The compensating control where a policy names none. */
const WEEKLY = 'The access is read again each week, and whatever changes is reported.';

/** What holds for audits, whatever the policy leaves out. The last of `reviews` fits every portal. */
export function auditPolicyOf(policy: Pick<PublishedPolicy, 'rules'> & PublishedAuditPolicy) {
  const last = policy.rules.at(-1);
  const stage: PublishedStage | undefined = last?.stages.at(-1);
  const byApproval: PublishedReviewRule = {
    name: last?.name ?? '',
    reviewers: last?.stages.flatMap((one) => one.approvers) ?? [],
    fallback: last?.stages.flatMap((one) => one.fallback) ?? [],
  };
  return {
    reviews: [...(policy.reviews ?? []), byApproval],
    undecided: policy.undecided ?? { leavers: 'revoke' as const, others: 'keep' as const },
    /** `approver` is absent only where the policy has no rule at all. */
    exceptions: policy.exceptions ?? { approver: stage?.approvers[0], days: 30, control: WEEKLY },
    offboarding: policy.offboarding ?? { approval: false },
  };
}
