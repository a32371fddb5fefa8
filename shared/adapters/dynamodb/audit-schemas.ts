import * as z from 'zod';
import { DECISIONS, type FindingCode, ITEM_FINDINGS, PORTAL_FINDINGS, SEVERITIES } from '../../domain/audit/finding.ts';

/** A finding with one of these codes, as it stands in the table. */
export function findingSchemaOf<const Code extends FindingCode>(codes: readonly Code[]) {
  return z.object({
    code: z.enum(codes),
    severity: z.enum(SEVERITIES),
    facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
    recommends: z.enum(DECISIONS),
    age: z.enum(['new', 'changed', 'same']).optional(),
  });
}

const reasonSchema = z.enum(['scope-missing', 'not-told', 'history-too-short']);

/** A finding that could not be computed. */
export const unavailableSchema = z.object({
  code: z.enum([...ITEM_FINDINGS, ...PORTAL_FINDINGS]),
  reason: reasonSchema,
});

/** What is known of logins. */
export const loginKnowledgeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('known'), lastAt: z.string() }),
  z.object({ kind: z.literal('none-since'), since: z.string() }),
  z.object({ kind: z.literal('unknown'), reason: reasonSchema }),
]);

/** Why a portal could not be verified. */
export const cannotVerifySchema = z.enum([
  'not-connected',
  'connection-revoked',
  'connection-missing-scope',
  'connection-uninstalled',
  'hubspot-unavailable',
  'not-read',
]);
