import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { GENESIS, type LedgerFact, sealEntry } from '../../domain/ledger.ts';

type LedgerWrite = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** Reads one item, consistently. */
type ReadItem = (pk: string, sk: string) => Promise<Record<string, unknown> | undefined>;

/**
 * The writes that append facts to their streams: the entries, sealed into the chain, and each stream's head, under the condition that
 * nobody appended meanwhile. They join the transaction of what they tell of.
 */
export async function ledgerWrites(
  tableName: string,
  facts: readonly LedgerFact[],
  read: ReadItem,
): Promise<LedgerWrite[]> {
  const writes: LedgerWrite[] = [];
  for (const [stream, ofStream] of Map.groupBy(facts, (fact) => fact.stream)) {
    const pk = `LEDGER#${stream}`;
    const head = await read(pk, 'HEAD');
    const expected = typeof head?.['seq'] === 'number' ? head['seq'] : 0;
    let seq = expected;
    let previous = typeof head?.['hash'] === 'string' ? head['hash'] : GENESIS;
    for (const fact of ofStream) {
      seq += 1;
      const entry = sealEntry(fact, seq, previous);
      previous = entry.hash;
      const sk = `ENTRY#${String(seq).padStart(10, '0')}`;
      const Item = { pk, sk, entity: 'ledger-entry', ...entry };
      writes.push({ Put: { TableName: tableName, Item, ConditionExpression: 'attribute_not_exists(pk)' } });
    }
    const Item = { pk, sk: 'HEAD', entity: 'ledger-head', stream, seq, hash: previous };
    writes.push({ Put: { TableName: tableName, Item, ...headUnmoved(expected) } });
  }
  return writes;
}

function headUnmoved(expected: number) {
  if (expected === 0) return { ConditionExpression: 'attribute_not_exists(pk)' };
  return {
    ConditionExpression: '#seq = :expected',
    ExpressionAttributeNames: { '#seq': 'seq' },
    ExpressionAttributeValues: { ':expected': expected },
  };
}
