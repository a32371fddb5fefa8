import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { MailQueue } from '../../ports/mailing.ts';

/** The sender's queue: a message is the mail's id. */
export function createMailQueue(queueUrl: string, client = new SQSClient({})): MailQueue {
  return {
    async enqueue(mailId) {
      await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify({ mailId }) }));
    },
  };
}
