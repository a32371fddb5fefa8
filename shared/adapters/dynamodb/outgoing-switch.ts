import * as z from 'zod';
import type { OutgoingState } from '../../domain/outgoing.ts';
import type { OutgoingSwitch } from '../../ports/outgoing.ts';
import { defineEntity } from './entity.ts';
import type { Table } from './table.ts';

const switchSchema = z.object({
  stopped: z.boolean(),
  at: z.string(),
  by: z.string(),
  reason: z.string().optional(),
  version: z.int(),
});

const KEY = { pk: 'OUTGOING', sk: 'SWITCH' };

const entity = defineEntity<OutgoingState>('outgoing-switch', switchSchema, () => KEY);

/** The switch in the table. */
export function createOutgoingSwitch(table: Table): OutgoingSwitch {
  return {
    async read() {
      const item = await table.get(KEY.pk, KEY.sk);
      return item === undefined ? undefined : entity.fromItem(item);
    },
    write(state, fact) {
      const item = entity.toItem({ ...state, version: state.version + 1 });
      return table.commit([state.version === 0 ? table.create(item) : table.replace(item)], [fact]);
    },
  };
}
