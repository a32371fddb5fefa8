import * as z from 'zod';
import type { PublishedPolicy } from '../../domain/approval-policy.ts';
import type { LedgerFact } from '../../domain/ledger.ts';
import { type PublishedCatalogue, riskSchema, servicePackageSchema } from '../../domain/service-package.ts';
import { personalCalendarSchema } from '../../domain/working-time.ts';
import type { Catalogues, Policies } from '../../ports/publications.ts';
import type { Table } from './table.ts';

const catalogueSchema = z.object({
  version: z.int(),
  publishedAt: z.string(),
  packages: z.array(servicePackageSchema),
});

const quorumSchema = z.union([z.int(), z.literal('all')]);
const ruleSchema = z.object({
  name: z.string(),
  packages: z.array(z.string()).optional(),
  risks: z.array(riskSchema).optional(),
  portals: z.array(z.int()).optional(),
  stages: z.array(
    z.object({
      name: z.string(),
      approvers: z.array(z.string()),
      quorum: quorumSchema,
      fallback: z.array(z.string()),
    }),
  ),
});

/** Versions of the first release have their approvers on the rule: one stage of its name. */
const olderRuleSchema = z
  .object({ ...ruleSchema.omit({ stages: true }).shape, approvers: z.array(z.string()), quorum: z.int() })
  .transform(({ approvers, quorum, ...rule }) => ({
    ...rule,
    stages: [{ name: rule.name, approvers, quorum, fallback: [] }],
  }));

const answerSchema = z.enum(['keep', 'revoke']);

/** Missing in versions of before audits. */
const auditPolicyShape = {
  reviews: z
    .array(
      z.object({
        name: z.string(),
        portals: z.array(z.int()).optional(),
        packages: z.array(z.string()).optional(),
        reviewers: z.array(z.string()),
        fallback: z.array(z.string()),
      }),
    )
    .optional(),
  undecided: z.object({ leavers: answerSchema, others: answerSchema }).optional(),
  exceptions: z.object({ approver: z.string(), days: z.int(), control: z.string() }).optional(),
  offboarding: z.object({ approval: z.boolean() }).optional(),
};

const policySchema = z
  .object({
    version: z.int(),
    publishedAt: z.string(),
    rules: z.array(z.union([ruleSchema, olderRuleSchema])),
    /** As `calendars`, missing in versions of the first release. */
    people: z.array(z.string()).optional(),
    calendars: z.record(z.string(), personalCalendarSchema).default({}),
    planCoveredByInvitation: z.array(riskSchema),
    ...auditPolicyShape,
  })
  .transform(({ people, ...policy }) => ({
    ...policy,
    people: people ?? [...new Set(policy.rules.flatMap((rule) => rule.stages.flatMap((stage) => stage.approvers)))],
  }));

/** Published catalogues in the table. */
export function createCatalogues(table: Table): Catalogues {
  return createPublications<PublishedCatalogue>(table, 'CATALOGUE', catalogueSchema);
}

/** Published approval policies in the table. */
export function createPolicies(table: Table): Policies {
  return createPublications<PublishedPolicy>(table, 'POLICY', policySchema);
}

/** Numbered versions under one partition: a number is written once and never changed; the highest is current. */
function createPublications<T extends { readonly version: number }>(table: Table, pk: string, schema: z.ZodType<T>) {
  const keyOf = (version: number) => `V#${String(version).padStart(6, '0')}`;
  return {
    async current(): Promise<T | undefined> {
      const [item] = await table.query(pk, { prefix: 'V#', newestFirst: true, limit: 1 });
      return item === undefined ? undefined : schema.parse(item);
    },
    async version(version: number): Promise<T | undefined> {
      const item = await table.get(pk, keyOf(version));
      return item === undefined ? undefined : schema.parse(item);
    },
    publish: (content: T, fact: LedgerFact): Promise<void> =>
      table.commit([table.create({ ...content, pk, sk: keyOf(content.version), entity: pk.toLowerCase() })], [fact]),
  };
}
