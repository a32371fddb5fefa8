import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { logger } from './logger.ts';

/** Makes the handler of a queue: each message on its own; those that fail come again, and after some tries go to the dead-letter queue. */
export function createQueueHandler(name: string, useCase: (body: unknown) => Promise<string>) {
  return middy<SQSEvent, SQSBatchResponse>().handler(async (event) => {
    const batchItemFailures: { itemIdentifier: string }[] = [];
    for (const record of event.Records) {
      logger.resetKeys();
      logger.appendKeys({ consumer: name, messageId: record.messageId });
      try {
        const verdict = await useCase(parsed(record.body));
        logger.info('message done', { verdict });
      } catch (error) {
        logger.error('message failed', { error: error as Error });
        batchItemFailures.push({ itemIdentifier: record.messageId });
      }
    }
    return { batchItemFailures };
  });
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // Not JSON: the use case knows the text, or refuses it like any other shape that it does not know.
    return body;
  }
}
