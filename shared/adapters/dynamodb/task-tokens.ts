import { createHash } from 'node:crypto';
import type { TaskTokens } from '../../ports/waits.ts';
import type { Table } from './table.ts';

/** Task tokens in the table, one item each under their wait. */
export function createTaskTokens(table: Table): TaskTokens {
  return {
    async keep(waitId, token) {
      const name = createHash('sha256').update(token).digest('hex').slice(0, 24);
      await table.commit([table.put({ pk: `WAIT#${waitId}`, sk: `TOKEN#${name}`, entity: 'task-token', token })]);
    },
    async list(waitId) {
      const items = await table.query(`WAIT#${waitId}`, { prefix: 'TOKEN#' });
      return items.flatMap((item) => (typeof item['token'] === 'string' ? [item['token']] : []));
    },
  };
}
