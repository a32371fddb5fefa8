import { createHash } from 'node:crypto';
import type { ReceivedEvents } from '../../ports/events.ts';
import type { Table } from './table.ts';

/** HubSpot retries for 24 hours; a month leaves room for questions. */
const KEPT_DAYS = 30;

/** Received events in the table. */
export function createReceivedEvents(table: Table): ReceivedEvents {
  const pkOf = (key: string) => `EVENT#${createHash('sha256').update(key).digest('hex')}`;
  return {
    async seen(key) {
      return (await table.get(pkOf(key), 'EVENT')) !== undefined;
    },
    async record(event) {
      const ttl = Math.ceil(new Date(event.at).getTime() / 1000) + KEPT_DAYS * 86_400;
      await table.commit([table.put({ ...event, pk: pkOf(event.key), sk: 'EVENT', entity: 'received-event', ttl })]);
    },
  };
}
