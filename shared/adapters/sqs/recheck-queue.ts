import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { RecheckQueue } from '../../ports/events.ts';

/** Asks `dispatch-event` to read a partner client again, by the queue that HubSpot's events take. */
export function createRecheckQueue(queueUrl: string, client = new SQSClient({})): RecheckQueue {
  return {
    async recheck(recordId, correlationId) {
      const body = { kind: 'recheck', recordId, correlationId };
      await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(body) }));
    },
  };
}
