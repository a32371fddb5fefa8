import type { Client } from '../../shared/domain/client.ts';
import { clientStream, PARTNER_STREAM } from '../../shared/domain/ledger.ts';
import { hashToken } from '../../shared/domain/link.ts';
import { HubSpotError } from '../../shared/errors.ts';
import type { EndKind } from '../../shared/pages/end-words.ts';
import type { PageAnswer, PageRequest } from '../../shared/pages/page-exchange.ts';
import type { Clients } from '../../shared/ports/clients.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { OAuthState, OAuthStates } from '../../shared/ports/connections.ts';
import type { AccountDetails, IssuedTokens, OAuthServer, TokenOwner } from '../../shared/ports/hubspot.ts';
import type { Ledger } from '../../shared/ports/ledger.ts';
import type { LinkPages } from '../../shared/services/link-pages.ts';
import type { ReadLanguage } from '../../shared/services/reader-language.ts';
import type { EstablishConnection } from './establish-connection.ts';

/** What the callback needs. */
export interface OAuthCallbackDependencies {
  readonly partnerPortalId: number;
  readonly oauthStates: Pick<OAuthStates, 'take'>;
  readonly oauthServer: OAuthServer;
  readonly clients: Pick<Clients, 'read'>;
  readonly ledger: Pick<Ledger, 'append'>;
  readonly establish: EstablishConnection;
  readonly linkPages: Pick<LinkPages, 'end'>;
  readonly readLanguage: ReadLanguage;
  readonly clock: Clock;
}

/**
 * Where HubSpot sends the browser back to after the consent screen.
 * 1. The state is taken, once; without it nothing is known of this browser.
 * 2. The code is exchanged, and HubSpot says whose token it is.
 * 3. It has to be the portal that was invited, and its installing user a super admin; else the installation is given back.
 * 4. The connection is stored encrypted, and what waits for it goes on.
 */
export function createOAuthCallback(dependencies: OAuthCallbackDependencies) {
  const { oauthStates, oauthServer, clients, ledger, establish, linkPages, readLanguage, clock } = dependencies;

  return async ({ query, correlationId }: PageRequest): Promise<PageAnswer> => {
    // 1. State.
    const state =
      query['state'] === undefined ? undefined : await oauthStates.take(hashToken(query['state']), clock.now());
    if (state === undefined) return linkPages.end('state-unknown');
    const language = await readLanguage(state);
    const end = (kind: EndKind) => linkPages.end(kind, undefined, { language });
    if (query['error'] !== undefined || query['code'] === undefined) return end('install-denied');
    // 2. Tokens.
    let tokens: IssuedTokens;
    let owner: TokenOwner;
    let superAdmin: boolean;
    try {
      tokens = await oauthServer.exchange(state.app, query['code']);
      owner = await oauthServer.introspect(state.app, tokens.accessToken);
      superAdmin = await oauthServer.isSuperAdmin(tokens.accessToken, owner.userId);
    } catch (error) {
      if (error instanceof HubSpotError) return end('hubspot-unreachable');
      throw error;
    }
    // 3. The right portal, and the right person?
    const client = state.clientId === undefined ? undefined : await clients.read(state.clientId);
    const expected = state.app === 'partner' ? dependencies.partnerPortalId : client?.portalId;
    const refusal = refusalOf(owner, expected, superAdmin);
    if (refusal !== undefined) {
      await refuse(state, tokens, owner, refusal, correlationId);
      return end(refusal);
    }
    // 4. Connect.
    const account = client === undefined ? undefined : await accountOf(tokens);
    await establish({ state, client: client satisfies Client | undefined, tokens, owner, account, correlationId });
    return end(state.app === 'partner' ? 'partner-connected' : 'connected');
  };

  /** Where the portal is hosted only makes links better: without it they lead to HubSpot's common address. */
  async function accountOf({ accessToken }: IssuedTokens): Promise<AccountDetails | undefined> {
    try {
      return await oauthServer.account(accessToken);
    } catch (error) {
      if (!(error instanceof HubSpotError)) throw error;
      return undefined;
    }
  }

  async function refuse(
    state: OAuthState,
    tokens: IssuedTokens,
    owner: TokenOwner,
    reason: EndKind,
    correlationId: string,
  ): Promise<void> {
    await ledger.append([
      {
        stream: state.clientId === undefined ? PARTNER_STREAM : clientStream(state.clientId),
        type: 'connection-refused',
        at: clock.now().toISOString(),
        actor: state.personId,
        correlationId,
        facts: { reason, portalId: owner.portalId, installingUserId: owner.userId },
      },
    ]);
    try {
      await oauthServer.giveBack(state.app, tokens);
    } catch (error) {
      // The tokens are stored nowhere and expire in half an hour; the refusal stands without HubSpot's help.
      if (!(error instanceof HubSpotError)) throw error;
    }
  }
}

function refusalOf(
  owner: TokenOwner,
  expected: number | undefined,
  superAdmin: boolean,
): 'wrong-portal' | 'not-super-admin' | undefined {
  // HubSpot does not always tell the portal of a partner client; then the first super admin who follows the mailed link names it.
  if (expected !== undefined && owner.portalId !== expected) return 'wrong-portal';
  return superAdmin ? undefined : 'not-super-admin';
}
