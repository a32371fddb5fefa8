import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { ConfigurationError, readStageSettings } from '../../../infra/config.ts';
import { hubspotAppFiles } from '../../../infra/hubspot-app/generate.ts';
import { CALLS } from '../../../shared/adapters/hubspot/calls.ts';
import type { HubSpotCall } from '../../../shared/adapters/hubspot/hubspot-call.ts';

const EXAMPLE = fileURLToPath(new URL('../../../infra/hubspot-app/example/', import.meta.url));
const settings = readStageSettings(fileURLToPath(new URL('../../../infra/settings/example.json', import.meta.url)));
const PUBLIC_URL = 'https://access.agency.example';

/** A file of the projects; its shape is what the test is about. */
interface AppFile {
  readonly uid: string;
  readonly type: string;
  readonly config: {
    readonly distribution: string;
    readonly auth: Record<string, unknown>;
    readonly settings: Record<string, unknown>;
    readonly subscriptions: { readonly crmObjects: Record<string, unknown>[] };
  };
}

const file = (path: string) => hubspotAppFiles(settings, PUBLIC_URL)[path] as AppFile;

test('the example is what the example settings give (else: node infra/hubspot-app/generate.ts infra/settings/example.json)', () => {
  const files = readdirSync(EXAMPLE, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.json'));
  const read = files.map((path) => [path, JSON.parse(readFileSync(join(EXAMPLE, path), 'utf8'))]);

  expect(Object.fromEntries(read)).toEqual(hubspotAppFiles(settings, settings.publicUrl ?? ''));
});

test.each([
  ['partner-app', settings.hubspot.partnerApp],
  ['client-app', settings.hubspot.clientApp],
])('%s asks for the scopes of the settings, and sends browsers back to the product', (project, app) => {
  const { type, config } = file(`${project}/src/app/app-hsmeta.json`);

  expect(type).toBe('app');
  expect(config.distribution).toBe('private');
  expect(config.auth).toEqual({
    type: 'oauth',
    redirectUrls: [`${PUBLIC_URL}/oauth/callback`],
    requiredScopes: app.scopes,
    optionalScopes: app.optionalScopes,
    conditionallyRequiredScopes: [],
  });
});

test('webhooks go to the product, for new partner clients and for changes of the configured status property', () => {
  const { type, config } = file('partner-app/src/app/webhooks/webhooks-hsmeta.json');

  expect(type).toBe('webhooks');
  expect(config.settings).toEqual({ targetUrl: `${PUBLIC_URL}/webhooks/hubspot`, maxConcurrentRequests: 10 });
  expect(config.subscriptions.crmObjects).toEqual([
    { subscriptionType: 'object.creation', objectType: 'partner_client', active: true },
    {
      subscriptionType: 'object.propertyChange',
      objectType: 'partner_client',
      propertyName: settings.hubspot.partnerRecords.clientProperties.status,
      active: true,
    },
  ]);
});

test('client portals send no webhooks', () => {
  const paths = Object.keys(hubspotAppFiles(settings, PUBLIC_URL));

  expect(paths.filter((path) => path.includes('webhooks'))).toEqual([
    'partner-app/src/app/webhooks/webhooks-hsmeta.json',
  ]);
});

test('the uids differ, fit HubSpot’s rule, and differ between stages', () => {
  const uids = (stage: string) => {
    const files = Object.values(hubspotAppFiles({ ...settings, stage }, PUBLIC_URL)) as Partial<AppFile>[];
    return files.flatMap(({ uid }) => uid ?? []);
  };
  const all = [...uids('prod'), ...uids('a-stage-of-16-ch')];

  expect(new Set(all).size).toBe(6);
  expect(all.every((uid) => /^[A-Za-z0-9_.-]{1,64}$/.test(uid))).toBe(true);
});

test.each(['http://steward.example.com', 'https://steward.example.com/'])(
  'an address that HubSpot cannot call is refused: %s',
  (url) => {
    expect(() => hubspotAppFiles(settings, url)).toThrow(ConfigurationError);
  },
);

test.each(['partner', 'client'] as const)(
  'the %s app has the scopes of its required calls, and no scope that no call needs',
  (portal) => {
    const { scopes } = portal === 'partner' ? settings.hubspot.partnerApp : settings.hubspot.clientApp;
    const calls = Object.values<HubSpotCall>(CALLS).filter(
      (call) => call.portal === portal || call.portal === 'either',
    );
    const required = calls.filter((call) => call.need === 'required' && call.scopes.length > 0);

    const lacking = required.filter((call) => !call.scopes.some((scope) => scopes.includes(scope)));
    const idle = scopes.filter((scope) => !calls.some((call) => call.scopes.includes(scope)));

    expect(lacking).toEqual([]);
    expect(idle).toEqual([]);
  },
);
