import { describe, expect, it } from 'vitest';
import { SHARD_SIZE, shardsOf } from '../../../shared/domain/audit/audit.ts';

const portals = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ clientId: `c-${index}`, portalId: index }));

describe('the shards of a scope', () => {
  it('have a hundred portals each, in their order', () => {
    expect(shardsOf(portals(250)).map((shard) => shard.length)).toEqual([SHARD_SIZE, SHARD_SIZE, 50]);
    expect(shardsOf(portals(250)).flat()).toEqual(portals(250));
    expect(shardsOf([])).toEqual([]);
  });

  it('never part the portals of a client, whose evidence is one pack', () => {
    const other = { clientId: 'c-99', portalId: 900 };
    const shards = shardsOf([...portals(150), other]);
    expect(shards.map((shard) => shard.length)).toEqual([SHARD_SIZE + 1, 50]);
    expect(shards[0]?.slice(-2)).toEqual([{ clientId: 'c-99', portalId: 99 }, other]);
  });
});
