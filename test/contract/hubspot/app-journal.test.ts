import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createAppJournal } from '../../../shared/adapters/hubspot/app-journal.ts';
import { APPS, CLIENT_PORTAL, CLIENT_SUPER_ADMIN, checkCalls, startHubSpot, type TestHubSpot } from './harness.ts';

let hubspot: TestHubSpot;
beforeAll(async () => {
  hubspot = await startHubSpot();
});
beforeEach(() => hubspot.reset());
afterEach(async () => checkCalls(await hubspot.seen()));
afterAll(() => hubspot.stop());

function journal(options: { plainHttp?: boolean; fetch?: typeof fetch } = {}) {
  const appToken = (scopes: readonly string[]) => hubspot.oauthServer().appToken('client', scopes);
  return createAppJournal({ transport: hubspot.transport(), appToken, plainHttp: true, ...options });
}

async function installAndUninstall(): Promise<void> {
  const code = await hubspot.consent('client', CLIENT_PORTAL, CLIENT_SUPER_ADMIN);
  await hubspot.oauthServer().exchange('client', code);
  await hubspot.control('DELETE', `/portals/${CLIENT_PORTAL}/installs/${APPS.client.appId}`);
}

test('subscribes once, with a token of the app itself', async () => {
  expect(await journal().subscribe()).toBe('made');
  expect(await journal().subscribe()).toBe('there');
});

test('tells which portal uninstalled the app, and reads on from where it was', async () => {
  await journal().subscribe();
  expect(await journal().after(undefined)).toEqual({ events: [], offset: undefined, more: false });
  const before = Date.now();
  await installAndUninstall();
  const first = await journal().after(undefined);
  expect(first.events).toMatchObject([{ kind: 'uninstalled', portalId: CLIENT_PORTAL }]);
  expect(Date.parse(first.events[0]?.at ?? '')).toBeGreaterThanOrEqual(before);
  expect(await journal().after(first.offset)).toEqual({ events: [], offset: first.offset, more: false });
  await installAndUninstall();
  expect((await journal().after(first.offset)).events).toHaveLength(1);
});

test('an answer without a body is the end of the journal, and no fault', async () => {
  const transport = {
    send: async ({ reads }: { reads: { parse(value: unknown): unknown } }) => reads.parse(undefined),
  };
  const empty = createAppJournal({ transport: transport as never, appToken: async () => 'token', plainHttp: true });
  expect(await empty.after('here')).toEqual({ events: [], offset: 'here', more: false });
});

test('an offset that HubSpot has forgotten is an error of its own', async () => {
  await journal().subscribe();
  await expect(journal().after('00000000-0000-4000-8000-000000000000')).rejects.toMatchObject({ status: 404 });
});

test('a page is fetched without the token, from https only, and its address is in no message', async () => {
  await journal().subscribe();
  await installAndUninstall();
  const sent: (HeadersInit | undefined)[] = [];
  const spying: typeof fetch = async (input, init) => {
    sent.push(init?.headers);
    return fetch(input, init);
  };
  await journal({ fetch: spying }).after(undefined);
  expect(sent).toEqual([undefined]);
  await expect(journal({ plainHttp: false }).after(undefined)).rejects.toThrow('no https address');
  const broken: typeof fetch = async (input) => Promise.reject(new Error(`no route to ${input}`));
  await expect(journal({ fetch: broken }).after(undefined)).rejects.toThrow(
    /^A page of the journal could not be reached\.$/,
  );
  const odd: typeof fetch = async () => new Response('{"journalEvents": 1}');
  await expect(journal({ fetch: odd }).after(undefined)).rejects.toThrow('another form');
});
