import * as z from 'zod';
import { LOGIN_PLACE_NAMES } from '../login-places.ts';
import type { PortalToLoad } from '../world-types.ts';

const MAX_PORTALS = 1000;
const MAX_USERS = 200;
const count = z.int().min(0).max(1_000_000);
const daysAgo = z.number().min(0).max(3650);

/** When and from where a user logs in. */
export const loginsSchema = z.array(
  z.strictObject({
    newestDaysAgo: daysAgo,
    oldestDaysAgo: daysAgo.exactOptional(),
    everyDays: z.number().positive().exactOptional(),
    place: z.enum(LOGIN_PLACE_NAMES).exactOptional(),
    failed: z.boolean().exactOptional(),
  }),
);

/** How many records of each kind a user owns. */
export const ownsSchema = z.strictObject({
  contacts: count.exactOptional(),
  companies: count.exactOptional(),
  deals: count.exactOptional(),
  tickets: count.exactOptional(),
});

const userSchema = z.strictObject({
  id: z.int().positive(),
  email: z.email(),
  firstName: z.string(),
  lastName: z.string(),
  superAdmin: z.boolean().exactOptional(),
  permissionSets: z.array(z.string()).exactOptional(),
  team: z.string().exactOptional(),
  otherTeams: z.array(z.string()).exactOptional(),
  deactivated: z.boolean().exactOptional(),
  lastLoginDaysAgo: daysAgo.exactOptional(),
  logins: loginsSchema.exactOptional(),
  seats: z.array(z.string()).exactOptional(),
  owns: ownsSchema.exactOptional(),
});

const portalSchema: z.ZodType<PortalToLoad> = z.strictObject({
  portalId: z.int().positive(),
  company: z.string().min(1),
  domain: z.string().min(1),
  partner: z.boolean(),
  tier: z.enum(['ENTERPRISE', 'PROFESSIONAL', 'STARTER', 'FREE']),
  accountType: z.enum(['STANDARD', 'SANDBOX']),
  dataHostingLocation: z.enum(['na1', 'eu1']),
  timeZone: z.string(),
  utcOffset: z.string().regex(/^[+-]\d\d:\d\d$/, 'has to look like +01:00'),
  currency: z.string(),
  permissionSets: z.array(z.strictObject({ name: z.string().min(1), requiresBillingWrite: z.boolean() })),
  teams: z.array(z.string()),
  users: z.array(userSchema).min(1).max(MAX_USERS),
  removedUsers: z.array(userSchema).max(MAX_USERS).exactOptional(),
  tellsSeats: z.boolean().exactOptional(),
  unreadable: z.boolean().exactOptional(),
  installation: z
    .strictObject({
      state: z.enum(['installed', 'uninstalled', 'none']).exactOptional(),
      userId: z.int().positive().exactOptional(),
      lacksScopes: z.array(z.string()).exactOptional(),
    })
    .exactOptional(),
});

/** A uniform large world, in a few words. */
const generateSchema = z.strictObject({
  portals: z.int().min(1).max(MAX_PORTALS),
  /** The client's super admin and the partner's people included. */
  usersPerPortal: z.int().min(1).max(MAX_USERS).default(20),
  /** How many of them are the partner's: consultants 1 to 4 of the seeded world. */
  partnerUsers: z.int().min(0).max(4).default(4),
  firstPortalId: z.int().min(2_100_000).max(9_000_000).default(4_000_001),
});

export type GenerateWish = z.infer<typeof generateSchema>;

/** `POST /_sandbox/world`: portals in full, portals to be made up, or both. */
export const worldSchema = z
  .strictObject({
    portals: z.array(portalSchema).max(MAX_PORTALS).default([]),
    generate: generateSchema.exactOptional(),
    /** Installs this app in each new client portal. `userId`: who installs, where the portal names nobody. */
    install: z.strictObject({ app: z.literal('client'), userId: z.int().positive().exactOptional() }).exactOptional(),
  })
  .refine(({ portals, generate }) => portals.length > 0 || generate !== undefined, 'needs portals or generate');

export type WorldWish = z.infer<typeof worldSchema>;
