/** Where a grant stands; `verified` means read back. */
export type GrantState = 'requested' | 'approved' | 'applied' | 'verified' | 'cannot-verify' | 'removed';

/** A user's access in a portal, as far as it matters to a grant. */
export interface Access {
  readonly permissionSetId: string | undefined;
  readonly teamIds: readonly string[];
  /** The user is (to be) a super admin: by a super admin of the client, never by us. Then permission set and teams do not matter. */
  readonly superAdmin?: true | undefined;
}

/** One team member's access to one portal. There is one per person and portal; the engagements that need it are counted. */
export interface Grant {
  readonly clientId: string;
  readonly portalId: number;
  readonly personId: string;
  readonly userId?: string | undefined;
  /** Engagements that need it; empty means that it is to go. */
  readonly engagementIds: readonly string[];
  readonly access: Access;
  readonly permissionSetName: string;
  /** What was there before us: given back at the end instead of removing the user. */
  readonly before: { readonly existed: boolean; readonly access?: Access | undefined };
  readonly state: GrantState;
  /** Who of the client confirmed what no API could read back; kept as evidence. */
  readonly confirmedBy?: string | undefined;
  /** Was there before the product was, and was taken over: it ends like access that we gave. */
  readonly adopted?: true | undefined;
  /** A code, where the state needs one. */
  readonly reason?: string | undefined;
  readonly approvedBy: readonly string[];
  readonly startedAt: string;
  readonly endsAt: string;
  readonly verifiedAt?: string | undefined;
  readonly endedAt?: string | undefined;
  readonly version: number;
}

/** Whether the grant stands: it is there, and has not ended. */
export function stands(grant: Grant | undefined): grant is Grant {
  return grant !== undefined && grant.state !== 'removed';
}
