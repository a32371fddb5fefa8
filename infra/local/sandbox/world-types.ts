/** The shapes of the seeded world's data (`world.ts`). */

export type HubTier = 'ENTERPRISE' | 'PROFESSIONAL' | 'STARTER' | 'FREE';

/** Where a login comes from (`login-places.ts`). */
export type LoginPlace = 'berlin' | 'munich' | 'boston' | 'london' | 'singapore';

/** Logins of one user at even distances. The rows of the login list are made of it page by page, and never stored. */
export interface WorldLogins {
  newestDaysAgo: number;
  /** With `everyDays`: back to here. Without: the newest is the only one. */
  oldestDaysAgo?: number;
  everyDays?: number;
  /** Absent means Berlin. */
  place?: LoginPlace;
  /** True for attempts with a wrong password. */
  failed?: boolean;
}

/** CRM objects that have an owner. */
export type OwnedObject = 'contacts' | 'companies' | 'deals' | 'tickets';

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
  /** More logins than one. */
  logins?: readonly WorldLogins[];
  /** Names of seats, told where the portal tells seats. */
  seats?: readonly string[];
  /** How many records of each kind the user owns. */
  owns?: Partial<Readonly<Record<OwnedObject, number>>>;
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
  /** People who were users: known as archived owners only. */
  removedUsers?: readonly WorldUser[];
  /** True where the user list has `seatNames`. */
  tellsSeats?: boolean;
  /** True for a portal whose user list answers 503 each time. */
  unreadable?: boolean;
}

/** A portal as `POST /_sandbox/world` takes it. */
export interface PortalToLoad extends WorldPortal {
  installation?: Installation;
}

/** How the app stands in a portal. */
export interface Installation {
  /** `none`: never installed. `uninstalled`: installed and taken away, so that the tokens are dead. */
  state?: 'installed' | 'uninstalled' | 'none';
  /** Who installed it; a super admin of the portal where absent. */
  userId?: number;
  /** Optional scopes that were not granted. */
  lacksScopes?: readonly string[];
}

export interface WorldPartnerClient {
  recordId: number;
  portalId: number;
  serviceType: string;
  /** Days since the client invited the partner, and since the partner accepted. */
  invitedDaysAgo: number;
  acceptedDaysAgo: number;
}
