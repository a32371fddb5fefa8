import * as z from 'zod';
import { eventually } from '../../infra/local/eventually.ts';
import { signRequest } from '../../shared/domain/hubspot-signature.ts';
import type { World } from './world.ts';

/** What a delivery differs in from a good one. */
export interface DeliveryFault {
  readonly secret?: string;
  /** Milliseconds since 1970; now when absent. */
  readonly at?: number;
  /** Headers that are put over the good ones; undefined takes one away. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

/** The answer to a delivery. */
export interface DeliveryAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** Delivers a body to the product's webhook, signed as HubSpot signs. */
export async function deliver(world: World, body: string, fault: DeliveryFault = {}): Promise<DeliveryAnswer> {
  const { webhook: url, hubspotClientSecret } = world.addresses;
  const timestamp = String(fault.at ?? Date.now());
  const signature = signRequest(fault.secret ?? hubspotClientSecret, { method: 'POST', url, body }, timestamp);
  const headers = {
    'content-type': 'application/json',
    'x-hubspot-request-timestamp': timestamp,
    'x-hubspot-signature-v3': signature,
    ...fault.headers,
  };
  const given = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  const answer = await fetch(url, { method: 'POST', body, headers: [...given].map(([name, value]) => [name, value]) });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) };
}

const deliveriesSchema = z.object({
  deliveries: z.array(z.looseObject({ events: z.array(z.record(z.string(), z.unknown())) })),
});

/** Holds back what HubSpot would deliver from now on, so that a test can deliver it its own way. */
export async function holdWebhooks(world: World): Promise<void> {
  await world.sandbox('POST', '/webhooks', { enabled: false });
}

/** All events that HubSpot has for us, oldest first; waits until there are at least `count`. */
export function eventsOf(world: World, count: number): Promise<Record<string, unknown>[]> {
  return eventually(`${count} events`, async () => {
    const { deliveries } = deliveriesSchema.parse(await world.sandbox('GET', '/deliveries'));
    const events = deliveries.flatMap((delivery) => delivery.events);
    return events.length >= count && events;
  });
}

/** Deliveries that are under way at the same moment. */
const AT_ONCE = 5;

/** Delivers each event so often, one by one, in an order that follows from `seed`, several at a time. Returns every status. */
export async function deliverShuffled(
  world: World,
  events: readonly Record<string, unknown>[],
  { times, seed }: { readonly times: number; readonly seed: number },
): Promise<number[]> {
  const all = shuffled(
    events.flatMap((event) => Array.from({ length: times }, (_, attempt) => ({ ...event, attemptNumber: attempt }))),
    seed,
  );
  const statuses: number[] = [];
  for (let from = 0; from < all.length; from += AT_ONCE) {
    const batch = all.slice(from, from + AT_ONCE).map((event) => deliver(world, JSON.stringify([event])));
    statuses.push(...(await Promise.all(batch)).map((answer) => answer.status));
  }
  return statuses;
}

/** Fisher and Yates, with the generator of Park and Miller: the same order for the same seed. */
function shuffled<T>(values: readonly T[], seed: number): T[] {
  const result = [...values];
  let state = seed;
  for (let last = result.length - 1; last > 0; last -= 1) {
    state = (state * 48_271) % 2_147_483_647;
    const other = state % (last + 1);
    const [a, b] = [result[last], result[other]];
    if (a !== undefined && b !== undefined) [result[last], result[other]] = [b, a];
  }
  return result;
}
