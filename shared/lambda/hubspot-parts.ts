import { createAppJournal } from '../adapters/hubspot/app-journal.ts';
import { authorizeUrl, createOAuthServer } from '../adapters/hubspot/oauth-server.ts';
import { createPartnerRecords } from '../adapters/hubspot/partner-records.ts';
import { createPortalAccounts } from '../adapters/hubspot/portal-accounts.ts';
import { createPortalActivity } from '../adapters/hubspot/portal-activity.ts';
import { createPortalUsers } from '../adapters/hubspot/portal-users.ts';
import { createTransport } from '../adapters/hubspot/transport.ts';
import { createTokenCipher } from '../adapters/kms/token-cipher.ts';
import { createAppSecrets } from '../adapters/secrets/app-secrets.ts';
import { systemClock } from '../adapters/system/clock.ts';
import type { AppSettings } from '../domain/settings.ts';
import type { Environment } from '../env.ts';
import { createAppInstalls } from '../services/access/app-installs.ts';
import { createPortalTokens } from '../services/access/portal-tokens.ts';
import { guarded, guardWrites } from '../services/outgoing/guard-writes.ts';
import { readStop } from './outgoing-parts.ts';
import * as records from './record-parts.ts';

/** Encrypts and decrypts OAuth tokens. */
export const cipher = (env: Environment) => createTokenCipher(env.variable('TOKEN_KEY_ID'));

/** HubSpot with the real transport behind it. Each is a function of the environment, as in `record-parts.ts`. */

/**
 * Several workers call HubSpot at once (four lines of a plan, events, the poll), each paced in its own process: each gets a share, so that
 * all together stay below the limit.
 */
const WORKERS = 6;

const transport = (env: Environment) => {
  const { apiBaseUrl, callsPerTenSeconds } = env.settings.hubspot;
  return createTransport({
    baseUrl: apiBaseUrl,
    callsPerTenSeconds: Math.max(1, Math.floor(callsPerTenSeconds / WORKERS)),
  });
};

/** Where HubSpot sends the browser back to. */
export const redirectUrl = (env: Environment) => `${env.variable('PUBLIC_URL')}/oauth/callback`;

const secretName = { partner: 'PARTNER_APP_SECRET', client: 'CLIENT_APP_SECRET' } as const;

/** HubSpot's OAuth server for the apps whose secret the function may read. */
export const oauthServer = (env: Environment, apps: readonly ('partner' | 'client')[]) => {
  const { partnerApp, clientApp } = env.settings.hubspot;
  const names = Object.fromEntries(apps.map((app) => [app, env.variable(secretName[app])]));
  return createOAuthServer({
    transport: transport(env),
    apps: { partner: partnerApp, client: clientApp },
    secrets: createAppSecrets(names, systemClock),
    redirectUrl: redirectUrl(env),
  });
};

const portalTokens = (env: Environment, app: 'partner' | 'client', settings: AppSettings) =>
  createPortalTokens({
    app,
    appId: settings.appId,
    connections: records.connections(env),
    cipher: cipher(env),
    oauthServer: oauthServer(env, [app]),
    clock: systemClock,
  });

/** The partner's own list of clients. */
export const partnerRecords = (env: Environment) => {
  const { partnerApp, partnerPortalId, partnerRecords: records } = env.settings.hubspot;
  const tokens = portalTokens(env, 'partner', partnerApp);
  return createPartnerRecords({ transport: transport(env), tokens, portalId: partnerPortalId, records });
};
/** Users of the partner portal. */
export const partnerUsers = (env: Environment) =>
  guardWrites(
    createPortalUsers({
      transport: transport(env),
      tokens: portalTokens(env, 'partner', env.settings.hubspot.partnerApp),
    }),
    readStop(env),
  );
/** Owners of the partner portal, which tell who is deactivated. */
export const partnerActivity = (env: Environment) =>
  createPortalActivity({
    transport: transport(env),
    tokens: portalTokens(env, 'partner', env.settings.hubspot.partnerApp),
  });
/** Users, permission sets and teams of client portals. */
export const portalUsers = (env: Environment) =>
  guardWrites(
    createPortalUsers({
      transport: transport(env),
      tokens: portalTokens(env, 'client', env.settings.hubspot.clientApp),
    }),
    readStop(env),
  );
/** Our app in client portals: uninstalling it is a write like any other. */
export const appInstalls = (env: Environment) => {
  const { clientApp } = env.settings.hubspot;
  const installs = createAppInstalls({
    appId: clientApp.appId,
    connections: records.connections(env),
    cipher: cipher(env),
    tokens: portalTokens(env, 'client', clientApp),
    oauthServer: oauthServer(env, ['client']),
  });
  return { uninstall: guarded(readStop(env), installs.uninstall) };
};
/** The accounts behind client portals. */
export const portalAccounts = (env: Environment) =>
  createPortalAccounts({
    transport: transport(env),
    tokens: portalTokens(env, 'client', env.settings.hubspot.clientApp),
  });
/** What audits read of client portals. */
export const portalActivity = (env: Environment) =>
  createPortalActivity({
    transport: transport(env),
    tokens: portalTokens(env, 'client', env.settings.hubspot.clientApp),
  });

/** The webhooks journal of the client app. */
export const appJournal = (env: Environment) =>
  createAppJournal({
    transport: transport(env),
    appToken: (scopes) => oauthServer(env, ['client']).appToken('client', scopes),
    plainHttp: env.settings.stage === 'local',
  });

/** HubSpot's consent screen for an app and a state. */
export const consentUrl = (env: Environment) => (app: 'partner' | 'client', state: string) => {
  const { appBaseUrl, partnerApp, clientApp } = env.settings.hubspot;
  return authorizeUrl({
    appBaseUrl,
    app: app === 'partner' ? partnerApp : clientApp,
    redirectUrl: redirectUrl(env),
    state,
  });
};
