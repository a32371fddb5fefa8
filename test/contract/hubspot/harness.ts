import { startSandbox } from '../../../infra/local/sandbox/sandbox.ts';
import { matchCall } from '../../../shared/adapters/hubspot/match-call.ts';
import { authorizeUrl, createOAuthServer } from '../../../shared/adapters/hubspot/oauth-server.ts';
import { createPartnerRecords } from '../../../shared/adapters/hubspot/partner-records.ts';
import { createPortalAccounts } from '../../../shared/adapters/hubspot/portal-accounts.ts';
import { createPortalActivity } from '../../../shared/adapters/hubspot/portal-activity.ts';
import { createPortalUsers } from '../../../shared/adapters/hubspot/portal-users.ts';
import { createTransport, type TransportOptions } from '../../../shared/adapters/hubspot/transport.ts';
import type { AppSettings } from '../../../shared/domain/settings.ts';
import { loadContract } from '../../support/openapi.ts';

export const REDIRECT_URL = 'https://steward.example.com/oauth/callback';
export const PARTNER_PORTAL = 1000001;
export const OPERATIONS_LEAD = '7000001';
export const DELIVERY_MANAGER = '7000002';
/** Harbour Bakery: a client portal with permission sets and teams, and no partner client yet. */
export const CLIENT_PORTAL = 2000001;
export const CLIENT_SUPER_ADMIN = '8000101';

export const APPS: Record<'partner' | 'client', AppSettings> = {
  partner: {
    appId: 101,
    clientId: 'partner-client-id',
    scopes: ['oauth', 'crm.objects.partner-clients.read', 'crm.objects.partner-services.read', 'settings.users.read'],
    optionalScopes: ['crm.objects.owners.read'],
  },
  client: {
    appId: 102,
    clientId: 'client-client-id',
    scopes: ['oauth', 'settings.users.read', 'settings.users.write', 'settings.users.teams.read'],
    optionalScopes: [
      'account-info.security.read',
      'crm.objects.owners.read',
      'crm.objects.contacts.read',
      'crm.objects.companies.read',
    ],
  },
};
export const SECRETS = { partner: 'partner-client-secret', client: 'client-client-secret' };

export const RECORDS = {
  clientProperties: {
    name: 'name',
    status: 'invitation_status',
    portalId: 'client_hub_id',
    tier: 'hub_tier',
    contactEmail: 'primary_contact_email',
    contactName: 'primary_contact_name',
  },
  serviceProperties: { name: 'service_name', type: 'service_type' },
  statusValues: { invited: ['INVITED'], accepted: ['ACTIVE'], declined: ['DECLINED'], withdrawn: ['WITHDRAWN'] },
  acceptanceUrl: 'https://app.hubspot.com/partner/{portalId}/clients/{recordId}',
};

/** One API call as the sandbox saw it. */
export interface SeenCall {
  readonly method: string;
  readonly path: string;
  readonly query: Record<string, string[]>;
  readonly status: number;
  readonly requestBody: unknown;
  readonly responseBody: unknown;
  readonly fault: string | undefined;
}

/** The contract file of each path; the copies have none for the property lists, nor for the search of the client's own objects. */
const CONTRACTS = [
  ['/oauth/2026-03/', loadContract('oauth')],
  ['/settings/users/2026-03', loadContract('user-provisioning')],
  ['/crm/objects/2026-03/partner_clients', loadContract('partner-clients')],
  ['/crm/objects/2026-03/partner_services', loadContract('partner-services')],
  ['/appinstalls/2026-03/', loadContract('app-uninstalls')],
  ['/account-info/2026-03/activity/', loadContract('audit-logs')],
  ['/account-info/2026-03/details', loadContract('account-info')],
  ['/crm/owners/2026-03', loadContract('owners')],
  ['/webhooks-journal/', loadContract('webhooks-journal')],
] as const;
const WITHOUT_CONTRACT =
  /^\/crm\/(properties\/2026-03\/|objects\/2026-03\/(contacts|companies|deals|tickets)\/search$)/;

/** A clock that only `sleep` moves, so that waiting takes no time. */
export function fakeTime() {
  let now = Date.now();
  const slept: number[] = [];
  return {
    slept,
    clock: { now: () => new Date(now) },
    sleep: async (milliseconds: number) => {
      slept.push(milliseconds);
      now += milliseconds;
    },
  };
}

