/** The shapes of the seeded world's data (`world.ts`). */

export type HubTier = 'ENTERPRISE' | 'PROFESSIONAL' | 'STARTER' | 'FREE';

export interface WorldUser {
  /** HubSpot's user id: one per person, the same in every portal. */
  id: number;
  email: string;
  firstName: string;
  lastName: string;
  superAdmin?: boolean;
  permissionSets?: readonly string[];
  team?: string;
  otherTeams?: readonly string[];
  deactivated?: boolean;
  /** Days since the last successful login; absent means that no login is known. */
  lastLoginDaysAgo?: number;
}

export interface WorldPermissionSet {
  name: string;
  /** True for a set with a paid seat: giving or taking it needs `settings.billing.write`. */
  requiresBillingWrite: boolean;
}

export interface WorldPortal {
  portalId: number;
  company: string;
  domain: string;
  partner: boolean;
  tier: HubTier;
  accountType: 'STANDARD' | 'SANDBOX';
  dataHostingLocation: 'na1' | 'eu1';
  timeZone: string;
  utcOffset: string;
  currency: string;
  permissionSets: readonly WorldPermissionSet[];
  teams: readonly string[];
  users: readonly WorldUser[];
}

export interface WorldPartnerClient {
  recordId: number;
  portalId: number;
  serviceType: string;
  /** Days since the client invited the partner, and since the partner accepted. */
  invitedDaysAgo: number;
  acceptedDaysAgo: number;
}
