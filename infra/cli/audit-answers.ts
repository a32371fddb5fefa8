import * as z from 'zod';
import { person } from './question-answers.ts';

/** What the commands read of the API's answers about audits. */

export const auditStartedAnswer = z.object({
  auditId: z.string(),
  runId: z.string(),
  kind: z.string(),
  scope: z.string(),
  portals: z.int(),
});
export type AuditStartedAnswer = z.infer<typeof auditStartedAnswer>;

export const auditDryRunAnswer = z.object({
  kind: z.string(),
  scope: z.string(),
  portals: z.int(),
  lines: z.int(),
  reviewers: z.array(z.object({ person, portals: z.int() })),
  withoutReviewer: z.int(),
  hubspot: z.object({ calls: z.int(), loginPages: z.int(), read: z.int() }),
  seconds: z.int(),
  usd: z.number(),
  prices: z.object({ asOf: z.string(), region: z.string() }),
});
export type AuditDryRunAnswer = z.infer<typeof auditDryRunAnswer>;

const audit = z.object({
  auditId: z.string(),
  kind: z.string(),
  scope: z.string(),
  client: z.object({ clientId: z.string(), name: z.string() }).nullable(),
  person: person.nullable(),
  trigger: z.string(),
  requestedBy: person.nullable(),
  state: z.string(),
  end: z.string().nullable(),
  createdAt: z.string(),
  closedAt: z.string().nullable(),
  portals: z.int(),
  reviews: z.int(),
});
export type AuditAnswer = z.infer<typeof audit>;

export const auditsAnswer = z.object({ audits: z.array(audit) });

export const auditAnswer = audit.extend({
  appVersion: z.string(),
  policyVersion: z.int().nullable(),
  progress: z.object({ read: z.int(), cannotVerify: z.int(), pending: z.int() }),
  lines: z.object({
    lines: z.int(),
    withFindings: z.int(),
    decided: z.int(),
    keep: z.int(),
    change: z.int(),
    revoke: z.int(),
    gone: z.int(),
    ofPortals: z.int(),
  }),
  findings: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      severity: z.string(),
      count: z.int(),
      new: z.int(),
      changed: z.int(),
      same: z.int(),
    }),
  ),
  unavailable: z.array(z.object({ code: z.string(), title: z.string(), portals: z.int() })),
  unverified: z.array(z.object({ portalId: z.int(), clientName: z.string(), reason: z.string() })),
});
export type AuditDetailAnswer = z.infer<typeof auditAnswer>;
