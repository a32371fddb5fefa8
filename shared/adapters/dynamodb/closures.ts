import * as z from 'zod';
import { type Closure, closureIdOf } from '../../domain/closure.ts';
import type { Closures } from '../../ports/closures.ts';
import { defineEntity } from './entity.ts';
import { dueKeys } from './shards.ts';
import { type Table, won } from './table.ts';

const closureSchema = z.object({
  closureId: z.string(),
  clientId: z.string(),
  portalId: z.int(),
  requestedBy: z.string(),
  cause: z.enum(['client', 'command']),
  correlationId: z.string(),
  requestedAt: z.string(),
  state: z.enum(['running', 'done', 'partly']),
  read: z.boolean().optional(),
  shards: z.int(),
  looks: z.int().optional(),
  removedAt: z.string().optional(),
  uninstallBegun: z.string().optional(),
  uninstalledAt: z.string().optional(),
  endedAt: z.string().optional(),
  version: z.int(),
});

const keyOf = (closureId: string) => ({ pk: `CLOSURE#${closureId}`, sk: 'CLOSURE' });

const entity = defineEntity<Closure>('closure', closureSchema, (closure) => ({
  ...keyOf(closure.closureId),
  ...dueKeys(
    `closure:${closure.closureId}`,
    closure.state === 'running' && closure.shards === 0 ? closure.requestedAt : undefined,
  ),
}));

/** Closures in the table. One is due until its run has read the portal. A client has few, with numbers that follow each other: the newest is found by trying. */
export function createClosures(table: Table): Closures {
  const read = async (closureId: string): Promise<Closure | undefined> => {
    const { pk, sk } = keyOf(closureId);
    const item = await table.get(pk, sk);
    return item === undefined ? undefined : entity.fromItem(item);
  };
  return {
    read,
    create: (closure, fact) => won(table.commit([table.create(entity.toItem(closure))], [fact])),
    replace: (closure, facts) =>
      table.commit([table.replace(entity.toItem({ ...closure, version: closure.version + 1 }))], facts),
    async lastOf(clientId) {
      let last: Closure | undefined;
      for (let number = 1; ; number++) {
        const next = await read(closureIdOf(clientId, number));
        if (next === undefined) return last;
        last = next;
      }
    },
  };
}
