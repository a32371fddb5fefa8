import type { EventQueue } from '../../ports/event-queue.ts';
import { type AwsCall, AwsCallError } from './aws-call.ts';

/** SQS takes ten messages at a time. */
const BATCH = 10;

/** The event queue: one message per event, so that one which fails neither loses nor repeats the others. */
export function createEventQueue(queueUrl: string, call: AwsCall): EventQueue {
  return async (events, correlationId) => {
    const batches = Array.from({ length: Math.ceil(events.length / BATCH) }, (_, index) =>
      events.slice(index * BATCH, (index + 1) * BATCH),
    );
    await Promise.all(
      batches.map(async (batch) => {
        const answer = await call('AmazonSQS.SendMessageBatch', {
          QueueUrl: queueUrl,
          Entries: batch.map((event, index) => ({
            Id: String(index),
            MessageBody: JSON.stringify({ kind: 'event', event, correlationId }),
          })),
        });
        const failed = (answer as { Failed?: unknown[] }).Failed?.length ?? 0;
        // HubSpot delivers the whole batch again; what is queued already is recognised as a duplicate.
        if (failed > 0) throw new AwsCallError(`sqs took ${batch.length - failed} of ${batch.length} events.`);
      }),
    );
  };
}
