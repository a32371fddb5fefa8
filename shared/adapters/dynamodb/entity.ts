import type * as z from 'zod';
import type { Item, ItemKeys } from './table.ts';

/** How one kind of record stands in the table: its schema, and its keys. One file per entity declares one. */
export interface Entity<T> {
  toItem(record: T): Item & { readonly version: number };
  fromItem(item: Record<string, unknown>): T;
}

/**
 * Declares an entity. Reading parses the whole item: what is not in the schema (keys, and attributes of a newer release) is dropped.
 * @throws z.ZodError when an item does not fit its schema.
 */
export function defineEntity<T extends { readonly version: number }>(
  name: string,
  schema: z.ZodType<T>,
  keys: (record: T) => ItemKeys,
): Entity<T> {
  return {
    toItem: (record) => ({ ...record, ...keys(record), entity: name }),
    fromItem: (item) => schema.parse(item),
  };
}
