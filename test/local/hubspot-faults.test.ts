import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import {
  accept,
  connect,
  decide,
  HARBOUR,
  invitationIn,
  invite,
  runEnded,
  untilConnected,
} from '../support/journey.ts';
import { usersOf } from '../support/journey-portal.ts';
import { journeyWorld } from '../support/journey-world.ts';

const world = journeyWorld();

const requestsSchema = z.object({
  requests: z.array(
    z.looseObject({
      method: z.string(),
      path: z.string(),
      status: z.int(),
      portalId: z.int().optional(),
      fault: z.string().optional(),
      requestBody: z.unknown().optional(),
    }),
  ),
});

/** Calls of HubSpot's API in the client's portal. */
async function requests() {
  const { requests: all } = requestsSchema.parse(await world.sandbox('GET', '/requests'));
  return all.filter((request) => request.portalId === HARBOUR.portalId);
}

/** Addresses of the users that the product asked HubSpot to create, a repeated one repeated. */
async function created(): Promise<string[]> {
  const posts = (await requests()).filter(
    ({ method, path }) => method === 'POST' && path === '/settings/users/2026-03',
  );
  return posts.map(({ requestBody }) => z.looseObject({ email: z.string() }).parse(requestBody).email).toSorted();
}

const faultsSchema = z.object({ faults: z.array(z.looseObject({ hits: z.int() })) });

async function hits(): Promise<number[]> {
  const { faults } = faultsSchema.parse(await world.sandbox('GET', '/faults'));
  return faults.map((fault) => fault.hits);
}

async function expectTeamOnce(): Promise<void> {
  const users = await usersOf(world, HARBOUR.portalId);
  for (const email of HARBOUR.team) expect(users.filter((user) => user === email)).toHaveLength(1);
}

describe('while access is set up, HubSpot', () => {
  it.each([
    ['answers 429 with Retry-After', { kind: 'rate-limited', retryAfterSeconds: 1 }, 2],
    ['answers 429 without Retry-After', { kind: 'rate-limited' }, 1],
    ['answers 500', { kind: 'server-error' }, 2],
    ['answers 503', { kind: 'server-error', status: 503 }, 3],
    ['does not answer', { kind: 'timeout', ms: 300 }, 1],
  ])('%s: it is tried again, and the access is read back', async (_what, fault, times) => {
    const journey = await invite(world);
    await decide(world, journey);
    await accept(world, journey);
    await invitationIn(world, journey, 'awaiting-connection');
    // Reads of the client's portal; the person at the consent screen is not concerned.
    const match = { method: 'GET', path: '^/settings/users/2026-03/(roles|teams)', portalId: HARBOUR.portalId };
    await world.sandbox('POST', '/faults', { ...fault, match, times });
    await connect(world, journey);
    await runEnded(world, journey, 'provisioned');
    expect(await hits()).toEqual([times]);
    await expectTeamOnce();
    expect(await created()).toEqual(HARBOUR.team);
  });

  it.each([
    ['429', { kind: 'rate-limited', retryAfterSeconds: 1 }],
    ['500 without doing it', { kind: 'server-error' }],
  ])(
    'answers a create with %s: it is read back, and asked for again only where it is missing',
    async (_what, fault) => {
      const match = { method: 'POST', path: '^/settings/users/2026-03$', portalId: HARBOUR.portalId };
      await world.sandbox('POST', '/faults', { ...fault, match, times: 1 });
      const journey = await untilConnected(world);
      await runEnded(world, journey, 'provisioned');
      expect(await hits()).toEqual([1]);
      await expectTeamOnce();
      const posts = await created();
      expect(posts).toHaveLength(HARBOUR.team.length + 1);
    },
  );

  it('does a create and its answer is lost: exactly one user, asked for once', async () => {
    const match = { method: 'POST', path: '^/settings/users/2026-03$', portalId: HARBOUR.portalId };
    await world.sandbox('POST', '/faults', { kind: 'answer-lost', match, times: 2 });
    const journey = await untilConnected(world);
    await runEnded(world, journey, 'provisioned');
    expect(await hits()).toEqual([2]);
    await expectTeamOnce();
    expect(await created()).toEqual(HARBOUR.team);
  });
});

describe('while an event is dealt with', () => {
  it.each([
    ['429', { kind: 'rate-limited', retryAfterSeconds: 1 }],
    ['502', { kind: 'server-error', status: 502 }],
  ])('HubSpot answers %s: the record is read again, and there is one run', async (_what, fault) => {
    const match = { method: 'GET', path: '^/crm/objects/2026-03/partner_clients/', portalId: 1000001 };
    await world.sandbox('POST', '/faults', { ...fault, match, times: 2 });
    const journey = await invite(world);
    await invitationIn(world, journey, 'awaiting-approval');
    expect(await hits()).toEqual([2]);
    const runs = (await world.items()).filter((item) => item['entity'] === 'run');
    expect(runs).toHaveLength(1);
  });
});
