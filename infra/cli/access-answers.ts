import * as z from 'zod';
import { person } from './question-answers.ts';

/** What the commands about access read of the API's answers; more may be in them. */

const access = z.object({ superAdmin: z.boolean(), permissionSet: z.string().nullable(), teams: z.array(z.string()) });
export type AccessAnswer = z.infer<typeof access>;

export const planLine = z.object({
  person,
  action: z.enum(['create', 'change', 'keep', 'remove', 'manual', 'refuse']),
  actionWords: z.string(),
  reason: z.string(),
  reasonWords: z.string(),
  permissionSet: z.string(),
  packageKey: z.string().nullable(),
  before: access.nullable(),
  after: access.nullable(),
});
export type PlanLineAnswer = z.infer<typeof planLine>;

export const plannedLine = planLine.extend({
  result: z.object({ state: z.string(), reason: z.string().nullable(), words: z.string().nullable() }),
});
export type PlannedLineAnswer = z.infer<typeof plannedLine>;

export const accessPlanAnswer = z.object({
  clientId: z.string(),
  clientName: z.string(),
  portalId: z.int(),
  readAt: z.string(),
  engagements: z.array(
    z.object({
      engagementId: z.string(),
      packageKey: z.string(),
      catalogueVersion: z.int(),
      state: z.string(),
      asksApproval: z.boolean(),
    }),
  ),
  lines: z.array(planLine),
  unknownPartnerUsers: z.int(),
  clientUsers: z.int(),
});
