import { describe, expect, it } from 'vitest';
import { invitationIn, invite } from '../support/journey.ts';
import { deliver, eventsOf, holdWebhooks } from '../support/journey-webhooks.ts';
import { journeyWorld } from '../support/journey-world.ts';
import { sweepUntil } from '../support/world-time.ts';

const world = journeyWorld();
const MINUTE = 60_000;

/** An event of HubSpot about a partner client that does not exist. */
function event(differs: Record<string, unknown> = {}) {
  return {
    eventId: 7,
    subscriptionId: 5002,
    portalId: 1000001,
    appId: 3000001,
    occurredAt: 1_790_000_000_000,
    subscriptionType: 'object.propertyChange',
    attemptNumber: 0,
    objectId: 424242,
    propertyName: 'invitation_status',
    propertyValue: 'INVITED',
    ...differs,
  };
}

/** What the product recorded of events, in the order of their object ids. */
async function recorded() {
  const items = (await world.items()).filter((item) => item['entity'] === 'received-event');
  return items
    .map((item) => ({ objectId: item['objectId'], verdict: item['verdict'] }))
    .toSorted((a, b) => String(a.objectId).localeCompare(String(b.objectId)));
}

describe('a delivery that is refused', () => {
  it.each([
    ['a wrong signature', { secret: 'another-secret' }, 401, 'signature-wrong', /signature does not fit/],
    ['no signature', { headers: { 'x-hubspot-signature-v3': undefined } }, 401, 'signature-missing', /Signature-v3/],
    ['no time', { headers: { 'x-hubspot-request-timestamp': undefined } }, 401, 'timestamp-missing', /13 digits/],
    ['a stale time', { at: Date.now() - 10 * MINUTE }, 401, 'timestamp-stale', /older than five minutes/],
    ['a future time', { at: Date.now() + 10 * MINUTE }, 401, 'timestamp-future', /ahead of our clock/],
  ])('%s: says so and records nothing', async (_what, fault, status, error, detail) => {
    const answer = await deliver(world, JSON.stringify([event()]), fault);
    expect(answer).toEqual({ status, body: { error, detail: expect.stringMatching(detail) } });
    expect(await world.idle(0)).toBe(true);
    expect(await recorded()).toEqual([]);
  });

  it.each([
    ['no JSON', '{"a":', 400, 'malformed'],
    ['no list', JSON.stringify(event()), 400, 'malformed'],
    ['an empty list', '[]', 400, 'malformed'],
    ['more than 100 events', JSON.stringify(Array.from({ length: 101 }, () => event())), 400, 'malformed'],
    ['more than 512 KB', JSON.stringify([event({ propertyValue: 'x'.repeat(512 * 1024) })]), 413, 'too-large'],
  ])('%s, though well signed: says so and records nothing', async (_what, body, status, error) => {
    const answer = await deliver(world, body);
    expect(answer).toEqual({ status, body: { error, detail: expect.any(String) } });
    expect(await world.idle(0)).toBe(true);
    expect(await recorded()).toEqual([]);
  });
});

describe('an event that nothing is done with', () => {
  it('of an unknown type is accepted, recorded and ignored', async () => {
    const answer = await deliver(world, JSON.stringify([event({ subscriptionType: 'contact.creation' })]));
    expect(answer).toEqual({ status: 200, body: { accepted: 1 } });
    await expect.poll(recorded).toEqual([{ objectId: '424242', verdict: 'ignored-type' }]);
    expect(await world.mails()).toEqual([]);
  });

  it('of another portal that has the app is told apart', async () => {
    const journey = await invite(world);
    await invitationIn(world, journey, 'awaiting-approval');
    await deliver(world, JSON.stringify([event({ portalId: 2000002, objectId: Number(journey.recordId) })]));
    await expect
      .poll(async () => (await recorded()).filter(({ verdict }) => verdict === 'other-portal'))
      .toEqual([{ objectId: journey.recordId, verdict: 'other-portal' }]);
    const runs = (await world.items()).filter((item) => item['entity'] === 'run');
    expect(runs).toHaveLength(1);
  });

  it('of a record that HubSpot does not know leaves no client', async () => {
    await deliver(world, JSON.stringify([event()]));
    await expect.poll(recorded).toEqual([{ objectId: '424242', verdict: 'handled' }]);
    const clients = (await world.items()).filter((item) => item['entity'] === 'client');
    expect(clients.map((client) => client['clientId'])).not.toContain('c-424242');
  });
});

describe('a batch with one bad event', () => {
  it('neither loses nor repeats the others', async () => {
    await holdWebhooks(world);
    const journey = await invite(world);
    const good = await eventsOf(world, 2);
    const answer = await deliver(world, JSON.stringify([{ nonsense: true }, ...good, 'not even an object']));
    expect(answer).toEqual({ status: 200, body: { accepted: 4 } });
    await invitationIn(world, journey, 'awaiting-approval');
    await expect
      .poll(async () => (await recorded()).map(({ verdict }) => verdict).toSorted())
      .toEqual(['handled', 'handled', 'unreadable', 'unreadable']);
    await expect.poll(async () => (await world.mails()).length).toBe(1);
    const runs = (await world.items()).filter((item) => item['entity'] === 'run');
    expect(runs).toHaveLength(1);
  });
});

describe('without any webhook', () => {
  it('the poll finds the invitation, once', async () => {
    await holdWebhooks(world);
    const journey = await invite(world);
    await sweepUntil(world, 'The invitation', async () =>
      (await world.items()).some((item) => item['entity'] === 'invitation' && item['recordId'] === journey.recordId),
    );
    await invitationIn(world, journey, 'awaiting-approval');
    await world.api('POST', '/sweeps');
    await expect.poll(() => world.idle(0)).toBe(true);
    expect(await world.mails()).toHaveLength(1);
  });
});
