import type { DueItem, DueItems } from '../../ports/due-items.ts';
import { SHARDS } from './shards.ts';
import type { Table } from './table.ts';

const KINDS: ReadonlySet<string> = new Set<DueItem['kind']>([
  'wait',
  'outcome',
  'run',
  'mail',
  'engagement',
  'offboarding',
  'closure',
  'connection',
]);

/** Reads the due index, shard by shard. */
export function createDueItems(table: Table): DueItems {
  return {
    async find(now, limit) {
      const upTo = `${now.toISOString()}#~`;
      const shards = await Promise.all(
        Array.from({ length: SHARDS }, (_, shard) => table.query(`DUE#${shard}`, { index: 'due', upTo, limit })),
      );
      return shards.flat().flatMap((item) => {
        // <time>#<kind>:<id>; a time has no '#'.
        const [dueAt = '', named = ''] = splitOnce(String(item['duesk']), '#');
        const [kind = '', id = ''] = splitOnce(named, ':');
        return KINDS.has(kind) ? [{ kind: kind as DueItem['kind'], id, dueAt }] : [];
      });
    },
  };
}

function splitOnce(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
