import * as z from 'zod';
import { plannedLine } from './access-answers.ts';
import { person } from './question-answers.ts';

/** What the commands read of engagements, of the access that they hold up, and of their runs. */

export const grant = z.object({
  clientId: z.string(),
  portalId: z.int(),
  state: z.string(),
  reason: z.string().nullable(),
  permissionSet: z.string(),
  endsAt: z.string(),
  verifiedAt: z.string().nullable(),
});

export const personGrant = grant.extend({ person });

export const run = z.object({
  runId: z.string(),
  workflow: z.string(),
  state: z.string(),
  attempt: z.int(),
  end: z.string().nullable(),
  parkedReason: z.string().nullable(),
  lastFailure: z.string().nullable(),
  startedAt: z.string(),
});
export type RunAnswer = z.infer<typeof run>;

export const terms = z.object({
  packageKey: z.string(),
  catalogueVersion: z.int(),
  state: z.string(),
  team: z.array(person),
  endsAt: z.string(),
  approvedBy: z.array(person),
});

export const engagement = terms.extend({
  engagementId: z.string(),
  clientId: z.string(),
  startsAt: z.string(),
  requestedBy: person,
  before: terms.nullable(),
});

export const engagementStartedAnswer = z.object({
  engagementId: z.string(),
  runId: z.string(),
  endsAt: z.string(),
  team: z.array(person),
});

export const engagementEndedAnswer = z.object({ engagementId: z.string(), state: z.string(), runId: z.string() });

export const engagementChangedAnswer = engagement.extend({ done: z.boolean(), runId: z.string() });

export const engagementAnswer = engagement.extend({
  clientName: z.string(),
  grants: z.array(personGrant),
  runs: z.array(run),
  plan: z.array(plannedLine).nullable(),
});

export type EngagementChangedAnswer = z.infer<typeof engagementChangedAnswer>;

export type EngagementAnswer = z.infer<typeof engagementAnswer>;
