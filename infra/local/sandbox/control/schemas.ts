import * as z from 'zod';
import { LOGIN_PLACE_NAMES } from '../login-places.ts';
import { INVITATION_STATUSES, SERVICE_TYPES } from '../properties.ts';
import { loginsSchema, ownsSchema } from './world-schema.ts';

export const invitationSchema = z.strictObject({
  portalId: z.int(),
  serviceType: z.enum(SERVICE_TYPES),
  contactEmail: z.email().optional(),
  contactName: z.string().optional(),
});

export const statusSchema = z.strictObject({ status: z.enum(INVITATION_STATUSES) });

export const newUserSchema = z.strictObject({
  email: z.email(),
  firstName: z.string().default(''),
  lastName: z.string().default(''),
  superAdmin: z.boolean().default(false),
  roleIds: z.array(z.string()).default([]),
  primaryTeamId: z.string().optional(),
  secondaryTeamIds: z.array(z.string()).default([]),
});

export const changedUserSchema = z.strictObject({
  superAdmin: z.boolean().optional(),
  deactivated: z.boolean().optional(),
  roleIds: z.array(z.string()).optional(),
  seats: z.array(z.string()).optional(),
  owns: ownsSchema.optional(),
  /** In place of the user's other logins; days count back from when the portal was loaded. */
  logins: loginsSchema.optional(),
});

export const changedPortalSchema = z.strictObject({
  tellsSeats: z.boolean().optional(),
  unreadable: z.boolean().optional(),
});

export const loginSchema = z.strictObject({
  daysAgo: z.number().min(0).default(0),
  succeeded: z.boolean().default(true),
  place: z.enum(LOGIN_PLACE_NAMES).default('berlin'),
});

export const installSchema = z.strictObject({
  portalId: z.int(),
  userId: z.union([z.string(), z.int()]).transform(String),
  clientId: z.string(),
  redirectUri: z.string(),
  scope: z.string(),
  optionalScope: z.string().optional(),
  state: z.string().optional(),
});

export const rawWebhookSchema = z.strictObject({
  events: z.array(z.record(z.string(), z.unknown())),
  /** `partner`, `client`, or any other string, which is then the secret itself: a wrong one makes a bad signature. */
  signWith: z.string().default('partner'),
  /** Milliseconds since 1970 for the timestamp header; now when absent. */
  timestamp: z.union([z.string(), z.int()]).transform(String).optional(),
});

export const webhooksSchema = z.strictObject({ enabled: z.boolean().optional(), targetUrl: z.url().optional() });

export const settingsSchema = z.strictObject({
  rotateRefreshTokens: z.boolean().optional(),
  putSemantics: z.enum(['merge', 'replace']).optional(),
  partnerClientObjectTypeId: z.string().optional(),
  subscribedProperties: z.array(z.string()).optional(),
  callsPerTenSeconds: z.int().positive().optional(),
  webhookAnswerWithinMs: z.int().positive().optional(),
});

export const appSchema = z.strictObject({ redirectUrls: z.array(z.url()) });
export const expirySchema = z.strictObject({ portalId: z.int().optional() });
