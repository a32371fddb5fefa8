import type { Leases } from '../../ports/engagements.ts';
import { type Table, won } from './table.ts';

/** Leases in the table: one item per key, free again when released or too old. */
export function createLeases(table: Table): Leases {
  return {
    take: (key, owner, now, seconds) =>
      won(
        table.commit([
          table.update(
            { pk: `LEASE#${key}`, sk: 'LEASE' },
            {
              set: 'SET #owner = :owner, #until = :until, #entity = :entity, #ttl = :ttl',
              condition: 'attribute_not_exists(#owner) OR #owner = :owner OR #until < :now',
              names: { '#owner': 'owner', '#until': 'until', '#entity': 'entity', '#ttl': 'ttl' },
              values: {
                ':owner': owner,
                ':now': now.toISOString(),
                ':until': new Date(now.getTime() + seconds * 1000).toISOString(),
                ':entity': 'lease',
                ':ttl': Math.ceil(now.getTime() / 1000) + seconds + 3600,
              },
            },
          ),
        ]),
      ),
    async release(key, owner) {
      await won(
        table.commit([
          table.remove(
            { pk: `LEASE#${key}`, sk: 'LEASE' },
            { expression: '#owner = :owner', names: { '#owner': 'owner' }, values: { ':owner': owner } },
          ),
        ]),
      );
    },
  };
}
