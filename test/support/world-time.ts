import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { eventually } from '../../infra/local/eventually.ts';
import type { TableItem, World } from './world.ts';

const INSTANT = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z/g;

/**
 * Makes a record of the table so many seconds older: every time in it, its due time too, moves back. Timers of the product are data, and
 * its clock cannot be moved, so this is how an hour passes without an hour being waited for. Returns the record as it stands then.
 */
export function age(world: World, which: (item: TableItem) => boolean, seconds: number): Promise<TableItem> {
  return eventually('A record to make older', async () => {
    const item = (await world.items()).find(which);
    if (item === undefined) return false;
    const older = moved(item, seconds * 1000) as TableItem;
    try {
      await world.documents.send(
        new PutCommand({
          TableName: world.tableName,
          Item: older,
          // The product may write at the same moment; then it is read again.
          ConditionExpression: '#version = :version',
          ExpressionAttributeNames: { '#version': 'version' },
          ExpressionAttributeValues: { ':version': item['version'] },
        }),
      );
      return older;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  });
}

/** Sweeps again and again, as the schedule does each minute, until `look` sees what it waits for. */
export function sweepUntil<T>(world: World, what: string, look: () => Promise<T | undefined | false>): Promise<T> {
  return eventually(
    what,
    async () => {
      await world.api('POST', '/sweeps');
      return look();
    },
    { withinMs: 60_000, everyMs: 500 },
  );
}

function moved(value: unknown, milliseconds: number): unknown {
  if (typeof value === 'string')
    return value.replace(INSTANT, (at) => new Date(new Date(at).getTime() - milliseconds).toISOString());
  if (Array.isArray(value)) return value.map((part) => moved(part, milliseconds));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, moved(part, milliseconds)]));
}
