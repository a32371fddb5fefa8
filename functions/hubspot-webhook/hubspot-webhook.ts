import { checkSignature, type SignatureVerdict } from '../../shared/domain/hubspot-signature.ts';
import type { EventQueue, SigningSecret } from '../../shared/ports/event-queue.ts';
import { deliverySchema } from './schema.ts';

/** A delivery as it came in. */
export interface Delivery {
  /** The body's text, unparsed; undefined when it was larger than allowed. */
  readonly body: string | undefined;
  readonly signature: string | undefined;
  readonly timestamp: string | undefined;
  readonly correlationId: string;
}

/** What becomes of a delivery. */
export type DeliveryVerdict =
  | { readonly verdict: 'accepted'; readonly events: number }
  | { readonly verdict: Exclude<SignatureVerdict, 'valid'> | 'too-large' | 'malformed'; readonly detail: string };

/** What receiving needs. */
export interface HubSpotWebhookDependencies {
  readonly signingSecret: SigningSecret;
  readonly eventQueue: EventQueue;
  readonly clock: { now(): Date };
  /** The URL that HubSpot was given as target. */
  readonly targetUrl: string;
}

/** HubSpot puts at most 100 events, of well under 2 KB each, into a delivery. */
export const LARGEST_BODY = 512 * 1024;

const WORDS: Record<Exclude<SignatureVerdict, 'valid'>, string> = {
  'signature-missing': 'The header X-HubSpot-Signature-v3 is missing.',
  'timestamp-missing': 'The header X-HubSpot-Request-Timestamp must be 13 digits: milliseconds since 1970.',
  'timestamp-stale': 'The request is older than five minutes.',
  'timestamp-future': 'The request is more than five minutes ahead of our clock.',
  'signature-wrong': 'The signature does not fit the request.',
};

/**
 * Takes a delivery of HubSpot.
 * 1. Nothing is parsed before its signature holds, over the raw body.
 * 2. It has to be a list of 1 to 100 events; what each event is, the consumer judges one by one.
 * 3. Every event is queued, or HubSpot is told to come again.
 */
export function createHubSpotWebhook({ signingSecret, eventQueue, clock, targetUrl }: HubSpotWebhookDependencies) {
  return async (delivery: Delivery): Promise<DeliveryVerdict> => {
    const { body } = delivery;
    if (body === undefined) return { verdict: 'too-large', detail: `The body may have ${LARGEST_BODY} bytes at most.` };
    // 1. Signature.
    const request = { ...delivery, body, method: 'POST', url: targetUrl };
    const verdict = checkSignature(await signingSecret(), request, clock.now());
    if (verdict !== 'valid') return { verdict, detail: WORDS[verdict] };
    // 2. Shape.
    const parsed = deliverySchema.safeParse(jsonOf(body));
    if (!parsed.success)
      return { verdict: 'malformed', detail: 'The body must be a JSON array of 1 to 100 event objects.' };
    // 3. Queue.
    await eventQueue(parsed.data, delivery.correlationId);
    return { verdict: 'accepted', events: parsed.data.length };
  };
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
