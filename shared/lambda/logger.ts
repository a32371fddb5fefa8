import { Logger } from '@aws-lambda-powertools/logger';

/** The one logger: structured lines with ids only. No address, token, body or free text may be handed to it. */
export const logger = new Logger({ serviceName: process.env['AWS_LAMBDA_FUNCTION_NAME'] ?? 'portal-steward' });
