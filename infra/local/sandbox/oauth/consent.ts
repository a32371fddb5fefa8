import { randomBytes } from 'node:crypto';
import type { Sandbox } from '../context.ts';
import { findApp, findPortal } from '../context.ts';
import type { SandboxApp } from '../options.ts';
import type { Portal, PortalUser } from '../state.ts';

/** Authorization codes are for immediate use; RFC 6749 recommends ten minutes at most. */
const CODE_LIFETIME_MS = 10 * 60 * 1000;

/** The fields of an authorize link and of the consent form, as they came. */
export type ConsentFields = Record<string, string | undefined>;

/** An authorize link that may be shown to a person. Scopes are those of `scope` and `optional_scope`. */
export interface ConsentRequest {
  app: SandboxApp;
  redirectUri: string;
  scopes: string[];
  optionalScopes: string[];
  state: string | undefined;
}

/** A link or form that HubSpot would not go on with. It is shown, never redirected: the target is not trusted yet. */
export class ConsentError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ConsentError';
  }
}

/** Scopes that only a partner's own portal can grant. */
export function isPartnerScope(scope: string): boolean {
  return scope.startsWith('crm.objects.partner-');
}

/** Checks an authorize link. @throws ConsentError with a sentence that says what is wrong */
export function checkConsentRequest(sandbox: Sandbox, fields: ConsentFields): ConsentRequest {
  const app = findApp(sandbox, fields['client_id']);
  if (!app) throw new ConsentError('The client_id of this link belongs to no app that HubSpot knows.');
  const redirectUri = fields['redirect_uri'] ?? '';
  if (!app.redirectUrls.includes(redirectUri)) {
    throw new ConsentError(`The redirect_uri "${redirectUri}" is not registered for this app.`);
  }
  const scopes = splitScopes(fields['scope']);
  const missing = app.requiredScopes.filter((scope) => !scopes.includes(scope));
  if (missing.length > 0) {
    throw new ConsentError(
      `The link does not ask for all scopes that the app requires. Missing: ${missing.join(', ')}`,
    );
  }
  const optionalScopes = splitScopes(fields['optional_scope']);
  const known = [...app.requiredScopes, ...app.optionalScopes];
  const unknown = [...scopes, ...optionalScopes].filter((scope) => !known.includes(scope));
  if (unknown.length > 0) {
    throw new ConsentError(`The link asks for scopes that the app does not list: ${unknown.join(', ')}`);
  }
  return { app, redirectUri, scopes, optionalScopes, state: fields['state'] };
}

/** Who presses the button, and where. @throws ConsentError when that person is not an active user of the portal */
export function checkInstaller(sandbox: Sandbox, fields: ConsentFields): { portal: Portal; user: PortalUser } {
  const portal = findPortal(sandbox, fields['portalId']);
  if (!portal) throw new ConsentError('Choose one of the listed portals.');
  const user = portal.users.find((candidate) => candidate.id === fields['userId'] && !candidate.deactivated);
  if (!user) throw new ConsentError(`This person is not an active user of ${portal.company}.`);
  return { portal, user };
}

/**
 * Installs the app and gives the address to send the browser to. Any user of the portal may install here, as one with
 * App Marketplace access may in HubSpot: that the installer is a super admin is for the product to check.
 */
export function grantConsent(sandbox: Sandbox, request: ConsentRequest, portal: Portal, user: PortalUser): string {
  const unavailable = request.scopes.filter((scope) => isPartnerScope(scope) && !portal.partner);
  if (unavailable.length > 0) {
    throw new ConsentError(`${portal.company} cannot grant these scopes: ${unavailable.join(', ')}`);
  }
  const optional = request.optionalScopes.filter((scope) => portal.partner || !isPartnerScope(scope));
  const code = randomBytes(18).toString('base64url');
  sandbox.state.codes.set(code, {
    clientId: request.app.clientId,
    redirectUri: request.redirectUri,
    portalId: portal.portalId,
    userId: user.id,
    scopes: [...new Set([...request.scopes, ...optional])],
    expiresAt: Date.now() + CODE_LIFETIME_MS,
  });
  return withQuery(request, { code });
}

export function refuseConsent(request: ConsentRequest): string {
  return withQuery(request, { error: 'access_denied', error_description: 'The user chose not to connect the app.' });
}

function withQuery(request: ConsentRequest, values: Record<string, string>): string {
  const url = new URL(request.redirectUri);
  for (const [name, value] of Object.entries(values)) url.searchParams.set(name, value);
  if (request.state !== undefined) url.searchParams.set('state', request.state);
  return url.href;
}

function splitScopes(value: string | undefined): string[] {
  return (value ?? '').split(/[\s,]+/).filter((scope) => scope !== '');
}
