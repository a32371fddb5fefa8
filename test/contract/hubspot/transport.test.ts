import { createServer } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import * as z from 'zod';
import { listen } from '../../../infra/local/listen.ts';
import { createTransport } from '../../../shared/adapters/hubspot/transport.ts';
import { CLIENT_PORTAL, checkCalls, fakeTime, startHubSpot, type TestHubSpot } from './harness.ts';

let hubspot: TestHubSpot;
beforeAll(async () => {
  hubspot = await startHubSpot();
});
beforeEach(() => hubspot.reset());
afterEach(async () => checkCalls(await hubspot.seen()));
afterAll(() => hubspot.stop());

const USERS = { path: '^/settings/users' };
const NEW_USER = { email: 'consultant-1@example.com', permissionSetId: undefined, secondaryTeamIds: [] };

/** What the sandbox saw of the users API: method and status. */
async function userCalls() {
  const calls = (await hubspot.seen()).filter((call) => call.path.startsWith('/settings/users'));
  return calls.map((call) => `${call.method} ${call.status}`);
}

test('429 with Retry-After: waits as long as HubSpot asks', async () => {
  const { users } = await hubspot.portalUsers({ random: () => 0 });
  await hubspot.fault({ kind: 'rate-limited', match: USERS, times: 1, retryAfterSeconds: 7 });

  await users.teams(CLIENT_PORTAL);

  expect(hubspot.slept).toEqual([7_000]);
  expect(await userCalls()).toEqual(['GET 429', 'GET 200']);
});

test.each([
  [0, 1_000],
  [0.5, 5_500],
])(
  '429 TEN_SECONDLY_ROLLING without Retry-After: waits for room in the window, jittered (%d)',
  async (drawn, waited) => {
    const { users } = await hubspot.portalUsers({ random: () => drawn });
    await hubspot.fault({ kind: 'rate-limited', match: USERS, times: 1 });

    await users.teams(CLIENT_PORTAL);

    expect(hubspot.slept).toEqual([waited]);
  },
);

test('a Retry-After beyond what a caller can wait for is not waited for', async () => {
  const { users } = await hubspot.portalUsers();
  await hubspot.fault({ kind: 'rate-limited', match: USERS, retryAfterSeconds: 60 });

  await expect(users.teams(CLIENT_PORTAL)).rejects.toMatchObject({ status: 429, policyName: 'TEN_SECONDLY_ROLLING' });
  expect(hubspot.slept).toEqual([]);
});

test('DAILY is never repeated', async () => {
  const { users } = await hubspot.portalUsers();
  await hubspot.fault({ kind: 'daily-limit', match: USERS });

  await expect(users.teams(CLIENT_PORTAL)).rejects.toMatchObject({ status: 429, policyName: 'DAILY' });
  expect(await userCalls()).toEqual(['GET 429']);
});

test('a refused create may be sent again: HubSpot has done nothing', async () => {
  const { users } = await hubspot.portalUsers();
  await hubspot.fault({ kind: 'rate-limited', match: USERS, times: 1, retryAfterSeconds: 1 });

  await users.create(CLIENT_PORTAL, NEW_USER);

  expect(await userCalls()).toEqual(['POST 429', 'POST 201']);
});

test.each([500, 502, 503, 504, 524])('%d on a read: tried again, with growing jittered waits', async (status) => {
  const { users } = await hubspot.portalUsers({ random: () => 0.5 });
  await hubspot.fault({ kind: 'server-error', status, match: USERS, times: 2 });

  await users.teams(CLIENT_PORTAL);

  expect(await userCalls()).toEqual([`GET ${status}`, `GET ${status}`, 'GET 200']);
  expect(hubspot.slept).toEqual([500, 1_000]);
});

test('a server that stays broken: four tries, then the error', async () => {
  const { users } = await hubspot.portalUsers();
  await hubspot.fault({ kind: 'server-error', status: 503, match: USERS });

  await expect(users.teams(CLIENT_PORTAL)).rejects.toMatchObject({
    name: 'HubSpotError',
    status: 503,
    message: 'HubSpot answered 503 to GET /settings/users/2026-03/teams (INTERNAL_ERROR).',
  });
  expect(await userCalls()).toHaveLength(4);
});

test('5xx on a create: not repeated, because HubSpot may have done it', async () => {
  const { users } = await hubspot.portalUsers();
  await hubspot.fault({ kind: 'server-error', match: USERS });

  await expect(users.create(CLIENT_PORTAL, NEW_USER)).rejects.toMatchObject({ status: 500 });
  expect(await userCalls()).toEqual(['POST 500']);
});

test('a create whose answer is lost is sent once; reading back finds what it did', async () => {
  const { users } = await hubspot.portalUsers();
  await hubspot.fault({ kind: 'answer-lost', match: { ...USERS, method: 'POST' } });

  await expect(users.create(CLIENT_PORTAL, NEW_USER)).rejects.toMatchObject({ status: 0 });

  expect(await userCalls()).toEqual(['POST 201']);
  expect(await users.findByEmail(CLIENT_PORTAL, NEW_USER.email)).toMatchObject({ email: NEW_USER.email });
});

