/** Where a grant stands; `verified` means read back. */
export type GrantState = 'requested' | 'approved' | 'applied' | 'verified' | 'cannot-verify' | 'removed';

/** A user's access in a portal, as far as it matters to a grant. */
export interface Access {
  readonly permissionSetId: string | undefined;
  readonly teamIds: readonly string[];
  /** The user is (to be) a super admin: by a super admin of the client, never by us. Then permission set and teams do not matter. */
  readonly superAdmin?: true | undefined;
}

/** Whether two accesses are the same; the order of teams does not matter. */
export function sameAccess(a: Access | undefined, b: Access | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  // Whoever is super admin may everything, whatever set and teams they have beside.
  if (a.superAdmin === true || b.superAdmin === true) return a.superAdmin === b.superAdmin;
  return (
    a.permissionSetId === b.permissionSetId &&
    JSON.stringify([...a.teamIds].sort()) === JSON.stringify([...b.teamIds].sort())
  );
}

/** Stands for a permission set's name where the access is super admin, which none is. */
export const SUPER_ADMIN = 'Super admin';

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

/** Why a grant of a portal that no API can read is `cannot-verify` all the same: the client said that it is so. */
export const CONFIRMED_BY_CLIENT = 'confirmed-by-client';

/** Whether the access is known to be there: read back, or confirmed by the client where nothing can be read. */
export function isSettled(grant: Pick<Grant, 'state' | 'reason'>): boolean {
  return grant.state === 'verified' || (grant.state === 'cannot-verify' && grant.reason === CONFIRMED_BY_CLIENT);
}
