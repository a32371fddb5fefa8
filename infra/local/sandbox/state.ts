import type { CrmRecord } from './crm-record.ts';
import type { AppToken, JournalEntry, JournalSubscription } from './journal-types.ts';
import { buildPartnerRecords } from './partner-records.ts';
import { buildPortal } from './portal-seed.ts';
import { WORLD } from './world.ts';
import type { HubTier, LoginPlace, WorldLogins, WorldPortal, WorldUser } from './world-types.ts';

export interface PortalUser {
  id: string;
  email: string;
  firstName: string;
  lastName: string;
  superAdmin: boolean;
  roleIds: string[];
  primaryTeamId: string | undefined;
  secondaryTeamIds: string[];
  deactivated: boolean;
  /** Ids of the same person as CRM user object and as record owner: both differ from `id`, and are per portal. */
  crmUserId: string;
  ownerId: string;
  /** Counted back from the portal's `loadedAt`. */
  logins: readonly WorldLogins[];
  seats: readonly string[];
  owns: NonNullable<WorldUser['owns']>;
  createdAt: string;
  updatedAt: string;
}

export interface PermissionSet {
  id: string;
  name: string;
  requiresBillingWrite: boolean;
}

export interface Login {
  id: string;
  userId: string;
  email: string;
  loginAt: string;
  loginSucceeded: boolean;
  place: LoginPlace;
}

export interface SecurityEvent {
  id: string;
  type: 'ADD_USER' | 'REMOVE_USER' | 'INSTALL_INTEGRATION' | 'UNINSTALL_INTEGRATION';
  userId: string;
  objectId: string;
  createdAt: string;
}

export interface Portal extends Omit<WorldPortal, 'users' | 'removedUsers' | 'permissionSets' | 'teams'> {
  users: PortalUser[];
  /** Removed users stay known: the owners API lists them as archived. */
  removedUsers: PortalUser[];
  roles: PermissionSet[];
  teams: { id: string; name: string }[];
  /** Logins that were added one by one; those of the world are made from each user's `logins` when somebody asks. */
  logins: Login[];
  /** The moment from which the days of the world's data count back, in milliseconds. */
  loadedAt: number;
  securityEvents: SecurityEvent[];
}

export interface Install {
  portalId: number;
  appId: number;
  /** Who installed (or last renewed): the tokens stop with this person's user. */
  userId: string;
  scopes: string[];
  installedAt: string;
}

export interface AuthorizationCode {
  clientId: string;
  redirectUri: string;
  portalId: number;
  userId: string;
  scopes: string[];
  expiresAt: number;
}

/** An access or refresh token. `expiresAt` is in milliseconds; refresh tokens do not expire. */
export interface Token {
  portalId: number;
  appId: number;
  userId: string;
  scopes: string[];
  expiresAt: number;
}

/** Switches for what HubSpot does not document, or does differently from app to app. */
export interface SandboxSettings {
  /** True: each refresh answers with a new refresh token, and the old one is dead. */
  rotateRefreshTokens: boolean;
  /**
   * What a PUT on a user does to a field that the body leaves out. The 2026-09-beta guide says "include only the fields
   * you want to update" (`merge`), the SDK calls the operation `replace`.
   */
  putSemantics: 'merge' | 'replace';
  /** HubSpot's type id of the partner client object is not published; webhooks carry this one. */
  partnerClientObjectTypeId: string;
  /** Partner client properties with a webhook subscription; changes of others make no event. */
  subscribedProperties: string[];
  /** Calls per app, portal and ten seconds. 190 is HubSpot's limit for Professional and Enterprise. */
  callsPerTenSeconds: number;
  /** Milliseconds in which a webhook has to be answered. HubSpot gives 5 seconds. */
  webhookAnswerWithinMs: number;
  webhooksEnabled: boolean;
}

export interface State {
  portals: Map<number, Portal>;
  partnerClients: Map<string, CrmRecord>;
  partnerServices: Map<string, CrmRecord>;
  /** Partner client record id to the ids of its partner services. */
  servicesOfClient: Map<string, string[]>;
  installs: Install[];
  codes: Map<string, AuthorizationCode>;
  accessTokens: Map<string, Token>;
  refreshTokens: Map<string, Token>;
  appTokens: Map<string, AppToken>;
  subscriptions: JournalSubscription[];
  journal: JournalEntry[];
  /** E-mail to user id: one person keeps one id in all portals. */
  people: Map<string, string>;
  nextId: number;
  settings: SandboxSettings;
}

export const PARTNER_PORTAL_ID = 1000001;

/** Builds a fresh state from the seeded world. `now` is in milliseconds; all seeded times count back from it. */
export function createState(now: number): State {
  const portals = new Map(WORLD.portals.map((portal) => [portal.portalId, buildPortal(portal, now)]));
  const people = new Map<string, string>();
  for (const portal of portals.values()) for (const user of portal.users) people.set(user.email, user.id);
  return {
    portals,
    ...buildPartnerRecords(now),
    installs: [],
    codes: new Map(),
    accessTokens: new Map(),
    refreshTokens: new Map(),
    appTokens: new Map(),
    subscriptions: [],
    journal: [],
    people,
    nextId: 50000001,
    settings: {
      rotateRefreshTokens: false,
      putSemantics: 'merge',
      partnerClientObjectTypeId: '0-partner-client',
      subscribedProperties: ['invitation_status'],
      callsPerTenSeconds: 190,
      webhookAnswerWithinMs: 5000,
      webhooksEnabled: true,
    },
  };
}

/** A number that nothing else in this state carries, as HubSpot writes ids: a string of digits. */
export function newId(state: State): string {
  state.nextId += 1;
  return String(state.nextId);
}

export function primaryTeamMembers(portal: Portal, teamId: string): string[] {
  return portal.users.filter((user) => user.primaryTeamId === teamId).map((user) => user.id);
}

export function secondaryTeamMembers(portal: Portal, teamId: string): string[] {
  return portal.users.filter((user) => user.secondaryTeamIds.includes(teamId)).map((user) => user.id);
}

export function findUserByEmail(portal: Portal, email: string): PortalUser | undefined {
  return portal.users.find((user) => user.email.toLowerCase() === email.toLowerCase());
}

export function tierLabel(tier: HubTier): string {
  return tier.charAt(0) + tier.slice(1).toLowerCase();
}
