import type { Client } from '../../shared/domain/client.ts';
import type { Connection } from '../../shared/domain/connection.ts';
import { clientStream, PARTNER_STREAM } from '../../shared/domain/ledger.ts';
import { isUiDomain } from '../../shared/domain/portal-address.ts';
import { ConflictError } from '../../shared/errors.ts';
import type { Clients } from '../../shared/ports/clients.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Connections, OAuthState, TokenCipher } from '../../shared/ports/connections.ts';
import type { AccountDetails, IssuedTokens, TokenOwner } from '../../shared/ports/hubspot.ts';
import { createSwitchWay } from '../../shared/services/access/switch-way.ts';
import type { EndWait } from '../../shared/services/runs/end-wait.ts';
import type { TakeUpRuns } from '../../shared/services/runs/take-up-runs.ts';

/** What establishing needs. */
export interface EstablishConnectionDependencies {
  readonly connections: Connections;
  readonly clients: Pick<Clients, 'read' | 'replace'>;
  readonly cipher: Pick<TokenCipher, 'encrypt'>;
  readonly endWait: EndWait;
  readonly takeUpRuns: TakeUpRuns;
  readonly clock: Clock;
}

/** A flow that came back whole and may stay. */
export interface FinishedFlow {
  readonly state: OAuthState;
  readonly client: Client | undefined;
  readonly tokens: IssuedTokens;
  readonly owner: TokenOwner;
  /** Absent where HubSpot did not tell it. */
  readonly account?: AccountDetails | undefined;
  readonly correlationId: string;
}

/** Stores a connection and wakes what waits for it. */
export type EstablishConnection = (flow: FinishedFlow) => Promise<void>;

/** @see EstablishConnection */
export function createEstablishConnection({
  connections,
  clients,
  cipher,
  endWait,
  takeUpRuns,
  clock,
}: EstablishConnectionDependencies): EstablishConnection {
  const switchWay = createSwitchWay({ clients, clock });
  return async ({ state, client, tokens, owner, account, correlationId }) => {
    const now = clock.now();
    const context = { appId: owner.appId, portalId: owner.portalId };
    const before = await connections.read(owner.appId, owner.portalId);
    const connection: Connection = {
      ...context,
      clientId: client?.clientId,
      scopes: owner.scopes,
      installingUserId: owner.userId,
      accessToken: await cipher.encrypt(tokens.accessToken, context),
      refreshToken: await cipher.encrypt(tokens.refreshToken, context),
      accessExpiresAt: new Date(now.getTime() + tokens.expiresIn * 1000).toISOString(),
      health: 'healthy',
      // Renewing a connection is not connecting: what existed before the first one stays baseline.
      connectedAt: before?.connectedAt ?? now.toISOString(),
      renewedAt: now.toISOString(),
      version: (before?.version ?? 0) + 1,
    };
    await connections.establish(connection, {
      stream: client === undefined ? PARTNER_STREAM : clientStream(client.clientId),
      type: state.app === 'partner' ? 'partner-portal-connected' : 'connection-established',
      at: now.toISOString(),
      actor: state.personId,
      correlationId,
      facts: { ...context, installingUserId: owner.userId, scopes: owner.scopes, renewed: before !== undefined },
    });
    if (client !== undefined) {
      await showOnClient(client.clientId, owner.portalId, account);
      const way = { to: 'partner-access-link', reason: 'connected', by: state.personId, correlationId } as const;
      await switchWay(client.clientId, way);
    }
    if (state.waitId !== undefined) {
      await endWait(state.waitId, { result: 'connected', cause: 'oauth-callback', by: [state.personId] });
    }
    // What had to wait for it goes on by itself.
    if (client !== undefined) await takeUpRuns(client.clientId);
  };

  async function showOnClient(clientId: string, portalId: number, account?: AccountDetails): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const client = await clients.read(clientId);
      if (client === undefined) return;
      const state = client.state === 'active' ? client.state : 'connected';
      const next = { ...client, ...told(account), portalId, state } as const;
      if (JSON.stringify(next) === JSON.stringify(client)) return;
      try {
        return await clients.replace(next, []);
      } catch (error) {
        if (!(error instanceof ConflictError) || attempt === 5) throw error;
      }
    }
  }
}

/** What the client's record keeps of its portal's account. */
function told(account: AccountDetails | undefined): Partial<Client> {
  if (account === undefined) return {};
  const { uiDomain, timeZone: portalTimeZone, accountType } = account;
  return { ...(isUiDomain(uiDomain) ? { uiDomain } : {}), portalTimeZone, accountType };
}
