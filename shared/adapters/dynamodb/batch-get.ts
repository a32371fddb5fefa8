import { BatchGetCommand, type BatchGetCommandOutput, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** An item's primary key. */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** BatchGetItem takes so many keys. */
const KEYS_IN_BATCH = 100;

/** Reads many items, consistently, in the order of their keys; what DynamoDB puts off is asked for again. */
export async function batchGet(
  documents: DynamoDBDocumentClient,
  table: string,
  keys: readonly Key[],
): Promise<(Record<string, unknown> | undefined)[]> {
  const found = new Map<string, Record<string, unknown>>();
  for (let from = 0; from < keys.length; from += KEYS_IN_BATCH) {
    let left: Record<string, unknown>[] | undefined = keys
      .slice(from, from + KEYS_IN_BATCH)
      .map(({ pk, sk }) => ({ pk, sk }));
    while (left !== undefined && left.length > 0) {
      const answer: BatchGetCommandOutput = await documents.send(
        new BatchGetCommand({ RequestItems: { [table]: { Keys: left, ConsistentRead: true } } }),
      );
      for (const item of answer.Responses?.[table] ?? []) found.set(nameOf(item), item);
      left = answer.UnprocessedKeys?.[table]?.Keys;
    }
  }
  return keys.map((key) => found.get(nameOf(key)));
}

function nameOf(key: { readonly pk?: unknown; readonly sk?: unknown }): string {
  return JSON.stringify([key.pk, key.sk]);
}
