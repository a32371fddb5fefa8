import type { PortalToLoad } from '../world-types.ts';

/** The words of the product for what an audit finds; a test holds them against the product's own list. */
export type UserFinding =
  | 'left-roster'
  | 'partner-super-admin'
  | 'permission-set-differs'
  | 'access-never-granted'
  | 'expired-but-present'
  | 'generic-mailbox'
  | 'shared-login'
  | 'no-login-90-days'
  | 'invited-no-login'
  | 'deactivated-not-removed'
  | 'paid-seat-without-need'
  | 'owns-records';
export type PortalFinding = 'connection-unhealthy' | 'connection-rests-on-leaver' | 'only-partner-admin-leaves';

/** What the product knows when the audit starts. Days count from the moment at which the world is loaded; those before it are negative. */
export interface AuditRecords {
  readonly clients: readonly { readonly clientId: string; readonly name: string; readonly portalId: number }[];
  readonly engagements: readonly AuditEngagement[];
  readonly grants: readonly AuditGrant[];
  readonly connections: readonly AuditConnection[];
  readonly roster: readonly AuditRosterLine[];
  readonly directory: readonly AuditDirectoryEntry[];
}

export interface AuditEngagement {
  readonly engagementId: string;
  readonly clientId: string;
  /** A package of the shipped catalogue. */
  readonly packageKey: string;
  /** E-mail addresses. */
  readonly team: readonly string[];
  readonly startsInDays: number;
  readonly endsInDays: number;
  readonly state: 'active' | 'ended';
}

export interface AuditGrant {
  readonly portalId: number;
  readonly clientId: string;
  /** As on the roster; the portal may know the person under another address. */
  readonly email: string;
  readonly permissionSetName: string;
  readonly state: 'applied' | 'verified' | 'cannot-verify' | 'removed';
  readonly startedInDays: number;
  readonly endsInDays: number;
  /** When it was removed. */
  readonly endedInDays?: number;
  readonly engagementId: string;
}

export interface AuditConnection {
  readonly portalId: number;
  readonly clientId: string;
  readonly health: 'healthy' | 'revoked';
  readonly installingUserId: string;
}

/** A member of the partner portal, present or past. */
export interface AuditRosterLine {
  readonly email: string;
  readonly hubspotUserId: string;
  readonly leftDaysAgo?: number;
}

/** A line of the second source. */
export interface AuditDirectoryEntry {
  readonly email: string;
  readonly state: 'active' | 'left';
}

/** Everything that an audit of this world finds. What is not here may not be found. */
export interface AuditExpectations {
  /** `email` is the address in the portal, in lower case; absent for a finding about the portal as a whole. */
  readonly findings: readonly ExpectedFinding[];
  /** Portals whose users cannot be read; findings about users and facts that are missing are not told for them. */
  readonly cannotVerify: readonly number[];
  /** Facts that HubSpot does not give for a portal that can be read. */
  readonly unavailable: readonly { readonly portalId: number; readonly code: UserFinding }[];
}

export interface ExpectedFinding {
  readonly portalId: number;
  readonly email?: string;
  readonly code: UserFinding | PortalFinding;
}

export interface AuditWorld {
  /** The partner portal with the roster, and the client portals. */
  readonly portals: readonly PortalToLoad[];
  readonly records: AuditRecords;
  readonly expectations: AuditExpectations;
}
