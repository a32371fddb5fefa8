import type { ItemKeys } from './table.ts';

/** How many partitions the due index and lists by state are spread over. */
export const SHARDS = 4;

/** The shard of an id: stable, spread evenly. */
export function shardOf(id: string): number {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521;
  return sum % SHARDS;
}

/** Index keys that make an item due. */
export function dueKeys(id: string, dueAt: string | undefined): Pick<ItemKeys, 'duepk' | 'duesk'> {
  return dueAt === undefined ? {} : { duepk: `DUE#${shardOf(id)}`, duesk: `${dueAt}#${id}` };
}
