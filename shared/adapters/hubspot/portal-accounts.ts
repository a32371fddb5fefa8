import * as z from 'zod';
import type { AccessTokens, PortalAccounts } from '../../ports/hubspot.ts';
import { createPortalCalls } from './portal-calls.ts';
import type { Transport } from './transport.ts';

/** What is read of an account's details. */
export const detailsSchema = z.object({
  accountType: z.string(),
  timeZone: z.string(),
  uiDomain: z.string(),
  dataHostingLocation: z.string(),
});

/** What HubSpot tells of an account itself. @throws ConnectionBrokenError when the portal has to be connected again; HubSpotError */
export function createPortalAccounts({
  transport,
  tokens,
}: {
  readonly transport: Transport;
  readonly tokens: AccessTokens;
}): PortalAccounts {
  const send = createPortalCalls(transport, tokens);
  return { details: (portalId) => send(portalId, { call: 'readAccount', reads: detailsSchema }) };
}