/** Starts a sandbox, with the product's adapters in front of it and the control plane beside it. */
export async function startHubSpot() {
  const registered = (app: 'partner' | 'client') => {
    const { scopes: requiredScopes, ...rest } = APPS[app];
    return { ...rest, clientSecret: SECRETS[app], requiredScopes, redirectUrls: [REDIRECT_URL] };
  };
  const sandbox = await startSandbox({
    apps: { partner: registered('partner'), client: registered('client') },
    webhookTargetUrl: undefined,
  });

  async function control(method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await fetch(`${sandbox.url}/_sandbox${path}`, { method, ...sent });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`The sandbox refused ${method} ${path}: ${text}`);
    return text === '' ? {} : JSON.parse(text);
  }

  async function seen(): Promise<SeenCall[]> {
    return (await control('GET', '/requests'))['requests'] as SeenCall[];
  }

  /** Installs an app as the consent page would, and gives the code of the redirect. */
  async function consent(app: 'partner' | 'client', portalId: number, userId: string): Promise<string> {
    const link = new URL(
      authorizeUrl({ appBaseUrl: sandbox.url, app: APPS[app], redirectUrl: REDIRECT_URL, state: 'state-1' }),
    );
    const body = new URLSearchParams([
      ...link.searchParams,
      ['portalId', String(portalId)],
      ['userId', userId],
      ['decision', 'allow'],
    ]);
    const answer = await fetch(`${sandbox.url}${link.pathname}`, { method: 'POST', body, redirect: 'manual' });
    return new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? '';
  }

  const time = fakeTime();

  function transport(options: Partial<TransportOptions> = {}) {
    const { clock, sleep } = time;
    return createTransport({ baseUrl: sandbox.url, callsPerTenSeconds: 1_000, clock, sleep, ...options });
  }

  function oauthServer(options: Partial<TransportOptions> = {}) {
    const secrets = async (app: 'partner' | 'client') => SECRETS[app];
    return createOAuthServer({ transport: transport(options), apps: APPS, secrets, redirectUrl: REDIRECT_URL });
  }

  /** Users of a client portal, freshly connected. */
  async function portalUsers(options: Partial<TransportOptions> = {}) {
    const issued = await oauthServer().exchange('client', await consent('client', CLIENT_PORTAL, CLIENT_SUPER_ADMIN));
    const users = createPortalUsers({ transport: transport(options), tokens: async () => issued.accessToken });
    return { users, issued };
  }

  /** What audits read of a portal, with a token of it. */
  function portalActivity(token: string, options: Partial<TransportOptions> = {}) {
    return createPortalActivity({ transport: transport(options), tokens: async () => token });
  }

  /** What an account tells of itself, with a token of it. */
  function portalAccounts(token: string) {
    return createPortalAccounts({ transport: transport({}), tokens: async () => token });
  }

  /** What the poll reads of the partner portal beside its records, freshly connected. */
  async function partnerActivity() {
    const issued = await oauthServer().exchange('partner', await consent('partner', PARTNER_PORTAL, OPERATIONS_LEAD));
    return portalActivity(issued.accessToken);
  }

  /** The partner's records, freshly connected. */
  async function partnerRecords(options: Partial<TransportOptions> = {}) {
    const issued = await oauthServer().exchange('partner', await consent('partner', PARTNER_PORTAL, OPERATIONS_LEAD));
    const tokens = async () => issued.accessToken;
    return createPartnerRecords({ transport: transport(options), tokens, portalId: PARTNER_PORTAL, records: RECORDS });
  }

  return {
    url: sandbox.url,
    stop: sandbox.stop,
    slept: time.slept,
    control,
    seen,
    consent,
    transport,
    oauthServer,
    portalUsers,
    portalActivity,
    portalAccounts,
    partnerActivity,
    partnerRecords,
    fault: (fault: unknown) => control('POST', '/faults', fault),
    /** Starts over: world, faults, log. */
    async reset() {
      time.slept.length = 0;
      await control('POST', '/reset');
    },
  };
}

export type TestHubSpot = Awaited<ReturnType<typeof startHubSpot>>;

/**
 * Holds each call that the sandbox saw against HubSpot's contract, request and answer, and against the list of calls. A fault switch may
 * leave an answer out.
 */
export function checkCalls(calls: readonly SeenCall[]): void {
  for (const call of calls) {
    if (matchCall(call.method, call.path) === undefined) throw new Error(`Not listed: ${call.method} ${call.path}`);
    if (WITHOUT_CONTRACT.test(call.path)) continue;
    const contract = CONTRACTS.find(([prefix]) => call.path.startsWith(prefix))?.[1];
    if (contract === undefined) throw new Error(`No contract for ${call.path}`);
    contract.checkRequest(call.method, call.path, call.query, call.requestBody);
    if (call.fault === 'timeout') continue;
    contract.checkAnswer(call.method, call.path, call.status, call.responseBody);
  }
}
