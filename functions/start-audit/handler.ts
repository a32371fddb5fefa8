import middy from '@middy/core';
import { logger } from '../../shared/lambda/logger.ts';
import { schema } from './schema.ts';
import type { createStartAudit } from './start-audit.ts';

/** By schedule: parse, begin, tell the log. An error passes through, so that the schedule tries again. */
export function createHandler(startAudit: ReturnType<typeof createStartAudit>) {
  return middy().handler(async (event: unknown, context) => {
    const correlationId = context.awsRequestId;
    logger.resetKeys();
    logger.appendKeys({ chore: 'start-audit', correlationId });
    const started = await startAudit(schema.parse(event), correlationId);
    logger.info('audit started', { started });
    return started;
  });
}
