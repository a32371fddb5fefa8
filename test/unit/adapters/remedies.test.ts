import { expect, it } from 'vitest';
import { createRemedies } from '../../../shared/adapters/dynamodb/remedies.ts';
import { type Item, Table, type Write } from '../../../shared/adapters/dynamodb/table.ts';
import { remedyReasonWords } from '../../../shared/domain/remedy/remedy-words.ts';
import { aRemedy } from '../../support/memory/remedies.ts';

/** A table that keeps the last of each item. */
class MemoryTable extends Table {
  readonly items = new Map<string, Item>();

  constructor() {
    super('table');
  }

  override async get(pk: string, sk: string) {
    const item = this.items.get(`${pk} ${sk}`);
    // As from the wire: what is undefined is not there.
    return item === undefined ? undefined : (JSON.parse(JSON.stringify(item)) as Item);
  }

  override async commit(writes: readonly Write[]) {
    for (const { Put } of writes) {
      const item = Put?.Item as Item;
      if (Put?.ConditionExpression === undefined) throw new Error('A write without condition.');
      this.items.set(`${item.pk} ${item.sk}`, item);
    }
  }
}

it('keeps how often a remedy was listed and asked about: without it, asking would go on for ever', async () => {
  const remedies = createRemedies(new MemoryTable());
  await remedies.keepAll([aRemedy()]);
  const { runId, shard, item } = aRemedy();
  const counted = aRemedy({
    state: 'awaiting-person',
    reason: 'super-admin-untouchable',
    asks: 2,
    rounds: 1,
    tries: 1,
  });
  await remedies.replace(counted, []);
  expect(await remedies.read(runId, shard, item)).toMatchObject({ ...counted, version: 2 });
});

it('reads back an exception whose asking failed, for which there are words', async () => {
  const remedies = createRemedies(new MemoryTable());
  const { runId, shard, item } = aRemedy();
  const stays = { control: 'read-weekly', until: '2026-12-24T09:00:00.000Z', approvedBy: 'p-lead', at: '2026-11-24' };
  const exception = { ...stays, reason: 'asking-failed' as const };
  await remedies.replace(aRemedy({ state: 'exception', reason: 'asking-failed', exception }), []);
  expect(await remedies.read(runId, shard, item)).toMatchObject({ reason: 'asking-failed', exception });
  expect(remedyReasonWords('asking-failed')).toMatch(/asking failed/);
});
