import * as z from 'zod';
import type { AppSettings } from '../../domain/settings.ts';
import { HubSpotError } from '../../errors.ts';
import type { AppSecrets } from '../../ports/app-secrets.ts';
import type { IssuedTokens, OAuthServer } from '../../ports/hubspot.ts';
import { detailsSchema } from './portal-accounts.ts';
import { unlessMissing } from './portal-calls.ts';
import type { Transport } from './transport.ts';

/** What it takes to speak to HubSpot's OAuth server. */
export interface OAuthServerDependencies {
  readonly transport: Transport;
  readonly apps: { readonly partner: AppSettings; readonly client: AppSettings };
  readonly secrets: AppSecrets;
  /** Where HubSpot sends the browser back to; registered in the app's `app-hsmeta.json`. */
  readonly redirectUrl: string;
}

const issuedSchema = z.looseObject({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.number().positive(),
});

const appTokenSchema = z.looseObject({ access_token: z.string().min(1) });

/** The answer also repeats the token itself: nothing but these fields leaves this file. */
const introspectionSchema = z.looseObject({
  active: z.boolean(),
  hub_id: z.number().int(),
  user_id: z.number().int(),
  app_id: z.number().int(),
  scopes: z.array(z.string()),
});

const superAdminSchema = z.looseObject({ superAdmin: z.boolean() });

/**
 * HubSpot's OAuth server. OAuth's own error words (`invalid_grant` …) are the `category` of the HubSpotError; tokens and secrets are in no error.
 */
export function createOAuthServer({ transport, apps, secrets, redirectUrl }: OAuthServerDependencies): OAuthServer {
  const credentials = async (app: 'partner' | 'client') => ({
    client_id: apps[app].clientId,
    client_secret: await secrets(app),
  });

  return {
    async exchange(app, code) {
      const form = { grant_type: 'authorization_code', ...(await credentials(app)), redirect_uri: redirectUrl, code };
      return issued(await transport.send({ call: 'exchangeCode', form, reads: issuedSchema }));
    },
    async refresh(app, refreshToken) {
      const form = { grant_type: 'refresh_token', ...(await credentials(app)), refresh_token: refreshToken };
      return issued(await transport.send({ call: 'refreshTokens', form, reads: issuedSchema }));
    },
    async appToken(app, scopes) {
      const form = { grant_type: 'client_credentials', ...(await credentials(app)), scope: scopes.join(' ') };
      return (await transport.send({ call: 'appToken', form, reads: appTokenSchema })).access_token;
    },
    async introspect(app, accessToken) {
      const form = { ...(await credentials(app)), token: accessToken, token_type_hint: 'access_token' };
      const owner = await transport.send({ call: 'introspectToken', form, reads: introspectionSchema });
      if (!owner.active)
        throw new HubSpotError('The token is no longer active.', { status: 200, category: 'inactive_token' });
      return { portalId: owner.hub_id, userId: String(owner.user_id), appId: owner.app_id, scopes: owner.scopes };
    },
    async giveBack(app, tokens, revoke = 'in-any-case') {
      // The app goes first, because that takes a living token.
      const uninstalled = transport.send({ call: 'uninstallApp', token: tokens.accessToken, reads: z.unknown() });
      const [uninstall] = await Promise.allSettled([uninstalled]);
      if (uninstall.status === 'rejected' && revoke === 'once-gone' && !isGone(uninstall.reason))
        throw uninstall.reason;
      const form = { ...(await credentials(app)), token: tokens.refreshToken, token_type_hint: 'refresh_token' };
      await transport.send({ call: 'revokeToken', form, reads: z.unknown() }).catch((error: unknown) => {
        // Removing the app has ended its tokens already.
        if (!(error instanceof HubSpotError && error.category === 'invalid_grant')) throw error;
      });
      if (uninstall.status === 'rejected') throw uninstall.reason;
    },
    account: (accessToken) => transport.send({ call: 'readAccount', token: accessToken, reads: detailsSchema }),
    async isSuperAdmin(accessToken, userId) {
      const request = { call: 'readUser', params: { userId }, token: accessToken, reads: superAdminSchema } as const;
      const user = await unlessMissing(transport.send(request));
      return user?.superAdmin ?? false;
    },
  };
}

/** Answers after which there is no installation: it was removed before. */
function isGone(error: unknown): boolean {
  return error instanceof HubSpotError && (error.status === 401 || error.status === 404);
}

function issued(answer: z.infer<typeof issuedSchema>): IssuedTokens {
  // HubSpot may keep or change the refresh token: what it sends is what counts.
  return { accessToken: answer.access_token, refreshToken: answer.refresh_token, expiresIn: answer.expires_in };
}

/** The link that shows HubSpot's consent page for one of our apps. Scopes are separated by spaces. */
export function authorizeUrl(link: {
  /** https://app.hubspot.com, or the local sandbox. */
  readonly appBaseUrl: string;
  readonly app: Pick<AppSettings, 'clientId' | 'scopes' | 'optionalScopes'>;
  readonly redirectUrl: string;
  readonly state: string;
}): string {
  const url = new URL(`${link.appBaseUrl.replace(/\/$/, '')}/oauth/authorize`);
  url.searchParams.set('client_id', link.app.clientId);
  url.searchParams.set('redirect_uri', link.redirectUrl);
  url.searchParams.set('scope', link.app.scopes.join(' '));
  if (link.app.optionalScopes.length > 0) url.searchParams.set('optional_scope', link.app.optionalScopes.join(' '));
  url.searchParams.set('state', link.state);
  // HubSpot's own links separate scopes by %20; a plus sign is not everywhere read as a space.
  return url.href.replaceAll('+', '%20');
}
