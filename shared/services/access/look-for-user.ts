import type { PortalUser } from '../../domain/portal.ts';
import type { PortalUsers } from '../../ports/hubspot.ts';

/** Looks for somebody's user: by address, then by HubSpot's id where one is known, since addresses change. At most two calls. */
export async function lookForUser(
  users: Pick<PortalUsers, 'findByEmail' | 'findById'>,
  portalId: number,
  { email, userId }: { readonly email: string; readonly userId?: string | undefined },
): Promise<PortalUser | undefined> {
  const found = await users.findByEmail(portalId, email);
  if (found !== undefined || userId === undefined) return found;
  return users.findById(portalId, userId);
}
