import { expect, it } from 'vitest';
import { createDirectoryBook } from '../../../shared/adapters/dynamodb/directory.ts';
import { type Item, Table, type Write } from '../../../shared/adapters/dynamodb/table.ts';
import type { DirectoryEntry, DirectoryImport } from '../../../shared/domain/roster/directory.ts';
import { ConflictError } from '../../../shared/errors.ts';

/** A table that keeps what is created in it. */
class MemoryTable extends Table {
  readonly items = new Map<string, Item>();

  constructor() {
    super('table');
  }

  override async query(pk: string, options: { prefix?: string; limit?: number; newestFirst?: boolean } = {}) {
    const found = [...this.items.values()]
      .filter((item) => item.pk === pk && item.sk.startsWith(options.prefix ?? ''))
      .sort((a, b) => a.sk.localeCompare(b.sk) * (options.newestFirst === true ? -1 : 1));
    // As from the wire: what is undefined is not there.
    return JSON.parse(JSON.stringify(found.slice(0, options.limit)));
  }

  override async commit(writes: readonly Write[]) {
    for (const { Put } of writes) {
      const item = Put?.Item as Item;
      if (Put?.ConditionExpression === undefined) throw new Error('A write without condition.');
      const key = `${item.pk} ${item.sk}`;
      if (this.items.has(key)) throw new ConflictError('It is there.');
      this.items.set(key, item);
    }
  }
}

const FACT = { stream: 'partner', type: 'roster-imported' as const, at: '2026-11-24T08:00:00.000Z', facts: {} };
const anImport = (number: number, more: Partial<DirectoryImport> = {}): DirectoryImport => ({
  number,
  at: FACT.at,
  by: 'p-operations',
  source: 'entra',
  count: 2,
  sha256: 'x',
  entriesId: `e-${number}`,
  ...more,
});
const entriesOf = (count: number): DirectoryEntry[] =>
  Array.from({ length: count }, (_, index) => ({
    personId: `p-${String(index).padStart(26, '0')}`,
    state: index % 2 === 0 ? 'active' : 'left',
    ...(index % 2 === 0 ? { managerId: 'p-manager', contractor: true } : { leftAt: FACT.at }),
    department: 'ü'.repeat(100),
  }));

it('reads the last import with all of its entries and those before, in the order in which they were kept', async () => {
  const book = createDirectoryBook(new MemoryTable());
  expect(await book.current()).toBeUndefined();
  await book.keep('e-9', entriesOf(1_201));
  await book.publish(anImport(9), FACT);
  await book.keep('e-10', entriesOf(2));
  await book.publish(anImport(10, { previousEntriesId: 'e-9' }), FACT);
  const current = await book.current();
  expect(current?.import).toEqual(anImport(10, { previousEntriesId: 'e-9' }));
  expect(current?.entries).toEqual(entriesOf(2));
  expect(current?.previous).toEqual(entriesOf(1_201));
});

it('entries that no import names count for nothing; a number is given once', async () => {
  const book = createDirectoryBook(new MemoryTable());
  await book.keep('e-1', entriesOf(2));
  expect(await book.current()).toBeUndefined();
  await book.publish(anImport(1), FACT);
  await expect(book.publish(anImport(1, { entriesId: 'e-x' }), FACT)).rejects.toThrow(ConflictError);
  await expect(book.keep('e-1', entriesOf(1))).rejects.toThrow(ConflictError);
  expect((await book.current())?.entries).toHaveLength(2);
});

it('an item stays below the 400 KB that DynamoDB takes', async () => {
  const table = new MemoryTable();
  await createDirectoryBook(table).keep('e-1', entriesOf(1_000));
  const sizes = [...table.items.values()].map((item) => Buffer.byteLength(JSON.stringify(item)));
  expect(sizes).toHaveLength(2);
  expect(Math.max(...sizes)).toBeLessThan(350_000);
});
