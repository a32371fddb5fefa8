import { signRequest } from '../../shared/domain/hubspot-signature.ts';
import { BENCH_SECRET } from './aws-stub.ts';

/** The product's own address, as HubSpot signs over it. */
export const PUBLIC_URL = 'https://steward.example.com';

/** An id that no table knows, of the length of a ULID. */
const UNKNOWN = '00000000000000000000000000';
/** Of the form of a mailed link's token. */
const TOKEN = 'A'.repeat(43);

/** A delivery of HubSpot with one event. */
const DELIVERY = JSON.stringify([
  {
    eventId: 1,
    subscriptionId: 1,
    portalId: 1000001,
    appId: 3000001,
    occurredAt: 1_700_000_000_000,
    subscriptionType: 'object.propertyChange',
    attemptNumber: 0,
    objectId: 1,
  },
]);

/**
 * One event that every function takes: a validly signed delivery, the input of a step, a message of either queue, a link. No record
 * stands behind it, so beside the webhook every function does its first read and finds nothing.
 */
export function firstEvent(now: Date): unknown {
  const timestamp = String(now.getTime());
  const url = `${PUBLIC_URL}/webhooks/hubspot`;
  return {
    // At the edge.
    body: DELIVERY,
    isBase64Encoded: false,
    rawPath: '/api/v1/status',
    rawQueryString: '',
    headers: {
      authorization: `Bearer ${TOKEN}`,
      'x-hubspot-request-timestamp': timestamp,
      'x-hubspot-signature-v3': signRequest(BENCH_SECRET, { method: 'POST', url, body: DELIVERY }, timestamp),
    },
    pathParameters: { token: TOKEN },
    queryStringParameters: { link: TOKEN, state: TOKEN, code: 'code' },
    requestContext: { requestId: 'bench', http: { method: 'GET', path: '/api/v1/status' } },
    // Behind a queue.
    Records: [
      {
        messageId: 'bench',
        body: JSON.stringify({ kind: 'recheck', recordId: '1', mailId: UNKNOWN, correlationId: 'bench' }),
      },
    ],
    // A step.
    runId: UNKNOWN,
    waitId: UNKNOWN,
    taskToken: 'token',
    item: 0,
    error: 'Error',
    end: 'ended',
    reason: 'reason',
  };
}
