import { createAwsCall } from '../../shared/adapters/light/aws-call.ts';
import { createEventQueue } from '../../shared/adapters/light/event-queue.ts';
import { createSigningSecret } from '../../shared/adapters/light/signing-secret.ts';
import { createHandler } from './handler.ts';
import { createHubSpotWebhook } from './hubspot-webhook.ts';

const clock = { now: () => new Date() };
const { EVENT_QUEUE_URL = '', PARTNER_APP_SECRET = '', PUBLIC_URL = '', STAGE = '' } = process.env;

export const handler = createHandler(
  createHubSpotWebhook({
    signingSecret: createSigningSecret(PARTNER_APP_SECRET, createAwsCall('secretsmanager', '1.1'), clock),
    eventQueue: createEventQueue(EVENT_QUEUE_URL, createAwsCall('sqs', '1.0')),
    clock,
    targetUrl: `${PUBLIC_URL}/webhooks/hubspot`,
  }),
  STAGE,
);
