import middy from '@middy/core';
import * as z from 'zod';
import { logger } from './logger.ts';

/** What starts a chore: the schedule's fixed input, or an operator's request with its correlation id. */
const choreInput = z.object({ correlationId: z.string().optional() });

/** Makes the handler of a chore that a schedule or an operator starts; its report goes into the log and back to the caller. */
export function createChoreHandler<Report extends object>(
  name: string,
  chore: (correlationId: string) => Promise<Report>,
) {
  return middy<unknown, Report>().handler(async (event, context) => {
    const { correlationId = context.awsRequestId } = choreInput.parse(event ?? {});
    logger.resetKeys();
    logger.appendKeys({ chore: name, correlationId });
    const report = await chore(correlationId);
    logger.info('chore done', { report });
    return report;
  });
}
