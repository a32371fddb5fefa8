import * as z from 'zod';
import { type Engagement, nextLookAt } from '../../domain/engagement.ts';
import type { Engagements } from '../../ports/engagements.ts';
import { defineEntity } from './entity.ts';
import { dueKeys } from './shards.ts';
import { type Table, won } from './table.ts';

const termsSchema = z.object({
  packageKey: z.string(),
  catalogueVersion: z.int(),
  team: z.array(z.string()),
  endsAt: z.string(),
  state: z.enum(['starting', 'active', 'paused', 'ending', 'ended']),
  approvedBy: z.array(z.string()),
  approvedIn: z.int().optional(),
  approvalFrom: z.int().optional(),
});

const engagementSchema = termsSchema.extend({
  engagementId: z.string(),
  clientId: z.string(),
  startsAt: z.string(),
  change: z.int(),
  requestedBy: z.string(),
  before: termsSchema.optional(),
  adopted: z.literal(true).optional(),
  endAskedFor: z.string().optional(),
  letEnd: z.object({ endsAt: z.string(), by: z.string(), at: z.string() }).optional(),
  replans: z.int().optional(),
  version: z.int(),
});

/** Engagements in the table. `endNotice` (seconds): how long before its end the manager is asked about one. */
export function createEngagements(table: Table, endNotice: number): Engagements {
  const entity = defineEntity<Engagement>('engagement', engagementSchema, (engagement) => ({
    pk: `ENGAGEMENT#${engagement.engagementId}`,
    sk: 'ENGAGEMENT',
    gsi1pk: `CLIENT#${engagement.clientId}`,
    gsi1sk: `ENGAGEMENT#${engagement.startsAt}#${engagement.engagementId}`,
    // Its end date is a timer like any other.
    ...dueKeys(`engagement:${engagement.engagementId}`, nextLookAt(engagement, endNotice)),
  }));
  return {
    create: (engagement, fact) => won(table.commit([table.create(entity.toItem(engagement))], [fact])),
    async read(engagementId) {
      const item = await table.get(`ENGAGEMENT#${engagementId}`, 'ENGAGEMENT');
      return item === undefined ? undefined : entity.fromItem(item);
    },
    replace: (engagement, facts) =>
      table.commit([table.replace(entity.toItem({ ...engagement, version: engagement.version + 1 }))], facts),
    async ofClient(clientId) {
      return (await table.query(`CLIENT#${clientId}`, { index: 'gsi1', prefix: 'ENGAGEMENT#' })).map(entity.fromItem);
    },
  };
}