test('an update and a removal whose answers are lost are sent again', async () => {
  const { users } = await hubspot.portalUsers();
  await users.create(CLIENT_PORTAL, NEW_USER);
  await hubspot.fault({ kind: 'answer-lost', match: { ...USERS, method: 'PUT' }, times: 1 });
  await hubspot.fault({ kind: 'answer-lost', match: { ...USERS, method: 'DELETE' }, times: 1 });

  await users.update(CLIENT_PORTAL, '7000011', { permissionSetId: undefined, secondaryTeamIds: [] });
  await users.remove(CLIENT_PORTAL, '7000011');

  expect(await userCalls()).toEqual(['POST 201', 'PUT 200', 'PUT 200', 'DELETE 204', 'DELETE 404']);
});

test('a read that hangs is given up and tried again', async () => {
  const { users } = await hubspot.portalUsers({ timeoutMs: 100 });
  await hubspot.fault({ kind: 'timeout', match: USERS, times: 1 });

  expect(await users.teams(CLIENT_PORTAL)).toHaveLength(3);
  expect(await userCalls()).toHaveLength(2);
});

test('a create that hangs is given up and not sent again', async () => {
  const { users } = await hubspot.portalUsers({ timeoutMs: 100 });
  await hubspot.fault({ kind: 'timeout', match: USERS });

  await expect(users.create(CLIENT_PORTAL, NEW_USER)).rejects.toMatchObject({
    status: 0,
    message: 'HubSpot did not answer within 100 ms: POST /settings/users/2026-03.',
  });
  expect(await userCalls()).toHaveLength(1);
});

test('a caller can end it, with the caller’s own reason', async () => {
  const transport = hubspot.transport();
  await hubspot.fault({ kind: 'timeout', match: USERS });
  const ending = new AbortController();

  const sending = transport.send({ call: 'listTeams', token: 'any', signal: ending.signal, reads: z.unknown() });
  ending.abort(new Error('the function is about to end'));

  await expect(sending).rejects.toThrow('the function is about to end');
});

/** A server that gives one answer to everything, and counts. */
async function serverAnswering(status: number, headers: Record<string, string>, body: string) {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    response.writeHead(status, headers).end(body);
  });
  return { ...(await listen(server, 0)), requests };
}

test('a redirect is not followed: the token stays on HubSpot’s host', async () => {
  const elsewhere = await serverAnswering(200, {}, '{}');
  const server = await serverAnswering(302, { location: elsewhere.url }, '');
  const transport = createTransport({ baseUrl: server.url, callsPerTenSeconds: 10, ...fakeTime() });

  const sending = transport.send({ call: 'listTeams', token: 'any', reads: z.unknown() });

  await expect(sending).rejects.toMatchObject({ status: 302 });
  expect(elsewhere.requests).toEqual([]);
  await Promise.all([server.close(), elsewhere.close()]);
});

test.each([
  ['a field of another type', '{"results":[{"id":7,"name":"secret-name"}]}', 'results.0.id'],
  ['no JSON', '<html>secret-name</html>', 'the answer'],
])('an answer that is not as expected names the place, not the content: %s', async (_case, body, place) => {
  const server = await serverAnswering(200, {}, body);
  const transport = createTransport({ baseUrl: server.url, callsPerTenSeconds: 10, ...fakeTime() });
  const reads = z.looseObject({ results: z.array(z.looseObject({ id: z.string(), name: z.string() })) });

  const failure = await transport.send({ call: 'listTeams', reads }).catch((error: unknown) => error);

  expect(failure).toMatchObject({ name: 'HubSpotError', category: 'UNEXPECTED_ANSWER' });
  expect(String(failure)).toContain(place);
  expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure))).not.toContain('secret-name');
  await server.close();
});

test('a path parameter cannot name another resource', async () => {
  const transport = hubspot.transport();

  for (const userId of ['', '.', '..']) {
    await expect(transport.send({ call: 'readUser', params: { userId }, reads: z.unknown() })).rejects.toThrow(
      TypeError,
    );
  }
  await expect(
    transport.send({ call: 'readUser', params: { userId: '../roles' }, reads: z.unknown() }),
  ).rejects.toMatchObject({
    status: 401,
  });
  expect((await hubspot.seen()).map((call) => call.path)).toEqual(['/settings/users/2026-03/..%2Froles']);
});

test('starts no more calls in ten seconds than it may', async () => {
  const time = fakeTime();
  const { users } = await hubspot.portalUsers({ callsPerTenSeconds: 3, ...time });

  await Promise.all(Array.from({ length: 4 }, () => users.teams(CLIENT_PORTAL)));
  await users.teams(CLIENT_PORTAL);

  expect(time.slept).toEqual([10_000]);
});
