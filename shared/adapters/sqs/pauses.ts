import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Pauses } from '../../ports/waits.ts';

/** The longest delay that SQS takes, in seconds; a longer pause is settled by the sweep. */
const LONGEST_DELAY = 900;

/** Pauses as delayed messages. */
export function createPauses(queueUrl: string, client = new SQSClient({})): Pauses {
  return {
    async begin(waitId, pendingId, seconds) {
      if (seconds > LONGEST_DELAY) return;
      const MessageBody = JSON.stringify({ waitId, pendingId });
      await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody, DelaySeconds: seconds }));
    },
  };
}
