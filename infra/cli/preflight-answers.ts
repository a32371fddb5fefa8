import * as z from 'zod';
import { person } from './question-answers.ts';

const nameShape = { name: z.string(), packages: z.array(z.string()), found: z.boolean(), near: z.array(z.string()) };

/** What `steward preflight <client>` reads of the API's answer; more may be in it. */
export const portalReportAnswer = z.object({
  clientId: z.string(),
  clientName: z.string(),
  portalId: z.int().nullable(),
  at: z.string(),
  ok: z.boolean(),
  connection: z.string(),
  scopes: z.array(
    z.object({ scope: z.string(), need: z.enum(['required', 'optional']), granted: z.boolean(), why: z.string() }),
  ),
  account: z
    .object({ accountType: z.string(), timeZone: z.string(), uiDomain: z.string(), hostedIn: z.string() })
    .nullable(),
  tier: z.string().nullable(),
  permissionSets: z.array(z.object({ ...nameShape, requiresBillingWrite: z.boolean().nullable() })),
  teams: z.array(z.object(nameShape)),
  packages: z.array(
    z.object({
      packageKey: z.string(),
      needed: z.boolean(),
      subscription: z.object({ fit: z.string(), lacking: z.array(z.string()).optional() }),
      restricted: z.array(z.string()),
      seat: z.string().nullable(),
      fits: z.boolean(),
    }),
  ),
  seats: z.record(z.string(), z.int()).nullable(),
  seatsLeft: z.string(),
  users: z.object({ partnerSide: z.int(), clientSide: z.int(), superAdmins: z.int() }).nullable(),
  partnerUsers: z.array(
    z.object({
      person,
      superAdmin: z.boolean(),
      permissionSets: z.array(z.string()),
      teams: z.array(z.string()),
    }),
  ),
  installerIsSuperAdmin: z.boolean().nullable(),
});
export type PortalReportAnswer = z.infer<typeof portalReportAnswer>;

const missingName = z.object({ setting: z.string(), name: z.string(), near: z.array(z.string()) });
export const preflightAnswer = z.object({
  ok: z.boolean(),
  partnerPortal: z.object({
    portalId: z.int(),
    connected: z.boolean(),
    missingScopes: z.array(z.string()),
    missingOptionalScopes: z.array(z.string()),
  }),
  objects: z.array(
    z.object({
      object: z.string(),
      configured: z.record(z.string(), z.string()),
      missing: z.array(missingName),
      existing: z.array(z.object({ name: z.string(), label: z.string() })),
    }),
  ),
  statusValues: z
    .object({
      property: z.string(),
      options: z.array(z.string()),
      missing: z.array(missingName),
      unused: z.array(z.string()),
    })
    .nullable(),
});
export type PreflightAnswer = z.infer<typeof preflightAnswer>;
