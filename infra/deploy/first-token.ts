import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createApiTokens } from '../../shared/adapters/dynamodb/api-tokens.ts';
import { createLedger } from '../../shared/adapters/dynamodb/ledger.ts';
import { createPeople } from '../../shared/adapters/dynamodb/people.ts';
import { Table } from '../../shared/adapters/dynamodb/table.ts';
import { systemClock, systemRandomness } from '../../shared/adapters/system/clock.ts';
import { localAwsConfig } from '../local/aws-env.ts';
import { type FirstToken, makeFirstToken } from './make-first-token.ts';

/** Where the table is, and whose token it is to be. */
export interface FirstTokenRequest {
  readonly tableName: string;
  readonly region: string;
  /** Of the emulator; absent on AWS. */
  readonly endpoint?: string;
  /** Partner operations. */
  readonly operatorEmail: string;
  /** A token that the caller has made; absent: a new one. 43 characters of base64url. */
  readonly token?: string;
  /** Makes another one although there is one: the first was lost. */
  readonly another?: boolean;
}

/** Makes the first token of the API, with all scopes, unless there is one. Nothing but its hash is kept: whoever gets it here has to keep it. */
export async function createFirstToken(request: FirstTokenRequest): Promise<FirstToken> {
  const { tableName, region, endpoint } = request;
  const client = new DynamoDBClient(endpoint === undefined ? { region } : localAwsConfig(endpoint, region));
  try {
    const table = new Table(tableName, client);
    return await makeFirstToken(
      {
        apiTokens: createApiTokens(table),
        ledger: createLedger(table),
        people: createPeople(table, systemClock, systemRandomness),
        clock: systemClock,
        randomness: systemRandomness,
      },
      request,
    );
  } finally {
    client.destroy();
  }
}
