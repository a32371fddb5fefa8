import * as z from 'zod';
import type { RosterBook } from '../../ports/people.ts';
import type { Table } from './table.ts';

const memberSchema = z.object({
  personId: z.string(),
  hubspotUserId: z.string(),
  seenAt: z.string(),
  leftAt: z.string().optional(),
});

/** The roster in the table: one partition, a line per person. */
export function createRosterBook(table: Table): RosterBook {
  return {
    async members() {
      return (await table.query('ROSTER')).map((item) => memberSchema.parse(item));
    },
    async save(member) {
      await table.commit([
        table.put({ ...member, pk: 'ROSTER', sk: `USER#${member.hubspotUserId}`, entity: 'roster-member' }),
      ]);
    },
  };
}
