import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { HUBSPOT_CALLS_PAGE, hubspotCallsPage } from '../../../infra/docs/hubspot-calls.ts';
import { CALLS, type CallName } from '../../../shared/adapters/hubspot/calls.ts';
import type { HubSpotCall } from '../../../shared/adapters/hubspot/hubspot-call.ts';
import { matchCall } from '../../../shared/adapters/hubspot/match-call.ts';
import { checkCalls } from './harness.ts';

const FILES = [
  'account-info',
  'oauth',
  'user-provisioning',
  'partner-clients',
  'partner-services',
  'app-uninstalls',
  'audit-logs',
  'owners',
  'webhooks-journal',
];

interface Operation {
  readonly security?: readonly { readonly oauth2?: readonly string[] }[];
}

/** HubSpot's operation of a call. Names of path parameters are the caller's business. */
function operationOf(call: HubSpotCall): Operation | undefined {
  const nameless = (path: string) => path.replace(/\{[^}]+\}/g, '{}');
  for (const file of FILES) {
    const document = JSON.parse(readFileSync(new URL(`../openapi/${file}.json`, import.meta.url), 'utf8'));
    for (const [path, operations] of Object.entries<Record<string, Operation>>(document.paths)) {
      const found = operations[call.method.toLowerCase()];
      if (found && matches(nameless(path), nameless(call.path))) return found;
    }
  }
  return undefined;
}

/** A parameter of HubSpot’s path may stand for a fixed segment of ours (`associations/{toObjectType}`). */
function matches(theirs: string, ours: string): boolean {
  const [left, right] = [theirs.split('/'), ours.split('/')];
  return left.length === right.length && left.every((part, index) => part === right[index] || part === '{}');
}

/** HubSpot's own files have no property lists; those of contacts, companies, deals and tickets are not among the copies. */
const UNDOCUMENTED: readonly CallName[] = [
  'listPartnerClientProperties',
  'listPartnerServiceProperties',
  'countContacts',
  'countCompanies',
  'countDeals',
  'countTickets',
];
const named = Object.entries(CALLS) as [CallName, HubSpotCall][];

test('docs/hubspot-calls.md is what the list gives (else: node infra/docs/hubspot-calls.ts)', () => {
  expect(readFileSync(HUBSPOT_CALLS_PAGE, 'utf8')).toBe(hubspotCallsPage());
});

test.each(named.filter(([name]) => !UNDOCUMENTED.includes(name)))(
  '%s is an operation of HubSpot’s contract, with its scopes',
  (_name, call) => {
    const operation = operationOf(call);
    expect(operation).toBeDefined();
    const scopes = new Set(operation?.security?.flatMap((alternative) => alternative.oauth2 ?? []));
    expect(call.scopes.filter((scope) => !scopes.has(scope))).toEqual([]);
    expect(call.scopes.length > 0).toBe(operation?.security !== undefined);
  },
);

test('only dated paths are called: the others end in 2027', () => {
  expect(named.filter(([, call]) => !/\/20\d\d-\d\d(\/|$)/.test(call.path))).toEqual([]);
});

test('no call that creates is repeated on an unclear failure', () => {
  const repeatedPosts = named
    .filter(([, call]) => call.method === 'POST' && call.repeat === 'safe')
    .map(([name]) => name);
  const counts = ['countContacts', 'countCompanies', 'countDeals', 'countTickets'];
  expect(repeatedPosts).toEqual([
    'refreshTokens',
    'introspectToken',
    'revokeToken',
    'readPartnerServices',
    ...counts,
    'appToken',
  ]);
});

test('a path is matched with its parameters, and a fixed segment wins over a parameter', () => {
  expect(matchCall('GET', '/settings/users/2026-03/roles')).toEqual({ call: 'listPermissionSets', params: {} });
  expect(matchCall('GET', '/settings/users/2026-03/a%40example.com')).toEqual({
    call: 'readUser',
    params: { userId: 'a@example.com' },
  });
  expect(matchCall('GET', '/settings/v3/users/')).toBeUndefined();
  expect(matchCall('PATCH', '/settings/users/2026-03/1')).toBeUndefined();
});

test('the check that all contract tests end with reports a call that is not listed, and one that is not as the contract says', () => {
  const seen = {
    method: 'GET',
    query: {},
    status: 200,
    requestBody: undefined,
    responseBody: { results: [] },
    fault: undefined,
  };

  expect(() => checkCalls([{ ...seen, path: '/settings/users/2026-03' }])).not.toThrow();
  expect(() => checkCalls([{ ...seen, path: '/crm/objects/2026-03/contacts' }])).toThrow('Not listed');
  expect(() => checkCalls([{ ...seen, path: '/settings/users/2026-03', query: { page: ['2'] } }])).toThrow('page');
});
