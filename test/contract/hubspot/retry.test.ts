import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { listen } from '../../../infra/local/listen.ts';
import { waitBefore } from '../../../shared/adapters/hubspot/retry.ts';
import { createTransport } from '../../../shared/adapters/hubspot/transport.ts';
import { fakeTime } from './harness.ts';

/** A server that refuses everything in one way, until it has refused so often. */
async function refusing(times: number, status: number, headers: Record<string, string> = {}) {
  let seen = 0;
  const server = createServer((_request, response) => {
    seen += 1;
    if (seen > times) response.writeHead(200).end('{}');
    else response.writeHead(status, headers).end('{"message":"not now"}');
  });
  const { url, close } = await listen(server, 0);
  return { url, close, seen: () => seen };
}

test.each([
  [423, {}, 2_000],
  [477, { 'retry-after': '3' }, 3_000],
])('%d says that nothing was done: a create is sent again after the wait', async (status, headers, waited) => {
  const server = await refusing(1, status, headers);
  const time = fakeTime();
  const transport = createTransport({ baseUrl: server.url, callsPerTenSeconds: 10, random: () => 0, ...time });

  await transport.send({ call: 'createUser', body: {}, reads: z.unknown() });

  expect(server.seen()).toBe(2);
  expect(time.slept).toEqual([waited]);
  await server.close();
});

test.each([400, 401, 403, 404, 409])('%d is an answer, and is not argued with', async (status) => {
  const server = await refusing(9, status);
  const transport = createTransport({ baseUrl: server.url, callsPerTenSeconds: 10, ...fakeTime() });

  await expect(transport.send({ call: 'listTeams', reads: z.unknown() })).rejects.toMatchObject({ status });

  expect(server.seen()).toBe(1);
  await server.close();
});

test('all tries together stay below twenty seconds of waiting', async () => {
  const server = await refusing(9, 429, { 'retry-after': '9' });
  const time = fakeTime();
  const transport = createTransport({ baseUrl: server.url, callsPerTenSeconds: 10, random: () => 0, ...time });

  await expect(transport.send({ call: 'listTeams', reads: z.unknown() })).rejects.toMatchObject({ status: 429 });

  expect(time.slept).toEqual([9_000, 9_000]);
  await server.close();
});

test('a host that is not there is an error without an answer', async () => {
  const { url, close } = await refusing(0, 500);
  await close();
  const transport = createTransport({ baseUrl: url, callsPerTenSeconds: 10, ...fakeTime() });

  await expect(transport.send({ call: 'listTeams', reads: z.unknown() })).rejects.toMatchObject({
    status: 0,
    message: 'HubSpot could not be reached, or broke off: GET /settings/users/2026-03/teams.',
  });
});

const NOW = Date.parse('2026-11-24T12:00:00Z');

test.each([
  ['seconds', '4', 4_000],
  ['a date', 'Tue, 24 Nov 2026 12:00:05 GMT', 5_000],
  ['a date that is over', 'Tue, 24 Nov 2026 11:00:00 GMT', 0],
  ['something else', 'soon', 1_000],
  ['nothing', undefined, 1_000],
])('Retry-After as %s', (_form, retryAfter, expected) => {
  expect(waitBefore(1, { status: 429, retryAfter }, NOW, () => 0)).toBe(expected);
});
