import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type {} from 'vitest';
import type { TestProject } from 'vitest/node';
import { LOCAL_REGION, localAwsConfig } from '../../infra/local/aws-env.ts';
import { startEmulator } from '../../infra/local/emulator/emulator.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The emulator that holds the table under test. */
    modelEmulator: string;
  }
}

/** Name of the table that the models share; each history has ids of its own. */
export const MODEL_TABLE = 'models';

/** One emulator with one table: nothing else works on it, so that time is the test's alone. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'models-'));
  const emulator = await startEmulator({ dataDir });
  const client = new DynamoDBClient(localAwsConfig(emulator.endpoint, LOCAL_REGION));
  await client.send(createTable());
  client.destroy();
  project.provide('modelEmulator', emulator.endpoint);
  return async () => {
    await emulator.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}

/** The table as `infra/constructs/steward-table.ts` declares it. */
function createTable(): CreateTableCommand {
  const keys = (pk: string, sk: string) => [
    { AttributeName: pk, KeyType: 'HASH' as const },
    { AttributeName: sk, KeyType: 'RANGE' as const },
  ];
  const names = ['pk', 'sk', 'gsi1pk', 'gsi1sk', 'gsi2pk', 'gsi2sk', 'duepk', 'duesk'];
  const index = (IndexName: string, pk: string, sk: string) => ({
    IndexName,
    KeySchema: keys(pk, sk),
    Projection: { ProjectionType: 'ALL' as const },
  });
  return new CreateTableCommand({
    TableName: MODEL_TABLE,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: names.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    KeySchema: keys('pk', 'sk'),
    GlobalSecondaryIndexes: [
      index('gsi1', 'gsi1pk', 'gsi1sk'),
      index('gsi2', 'gsi2pk', 'gsi2sk'),
      index('due', 'duepk', 'duesk'),
    ],
  });
}
