import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { LambdaClient, paginateListFunctions } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { LOCAL_REGION, localAwsConfig } from '../../infra/local/aws-env.ts';
import { regionOf } from '../../infra/local/local-settings.ts';
import { createAuditItems } from '../../shared/adapters/dynamodb/audit-items.ts';
import { createAuditReviews } from '../../shared/adapters/dynamodb/audit-reviews.ts';
import { createAuditScopes } from '../../shared/adapters/dynamodb/audit-scopes.ts';
import { createAuditedPortals } from '../../shared/adapters/dynamodb/audited-portals.ts';
import { createAudits } from '../../shared/adapters/dynamodb/audits.ts';
import { createClients } from '../../shared/adapters/dynamodb/clients.ts';
import { createConnections } from '../../shared/adapters/dynamodb/connections.ts';
import { createDirectoryBook } from '../../shared/adapters/dynamodb/directory.ts';
import { createEngagements } from '../../shared/adapters/dynamodb/engagements.ts';
import { createGrants } from '../../shared/adapters/dynamodb/grants.ts';
import { createPeople } from '../../shared/adapters/dynamodb/people.ts';
import { createRemedies } from '../../shared/adapters/dynamodb/remedies.ts';
import { createRosterBook } from '../../shared/adapters/dynamodb/roster.ts';
import { Table } from '../../shared/adapters/dynamodb/table.ts';
import { createTokenCipher } from '../../shared/adapters/kms/token-cipher.ts';
import { createEvidenceStore } from '../../shared/adapters/s3/evidence-store.ts';
import { systemClock, systemRandomness } from '../../shared/adapters/system/clock.ts';
import type { WorldStack } from './world.ts';

/** The product's records of a running local stack, through the product's own adapters. */
export type AuditWorldBook = Awaited<ReturnType<typeof openBook>>;

const settingsSchema = z.looseObject({ hubspot: z.looseObject({ clientApp: z.looseObject({ appId: z.int() }) }) });

/** Opens the records of a stack: its table, the key that its functions encrypt tokens with, its bucket of evidence. Close it in the end. */
export async function openBook({ addresses, settings, outputs }: WorldStack) {
  const config = localAwsConfig(addresses.aws, regionOf(settings) ?? LOCAL_REGION);
  const database = new DynamoDBClient(config);
  const keys = new KMSClient(config);
  // Buckets of the emulator have no names of their own in DNS.
  const storage = new S3Client({ ...config, forcePathStyle: true });
  const table = new Table(outputs['TableName'] ?? '', database);
  return {
    clientAppId: settingsSchema.parse(settings).hubspot.clientApp.appId,
    people: createPeople(table, systemClock, systemRandomness),
    rosterBook: createRosterBook(table),
    directoryBook: createDirectoryBook(table),
    clients: createClients(table),
    connections: createConnections(table),
    engagements: createEngagements(table, 604_800),
    grants: createGrants(table),
    audits: createAudits(table),
    auditScopes: createAuditScopes(table),
    auditedPortals: createAuditedPortals(table),
    auditItems: createAuditItems(table),
    auditReviews: createAuditReviews(table),
    remedies: createRemedies(table),
    evidence: createEvidenceStore(outputs['EvidenceBucketName'] ?? '', storage),
    cipher: createTokenCipher(await tokenKeyOf(new LambdaClient(config)), keys),
    close() {
      database.destroy();
      keys.destroy();
      storage.destroy();
    },
  };
}

/** The key that the deployed functions encrypt tokens with, as they are told it. */
async function tokenKeyOf(client: LambdaClient): Promise<string> {
  try {
    for await (const { Functions = [] } of paginateListFunctions({ client }, {})) {
      const told = Functions.map(({ Environment }) => Environment?.Variables?.['TOKEN_KEY_ID']);
      const found = told.find((keyId) => keyId !== undefined);
      if (found !== undefined) return found;
    }
    throw new Error('No function of the stack is told a key for tokens.');
  } finally {
    client.destroy();
  }
}
