import type { Sandbox } from '../context.ts';
import { faultSchema } from '../faults.ts';
import type { Answer, Params, Route, SandboxRequest } from '../http.ts';
import { checkConsentRequest, checkInstaller, grantConsent } from '../oauth/consent.ts';
import { invitePartner, setInvitationStatus } from '../partner-changes.ts';
import { createState } from '../state.ts';
import { parse } from './parse.ts';
import { PORTAL_CONTROL_ROUTES } from './portal-control.ts';
import {
  appSchema,
  expirySchema,
  installSchema,
  invitationSchema,
  rawWebhookSchema,
  settingsSchema,
  statusSchema,
  webhooksSchema,
} from './schemas.ts';
import { describeState } from './views.ts';
import { loadWorld } from './world-control.ts';

export type ControlHandler = (sandbox: Sandbox, request: SandboxRequest, params: Params) => Answer;

/** What tests and the demo call under `/_sandbox`. JSON in, JSON out; a wrong body is a 400 that names the field. */
export const CONTROL_ROUTES: Route<ControlHandler>[] = [
  { method: 'GET', template: '/_sandbox/state', handler: (sandbox) => ok(describeState(sandbox)) },
  { method: 'POST', template: '/_sandbox/reset', handler: reset },
  { method: 'POST', template: '/_sandbox/world', handler: loadWorld },
  {
    method: 'POST',
    template: '/_sandbox/invitations',
    handler: (sandbox, request) => ok(invitePartner(sandbox, parse(request, invitationSchema)), 201),
  },
  {
    method: 'POST',
    template: '/_sandbox/partner-clients/:id/status',
    handler: (sandbox, request, { id = '' }) =>
      ok(setInvitationStatus(sandbox, id, parse(request, statusSchema).status)),
  },
  { method: 'POST', template: '/_sandbox/oauth/install', handler: install },
  { method: 'POST', template: '/_sandbox/oauth/expire', handler: expireAccessTokens },
  { method: 'POST', template: '/_sandbox/apps/:name', handler: changeApp },
  { method: 'POST', template: '/_sandbox/settings', handler: changeSettings },
  { method: 'POST', template: '/_sandbox/webhooks', handler: changeWebhooks },
  { method: 'POST', template: '/_sandbox/webhooks/send', handler: sendRawWebhook },
  {
    method: 'GET',
    template: '/_sandbox/deliveries',
    handler: (sandbox) => ok({ deliveries: sandbox.deliveries.list() }),
  },
  { method: 'GET', template: '/_sandbox/faults', handler: (sandbox) => ok({ faults: sandbox.faults.list() }) },
  {
    method: 'POST',
    template: '/_sandbox/faults',
    handler: (sandbox, request) => ok(sandbox.faults.add(parse(request, faultSchema)), 201),
  },
  { method: 'DELETE', template: '/_sandbox/faults', handler: clearFaults },
  { method: 'GET', template: '/_sandbox/requests', handler: listRequests },
  ...PORTAL_CONTROL_ROUTES,
];

function ok(body: unknown, status = 200): Answer {
  return { status, body };
}

function reset(sandbox: Sandbox): Answer {
  // HubSpot gives no id twice; so whatever still moves from before the reset touches nothing of after it.
  const { nextId } = sandbox.state;
  sandbox.state = { ...createState(Date.now()), nextId };
  sandbox.deliveries.reset();
  sandbox.faults.clear();
  sandbox.requests.reset();
  sandbox.rateLimiter.reset();
  return { status: 204 };
}

function install(sandbox: Sandbox, request: SandboxRequest): Answer {
  const body = parse(request, installSchema);
  const fields = {
    client_id: body.clientId,
    redirect_uri: body.redirectUri,
    scope: body.scope,
    optional_scope: body.optionalScope,
    state: body.state,
    portalId: String(body.portalId),
    userId: body.userId,
  };
  const consent = checkConsentRequest(sandbox, fields);
  const { portal, user } = checkInstaller(sandbox, fields);
  return ok({ location: grantConsent(sandbox, consent, portal, user) });
}

function expireAccessTokens(sandbox: Sandbox, request: SandboxRequest): Answer {
  const { portalId } = parse(request, expirySchema);
  for (const token of sandbox.state.accessTokens.values()) {
    if (portalId === undefined || token.portalId === portalId) token.expiresAt = Date.now() - 1;
  }
  return { status: 204 };
}

function changeApp(sandbox: Sandbox, request: SandboxRequest, { name }: Params): Answer {
  if (name !== 'partner' && name !== 'client') return ok({ message: 'The apps are "partner" and "client".' }, 404);
  const { redirectUrls } = parse(request, appSchema);
  sandbox.apps = { ...sandbox.apps, [name]: { ...sandbox.apps[name], redirectUrls } };
  return { status: 204 };
}

function changeSettings(sandbox: Sandbox, request: SandboxRequest): Answer {
  const changes = Object.entries(parse(request, settingsSchema)).filter(([, value]) => value !== undefined);
  sandbox.state.settings = { ...sandbox.state.settings, ...Object.fromEntries(changes) };
  return ok(sandbox.state.settings);
}

function changeWebhooks(sandbox: Sandbox, request: SandboxRequest): Answer {
  const { enabled, targetUrl } = parse(request, webhooksSchema);
  if (targetUrl !== undefined) sandbox.deliveries.setTargetUrl(targetUrl);
  if (enabled !== undefined) sandbox.state.settings.webhooksEnabled = enabled;
  if (enabled === true) sandbox.deliveries.release();
  return ok({ enabled: sandbox.state.settings.webhooksEnabled, targetUrl: sandbox.deliveries.targetUrl() });
}

function sendRawWebhook(sandbox: Sandbox, request: SandboxRequest): Answer {
  const { events, signWith, timestamp } = parse(request, rawWebhookSchema);
  const known = signWith === 'partner' || signWith === 'client' ? sandbox.apps[signWith].clientSecret : signWith;
  const job = { events, clientSecret: known, ...(timestamp === undefined ? {} : { timestamp }) };
  return ok({ deliveryId: sandbox.deliveries.sendRaw(job).id }, 202);
}

function clearFaults(sandbox: Sandbox): Answer {
  sandbox.faults.clear();
  return { status: 204 };
}

function listRequests(sandbox: Sandbox, request: SandboxRequest): Answer {
  return ok({ requests: sandbox.requests.since(Number(request.query.get('since') ?? 0) || 0) });
}
