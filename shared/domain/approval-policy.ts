import * as z from 'zod';
import { auditPolicyShape, type PublishedAuditPolicy, publishedAuditPolicy } from './audit-policy.ts';
import { type Risk, riskSchema } from './service-package.ts';
import { type PersonalCalendar, personalCalendarSchema } from './working-time.ts';

/** Keys of `people` or `groups`. */
const named = z.array(z.string().min(1));

/** How many must agree: a number (1: the first answer counts), or `all`. */
const quorumSchema = z.union([z.int().positive(), z.literal('all')]);

const stageSchema = z.strictObject({
  /** Named on pages and in outcomes: in which capacity somebody decided. */
  name: z.string().min(1),
  approvers: named.min(1),
  quorum: quorumSchema.default(1),
  /** The next people, in this order: asked where an approver is missing, and when nobody has answered in time. */
  fallback: named.default([]),
});

const ruleSchema = z.strictObject({
  /** Named in outcomes and pages: the decider's authority. */
  name: z.string().min(1),
  when: z
    .strictObject({
      packages: z.array(z.string().min(1)).optional(),
      risks: z.array(riskSchema).optional(),
      /** HubSpot portal ids of clients with a rule of their own. */
      portals: z.array(z.int().positive()).optional(),
    })
    .default({}),
  /** A rule with one stage may name it without `stages`. */
  approvers: named.min(1).optional(),
  quorum: quorumSchema.optional(),
  fallback: named.optional(),
  /** Asked one after the other; each has to agree before the next is asked. */
  stages: z.array(stageSchema).min(1).optional(),
});

/** The approval policy file: who approves what. The first rule that fits decides. What its rules demand of each other stands in `policy-rules.ts`. */
export const approvalPolicySchema = z.strictObject({
  people: z.record(
    z.string(),
    z.strictObject({
      name: z.string().min(1),
      email: z.email(),
      /** Own zone, days, hours and holidays; what is left out is as in the settings' `workingTime`. */
      calendar: personalCalendarSchema.optional(),
    }),
  ),
  groups: z.record(z.string(), named.min(1)).default({}),
  rules: z.array(ruleSchema).min(1),
  /** Which risks of a plan are covered by the approval of the invitation, and are not asked again. Elevated access is always asked. */
  planCoveredByInvitation: z.array(z.enum(['low', 'standard', 'high'])).default(['low', 'standard']),
  ...auditPolicyShape,
});
export type ApprovalPolicy = z.infer<typeof approvalPolicySchema>;
type FileRule = ApprovalPolicy['rules'][number];
type FileStage = NonNullable<FileRule['stages']>[number];

/** A stage as it is published; people are person ids by now, groups their members. */
export interface PublishedStage {
  readonly name: string;
  readonly approvers: readonly string[];
  readonly quorum: number | 'all';
  readonly fallback: readonly string[];
}

/** A rule as it is published. */
export interface PublishedRule {
  readonly name: string;
  readonly packages?: readonly string[] | undefined;
  readonly risks?: readonly Risk[] | undefined;
  readonly portals?: readonly number[] | undefined;
  readonly stages: readonly PublishedStage[];
}

/** A published, immutable policy. */
export interface PublishedPolicy extends PublishedAuditPolicy {
  readonly version: number;
  readonly publishedAt: string;
  readonly rules: readonly PublishedRule[];
  /** Everyone whom the policy names: those to whom a question may be handed. */
  readonly people: readonly string[];
  /** Calendars of those who have one of their own, by person id. */
  readonly calendars: Readonly<Record<string, PersonalCalendar>>;
  readonly planCoveredByInvitation: readonly Risk[];
}

/** The stages of a rule, however the file names them. */
export function stagesOf(rule: FileRule): readonly FileStage[] {
  if (rule.stages !== undefined) return rule.stages;
  return [
    { name: rule.name, approvers: rule.approvers ?? [], quorum: rule.quorum ?? 1, fallback: rule.fallback ?? [] },
  ];
}

/** Keys of people for keys of people and groups; each once, in the order of the file. */
export function membersOf(policy: Pick<ApprovalPolicy, 'groups'>, keys: readonly string[]): string[] {
  return [
    ...new Set(keys.flatMap((key) => (Object.hasOwn(policy.groups, key) ? policy.groups[key] : undefined) ?? [key])),
  ];
}

/** The policy as it is published, with `idOf` giving what stands for a key of its `people`. */
export function publishedFrom(
  policy: ApprovalPolicy,
  version: number,
  publishedAt: string,
  idOf: (key: string) => string,
): PublishedPolicy {
  const ids = (keys: readonly string[]) => [...new Set(membersOf(policy, keys).map(idOf))];
  const calendars = Object.entries(policy.people).flatMap(([key, { calendar }]) =>
    calendar === undefined ? [] : [[idOf(key), calendar] as const],
  );
  return {
    version,
    publishedAt,
    rules: policy.rules.map((rule) => ({
      name: rule.name,
      ...rule.when,
      stages: stagesOf(rule).map((stage) => ({
        ...stage,
        approvers: ids(stage.approvers),
        // Somebody who is asked anyway is nobody's fallback.
        fallback: ids(stage.fallback).filter((id) => !ids(stage.approvers).includes(id)),
      })),
    })),
    people: ids(Object.keys(policy.people)),
    calendars: Object.fromEntries(calendars),
    planCoveredByInvitation: policy.planCoveredByInvitation,
    ...publishedAuditPolicy(policy, ids),
  };
}
