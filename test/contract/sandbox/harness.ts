import { startSandbox } from '../../../infra/local/sandbox/sandbox.ts';
import type { Contract, Query } from '../../support/openapi.ts';
import { loadContract } from '../../support/openapi.ts';

export const REDIRECT_URL = 'http://127.0.0.1:9/oauth/callback';

export const PARTNER_APP = {
  appId: 101,
  clientId: 'partner-client-id',
  clientSecret: 'partner-client-secret',
  requiredScopes: [
    'oauth',
    'crm.objects.partner-clients.read',
    'crm.objects.partner-services.read',
    'settings.users.read',
  ],
  optionalScopes: ['crm.objects.partner-clients.write', 'crm.objects.partner-services.write'],
  redirectUrls: [REDIRECT_URL],
};

export const CLIENT_APP = {
  appId: 102,
  clientId: 'client-client-id',
  clientSecret: 'client-client-secret',
  requiredScopes: ['oauth', 'settings.users.read', 'settings.users.write', 'settings.users.teams.read'],
  optionalScopes: [
    'account-info.security.read',
    'crm.objects.owners.read',
    'crm.objects.users.read',
    'settings.billing.write',
    'crm.objects.contacts.read',
    'crm.objects.companies.read',
    'crm.objects.deals.read',
    'tickets',
  ],
  redirectUrls: [REDIRECT_URL],
};

export type App = typeof PARTNER_APP;

export const PARTNER_PORTAL = 1000001;
export const OPERATIONS_LEAD = '7000001';
export const HARBOUR_BAKERY = 2000001;
export const HARBOUR_SUPER_ADMIN = '8000101';

const CONTRACTS = {
  oauth: loadContract('oauth'),
  users: loadContract('user-provisioning'),
  account: loadContract('account-info'),
  activity: loadContract('audit-logs'),
  clients: loadContract('partner-clients'),
  services: loadContract('partner-services'),
  crmUsers: loadContract('crm-users'),
  owners: loadContract('owners'),
  uninstalls: loadContract('app-uninstalls'),
  anyObject: asOf202609(loadContract('2026-09/partner-clients')),
};

/**
 * The collection has no 2026-03 file for contacts, companies, deals and tickets here. The 2026-09 file has the search of every object under
 * one path, whose operation is named after the 2026-03 one.
 */
function asOf202609(contract: Contract): Contract {
  const moved = (path: string) => path.replace('/crm/objects/2026-03/', '/crm/objects/2026-09/');
  return {
    checkRequest: (method, path, query, body) => contract.checkRequest(method, moved(path), query, body),
    checkAnswer: (method, path, status, body) => contract.checkAnswer(method, moved(path), status, body),
  };
}

export interface CallOptions {
  token?: string;
  query?: Record<string, string | number | boolean | string[]>;
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as a form. */
  form?: Record<string, string>;
  /** True for a request that is wrong on purpose: only its answer is checked against the contract. */
  wrong?: boolean;
}

export interface ApiAnswer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers whose shape the contract has just checked.
  body: any;
}

/** Starts a sandbox for one test file, with calls that hold request and answer against HubSpot's contract. */
export async function startTestSandbox(options: { webhookTargetUrl?: string; retryDelayMs?: number } = {}) {
  const sandbox = await startSandbox({
    apps: { partner: PARTNER_APP, client: CLIENT_APP },
    webhookTargetUrl: options.webhookTargetUrl,
    retryDelayMs: options.retryDelayMs ?? 5,
  });

  async function call(method: string, path: string, options: CallOptions = {}): Promise<ApiAnswer> {
    const contract = contractOf(path);
    if (!options.wrong)
      contract?.checkRequest(method, path, (options.query ?? {}) as Query, options.json ?? options.form);
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(options.query ?? {})) query.set(name, String(value));
    const { body, type } = bodyOf(options);
    const response = await fetch(`${sandbox.url}${path}?${query}`, {
      method,
      headers: {
        ...(options.token === undefined ? {} : { authorization: `Bearer ${options.token}` }),
        ...(type === undefined ? {} : { 'content-type': type }),
      },
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.text();
    const answer = {
      status: response.status,
      headers: response.headers,
      body: text === '' ? undefined : JSON.parse(text),
    };
    contract?.checkAnswer(method, path, answer.status, answer.body);
    return answer;
  }

  async function control(method: string, path: string, body?: unknown): Promise<ApiAnswer> {
    const response = await fetch(`${sandbox.url}/_sandbox${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
  }

  /** Installs an app through the control plane and gives the authorization code. */
  async function authorize(app: App, portalId: number, userId: string, optionalScope = ''): Promise<string> {
    const scope = app.requiredScopes.join(' ');
    const answer = await control('POST', '/oauth/install', {
      portalId,
      userId,
      clientId: app.clientId,
      redirectUri: REDIRECT_URL,
      scope,
      ...(optionalScope === '' ? {} : { optionalScope }),
    });
    return new URL(answer.body.location).searchParams.get('code') ?? '';
  }

  async function connect(app: App, portalId: number, userId: string, optionalScope = '') {
    const code = await authorize(app, portalId, userId, optionalScope);
    const form = { grant_type: 'authorization_code', redirect_uri: REDIRECT_URL, code, ...credentialsOf(app) };
    const { body } = await call('POST', '/oauth/2026-03/token', { form });
    return { accessToken: String(body.access_token), refreshToken: String(body.refresh_token) };
  }

  return {
    url: sandbox.url,
    stop: sandbox.stop,
    call,
    control,
    authorize,
    connect,
    reset: () => control('POST', '/reset'),
    connectPartner: (optionalScope = '') => connect(PARTNER_APP, PARTNER_PORTAL, OPERATIONS_LEAD, optionalScope),
    connectHarbour: (optionalScope = '') => connect(CLIENT_APP, HARBOUR_BAKERY, HARBOUR_SUPER_ADMIN, optionalScope),
  };
}

export type TestSandbox = Awaited<ReturnType<typeof startTestSandbox>>;

export function credentialsOf(app: App) {
  return { client_id: app.clientId, client_secret: app.clientSecret };
}

function bodyOf(options: CallOptions): { body?: string; type?: string } {
  if (options.form)
    return { body: String(new URLSearchParams(options.form)), type: 'application/x-www-form-urlencoded' };
  if (options.json !== undefined) return { body: JSON.stringify(options.json), type: 'application/json' };
  return {};
}

/** The contract file that covers a path; the property lists are in none. */
function contractOf(path: string): Contract | undefined {
  if (path.startsWith('/oauth/2026-03/')) return CONTRACTS.oauth;
  if (path.startsWith('/settings/users/')) return CONTRACTS.users;
  if (path.startsWith('/account-info/2026-03/activity')) return CONTRACTS.activity;
  if (path.startsWith('/account-info/')) return CONTRACTS.account;
  if (path.startsWith('/crm/objects/2026-03/partner_clients')) return CONTRACTS.clients;
  if (path.startsWith('/crm/objects/2026-03/partner_services')) return CONTRACTS.services;
  if (path.startsWith('/crm/objects/2026-03/users')) return CONTRACTS.crmUsers;
  if (path.startsWith('/crm/owners/')) return CONTRACTS.owners;
  if (/^\/crm\/objects\/2026-03\/(contacts|companies|deals|tickets)\//.test(path)) return CONTRACTS.anyObject;
  return path.startsWith('/appinstalls/') ? CONTRACTS.uninstalls : undefined;
}
