import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import type { LedgerFact } from '../../domain/ledger.ts';
import { ConflictError } from '../../errors.ts';
import { batchGet, type Key } from './batch-get.ts';
import { ledgerWrites } from './ledger-writes.ts';

/** One item's primary key and the keys of the indexes that it stands in. */
export interface ItemKeys {
  readonly pk: string;
  readonly sk: string;
  /** By owner: what belongs to a client, person, portal or run. */
  readonly gsi1pk?: string | undefined;
  readonly gsi1sk?: string | undefined;
  /** By state, sharded where a state can hold many. */
  readonly gsi2pk?: string | undefined;
  readonly gsi2sk?: string | undefined;
  /** What is due: shard and time. */
  readonly duepk?: string | undefined;
  readonly duesk?: string | undefined;
}

/** An item as it is written. */
export type Item = ItemKeys & { readonly entity: string; readonly [attribute: string]: unknown };

/** A write inside a transaction. */
export type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** Names of the table's indexes; `infra/constructs/steward-table.ts` declares the same. */
export type IndexName = 'gsi1' | 'gsi2' | 'due';

const KEY_OF_INDEX: Record<IndexName, { pk: string; sk: string }> = {
  gsi1: { pk: 'gsi1pk', sk: 'gsi1sk' },
  gsi2: { pk: 'gsi2pk', sk: 'gsi2sk' },
  due: { pk: 'duepk', sk: 'duesk' },
};

/** How often a transaction is tried again when only the ledger's head moved meanwhile. */
const LEDGER_TRIES = 8;

/** The one table, with the few ways in which entities use it. */
export class Table {
  readonly #documents: DynamoDBDocumentClient;
  readonly #name: string;

  constructor(name: string, client = new DynamoDBClient({})) {
    this.#name = name;
    this.#documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  }

  /** Reads one item, consistently. */
  async get(pk: string, sk: string): Promise<Record<string, unknown> | undefined> {
    const answer = await this.#documents.send(
      new GetCommand({ TableName: this.#name, Key: { pk, sk }, ConsistentRead: true }),
    );
    return answer.Item;
  }

  /** Reads many items, consistently, in the order of their keys; what is not there is undefined. */
  getMany(keys: readonly Key[]): Promise<(Record<string, unknown> | undefined)[]> {
    return batchGet(this.#documents, this.#name, keys);
  }

  /** All items of a partition, or of an index partition, whose sort key begins with `prefix`; pages until the end or `limit`. */
  async query(
    pk: string,
    options: { prefix?: string; index?: IndexName; upTo?: string; limit?: number; newestFirst?: boolean } = {},
  ): Promise<Record<string, unknown>[]> {
    const key = options.index === undefined ? { pk: 'pk', sk: 'sk' } : KEY_OF_INDEX[options.index];
    const condition =
      options.prefix !== undefined ? ' AND begins_with(#sk, :sk)' : options.upTo !== undefined ? ' AND #sk <= :sk' : '';
    const input: QueryCommandInput = {
      TableName: this.#name,
      KeyConditionExpression: `#pk = :pk${condition}`,
      ExpressionAttributeNames: { '#pk': key.pk, ...(condition === '' ? {} : { '#sk': key.sk }) },
      ExpressionAttributeValues: { ':pk': pk, ...(condition === '' ? {} : { ':sk': options.prefix ?? options.upTo }) },
      ScanIndexForward: options.newestFirst !== true,
      ...(options.index === undefined ? { ConsistentRead: true } : { IndexName: options.index }),
    };
    const items: Record<string, unknown>[] = [];
    let start: Record<string, unknown> | undefined;
    do {
      const page = await this.#documents.send(
        new QueryCommand({
          ...input,
          ...(start === undefined ? {} : { ExclusiveStartKey: start }),
          ...(options.limit === undefined ? {} : { Limit: options.limit - items.length }),
        }),
      );
      items.push(...(page.Items ?? []));
      start = page.LastEvaluatedKey;
    } while (start !== undefined && (options.limit === undefined || items.length < options.limit));
    return items;
  }

  /** A write that creates an item which must not exist. */
  create(item: Item): Write {
    return { Put: { TableName: this.#name, Item: item, ConditionExpression: 'attribute_not_exists(pk)' } };
  }

  /** A write that replaces an item at a known version. The item carries the next version already. */
  replace(item: Item & { readonly version: number }): Write {
    return {
      Put: {
        TableName: this.#name,
        Item: item,
        ConditionExpression: '#version = :expected',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':expected': item.version - 1 },
      },
    };
  }

  /** A write without condition: for records where the last word stands. */
  put(item: Item): Write {
    return { Put: { TableName: this.#name, Item: item } };
  }

  /** An update with its own expression. */
  update(
    key: { pk: string; sk: string },
    update: { set: string; condition: string; names: Record<string, string>; values: Record<string, unknown> },
  ): Write {
    return {
      Update: {
        TableName: this.#name,
        Key: key,
        UpdateExpression: update.set,
        ConditionExpression: update.condition,
        ExpressionAttributeNames: update.names,
        // DynamoDB refuses an empty map.
        ...(Object.keys(update.values).length === 0 ? {} : { ExpressionAttributeValues: update.values }),
      },
    };
  }

  /** Removes an item under a condition. */
  remove(
    key: { pk: string; sk: string },
    condition?: { expression: string; names: Record<string, string>; values: Record<string, unknown> },
  ): Write {
    return {
      Delete: {
        TableName: this.#name,
        Key: key,
        ...(condition === undefined
          ? {}
          : {
              ConditionExpression: condition.expression,
              ExpressionAttributeNames: condition.names,
              // DynamoDB refuses an empty map.
              ...(Object.keys(condition.values).length === 0 ? {} : { ExpressionAttributeValues: condition.values }),
            }),
      },
    };
  }

  /**
   * Writes all of it or nothing, together with the ledger entries of `facts`. When only a ledger head moved, it is tried again.
   * @throws ConflictError when a condition of `writes` does not hold.
   */
  async commit(writes: readonly Write[], facts: readonly LedgerFact[] = []): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const ledger = await ledgerWrites(this.#name, facts, (pk, sk) => this.get(pk, sk));
      try {
        await this.#documents.send(new TransactWriteCommand({ TransactItems: [...writes, ...ledger] }));
        return;
      } catch (error) {
        if (!(error instanceof TransactionCanceledException)) throw error;
        const reasons = error.CancellationReasons ?? [];
        if (reasons.slice(0, writes.length).some((reason) => reason.Code === 'ConditionalCheckFailed')) {
          throw new ConflictError('The record was changed by somebody else.', { cause: error });
        }
        if (attempt === LEDGER_TRIES) throw error;
        // Another writer was at the same head or item at this moment: wait a little, spread out.
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 40 * attempt));
      }
    }
  }
}

/** Runs a write that may lose; true when it was done, false on a conflict. */
export async function won(write: Promise<void>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConflictError) return false;
    throw error;
  }
}
