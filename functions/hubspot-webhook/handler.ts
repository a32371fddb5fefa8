import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { type Delivery, type DeliveryVerdict, LARGEST_BODY } from './hubspot-webhook.ts';

const STATUS: Readonly<Record<DeliveryVerdict['verdict'], number>> = {
  accepted: 200,
  'too-large': 413,
  malformed: 400,
  'signature-missing': 401,
  'timestamp-missing': 401,
  'timestamp-stale': 401,
  'timestamp-future': 401,
  'signature-wrong': 401,
};

/** Parse, one use-case call, answer; no chain of middleware, because this function must load fast. */
export function createHandler(receive: (delivery: Delivery) => Promise<DeliveryVerdict>, stage: string) {
  return async (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => {
    const correlationId = event.requestContext.requestId;
    let answer: DeliveryVerdict | { verdict: 'failed'; detail: string };
    try {
      answer = await receive({ ...deliveryOf(event), correlationId });
    } catch (error) {
      // HubSpot delivers again for 24 hours.
      answer = { verdict: 'failed', detail: error instanceof Error ? error.name : 'Error' };
    }
    const status = answer.verdict === 'failed' ? 500 : STATUS[answer.verdict];
    console.log(logLine(answer, status, correlationId, stage));
    const body =
      answer.verdict === 'accepted'
        ? { accepted: answer.events }
        : { error: answer.verdict, detail: answer.verdict === 'failed' ? 'Please deliver again.' : answer.detail };
    return { statusCode: status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  };
}

function deliveryOf(event: APIGatewayProxyEventV2): Omit<Delivery, 'correlationId'> {
  const raw = event.body ?? '';
  const bytes = Buffer.from(raw, event.isBase64Encoded ? 'base64' : 'utf8');
  return {
    body: bytes.length > LARGEST_BODY ? undefined : bytes.toString('utf8'),
    signature: event.headers['x-hubspot-signature-v3'],
    timestamp: event.headers['x-hubspot-request-timestamp'],
  };
}

/** One structured line that is a metric as well (CloudWatch's embedded metric format): `WebhookAccepted`, `WebhookRefused`, `WebhookFailed`. */
function logLine(answer: { verdict: string }, status: number, correlationId: string, stage: string): string {
  const metric = status === 200 ? 'WebhookAccepted' : status === 500 ? 'WebhookFailed' : 'WebhookRefused';
  return JSON.stringify({
    level: status === 200 ? 'INFO' : 'WARN',
    message: 'delivery',
    ...answer,
    status,
    correlationId,
    service: stage,
    [metric]: 1,
    _aws: {
      Timestamp: Date.now(),
      CloudWatchMetrics: [
        { Namespace: 'PortalSteward', Dimensions: [['service']], Metrics: [{ Name: metric, Unit: 'Count' }] },
      ],
    },
  });
}
