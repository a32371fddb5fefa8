import * as z from 'zod';
import type { JournalPosition, JournalPositions } from '../../ports/connections.ts';
import { defineEntity } from './entity.ts';
import type { Table } from './table.ts';

const positionSchema = z.object({ appId: z.int(), offset: z.string(), readAt: z.string(), version: z.int() });

const keyOf = (appId: number) => ({ pk: `JOURNAL#${appId}`, sk: 'POSITION' });

const entity = defineEntity<JournalPosition>('journal-position', positionSchema, ({ appId }) => keyOf(appId));

/** Where each app's journal was read to. */
export function createJournalPositions(table: Table): JournalPositions {
  return {
    async read(appId) {
      const { pk, sk } = keyOf(appId);
      const item = await table.get(pk, sk);
      return item === undefined ? undefined : entity.fromItem(item);
    },
    write(position) {
      const item = entity.toItem({ ...position, version: position.version + 1 });
      return table.commit([position.version === 0 ? table.create(item) : table.replace(item)]);
    },
  };
}
