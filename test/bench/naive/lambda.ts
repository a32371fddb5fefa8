import { Logger } from '@aws-lambda-powertools/logger';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SESClient } from '@aws-sdk/client-ses';
import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { Client, Signature } from '@hubspot/api-client';
import middy from '@middy/core';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
// As most examples write it; the rest of the project does not, and the bench shows why.
import { z } from 'zod';

/**
 * What the webhook function would be if each library were taken as its first example shows it: the whole client of HubSpot, the SDK's
 * clients, zod's namespace. It is measured beside the real ones and deployed nowhere.
 */
const logger = new Logger({ serviceName: 'naive' });
const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const executions = new SFNClient({});
export const clients = { hubspot: new Client({ accessToken: 'none' }), mail: new SESClient({}) };

const deliverySchema = z.array(z.object({ eventId: z.number(), portalId: z.number(), objectId: z.number() }));

export const handler = middy<APIGatewayProxyEventV2>().handler(async (event) => {
  const body = event.body ?? '';
  const valid = Signature.isValid({
    signatureVersion: 'v3',
    signature: event.headers['x-hubspot-signature-v3'] ?? '',
    timestamp: Number(event.headers['x-hubspot-request-timestamp']),
    clientSecret: process.env['BENCH_SECRET'] ?? '',
    method: 'POST',
    url: `${process.env['PUBLIC_URL']}/webhooks/hubspot`,
    requestBody: body,
  });
  if (!valid) return { statusCode: 401 };
  for (const { eventId } of deliverySchema.parse(JSON.parse(body))) {
    await table.send(
      new PutCommand({ TableName: process.env['TABLE_NAME'], Item: { pk: String(eventId), sk: 'event' } }),
    );
    await executions.send(
      new StartExecutionCommand({ stateMachineArn: `${process.env['STATE_MACHINE_PREFIX']}naive`, input: '{}' }),
    );
  }
  logger.info('delivery');
  return { statusCode: 200 };
});
