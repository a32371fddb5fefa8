/** A portal user as HubSpot tells it. */
export interface PortalUser {
  /** HubSpot's user id; the same for one person in every portal. */
  readonly id: string;
  readonly email: string;
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
  readonly superAdmin: boolean;
  readonly roleIds: readonly string[];
  readonly primaryTeamId?: string | undefined;
  readonly secondaryTeamIds: readonly string[];
}

/** A permission set ("role" in HubSpot's API). */
export interface PermissionSet {
  readonly id: string;
  readonly name: string;
  readonly requiresBillingWrite: boolean;
}

/** A team of a portal. */
export interface PortalTeam {
  readonly id: string;
  readonly name: string;
}

/** What is kept of one partner-side user of a portal: no address, that stands on the person. */
export interface PortalMember {
  readonly personId: string;
  /** HubSpot's user id; absent while the person has no user there. */
  readonly userId?: string | undefined;
  readonly superAdmin: boolean;
  readonly roleIds: readonly string[];
  readonly teamIds: readonly string[];
  /** The one of `teamIds` that is the primary one; no API takes it away, it can only be replaced. */
  readonly primaryTeamId?: string | undefined;
}

/** What a portal has, read at one time. Client-side users are not kept, but for who the super admins are and whom a team or a grant names. */
export interface PortalSnapshot {
  readonly portalId: number;
  readonly readAt: string;
  readonly members: readonly PortalMember[];
  readonly permissionSets: readonly PermissionSet[];
  readonly teams: readonly PortalTeam[];
  readonly superAdminIds: readonly string[];
  /** Those of `members` who are the client's although a team or a grant of ours names them: never changed. Absent is none. */
  readonly clientSideIds?: readonly string[] | undefined;
  /** Nothing could be read: the client would rather not have our app in the portal. Members, permission sets and teams are then unknown. */
  readonly unread?: true | undefined;
  /** How many records a member owns, by object; counted where access ends and the optional scopes were granted. Absent is not known. */
  readonly ownedRecords?: Readonly<Record<string, Readonly<Record<string, number>>>> | undefined;
  /** How many users were read in all, and how many of them are the client's. */
  readonly usersRead: number;
  readonly clientUsers: number;
}
