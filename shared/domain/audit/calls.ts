/** What decides how many calls the reading of a portal takes. */
export interface PortalSize {
  readonly users: number;
  /** Users on the partner's side; only theirs is what is read beyond the list of users. */
  readonly partnerUsers: number;
  /** Which optional facts the portal grants: logins, owners, and of how many kinds of objects records can be counted. */
  readonly optional: { readonly logins: boolean; readonly owners: boolean; readonly objects: number };
  /** Logins in 90 days of each partner-side user. */
  readonly loginRows: number;
  /** People who were removed or deactivated, as far as they are owners of records. */
  readonly archivedOwners?: number | undefined;
  /** Partner-side users who have left or whose access has ended: their records are counted. */
  readonly counted?: number | undefined;
}

/** Rows of one page, by list. */
const ROWS = { users: 100, logins: 100, owners: 500 };

/**
 * Calls to HubSpot for the reading of one portal, login pages apart; refreshing the token is not in it.
 *
 *     calls      = users / 100 + 2                                permission sets, teams
 *                + (users / 500 + archived / 500, if owners)
 *                + (counted x objects, if owners)
 *     loginPages = partnerUsers x (loginRows / 100, if logins)
 *
 * each quotient rounded up, at least 1. A portal without partner-side users takes its users' pages only. So a portal of up to 100 users takes
 * 3 calls without optional scopes.
 */
export function callsFor(size: PortalSize): { readonly calls: number; readonly loginPages: number } {
  const { users, partnerUsers, optional, loginRows, archivedOwners = 0, counted = 0 } = size;
  const userPages = pages(users, ROWS.users);
  if (partnerUsers === 0) return { calls: userPages, loginPages: 0 };
  const owners = optional.owners ? pages(users, ROWS.owners) + pages(archivedOwners, ROWS.owners) : 0;
  const records = optional.owners ? counted * optional.objects : 0;
  return {
    calls: userPages + 2 + owners + records,
    loginPages: optional.logins ? partnerUsers * pages(loginRows, ROWS.logins) : 0,
  };
}

function pages(rows: number, perPage: number): number {
  return Math.max(1, Math.ceil(rows / perPage));
}
