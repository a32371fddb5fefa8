import * as z from 'zod';
import type { Offboarding } from '../../domain/remedy/offboarding.ts';
import type { Offboardings } from '../../ports/remedies.ts';
import { defineEntity } from './entity.ts';
import { dueKeys } from './shards.ts';
import { type Table, won } from './table.ts';

const offboardingSchema = z.object({
  offboardingId: z.string(),
  personId: z.string(),
  cause: z.enum(['left-partner-portal', 'left-directory', 'command']),
  requestedBy: z.string().optional(),
  correlationId: z.string(),
  noticedAt: z.string(),
  effectiveAt: z.string(),
  state: z.enum(['scheduled', 'running', 'done', 'partly', 'cancelled']),
  tellId: z.string(),
  portals: z.int(),
  shards: z.int(),
  removedAt: z.string().optional(),
  version: z.int(),
});

const keyOf = (offboardingId: string) => ({ pk: `OFFBOARDING#${offboardingId}`, sk: 'OFFBOARDING' });

const entity = defineEntity<Offboarding>('offboarding', offboardingSchema, (offboarding) => ({
  ...keyOf(offboarding.offboardingId),
  gsi1pk: `PERSON#${offboarding.personId}`,
  gsi1sk: `OFFBOARDING#${offboarding.noticedAt}#${offboarding.offboardingId}`,
  gsi2pk: 'OFFBOARDINGS',
  gsi2sk: `${offboarding.noticedAt}#${offboarding.offboardingId}`,
  ...dueKeys(
    `offboarding:${offboarding.offboardingId}`,
    offboarding.state === 'scheduled' ? offboarding.effectiveAt : undefined,
  ),
}));

/** Offboardings in the table; one that is dated ahead is due then. */
export function createOffboardings(table: Table): Offboardings {
  return {
    create: (offboarding, fact) => won(table.commit([table.create(entity.toItem(offboarding))], [fact])),
    async read(offboardingId) {
      const { pk, sk } = keyOf(offboardingId);
      const item = await table.get(pk, sk);
      return item === undefined ? undefined : entity.fromItem(item);
    },
    replace: (offboarding, facts) =>
      table.commit([table.replace(entity.toItem({ ...offboarding, version: offboarding.version + 1 }))], facts),
    async ofPerson(personId) {
      const items = await table.query(`PERSON#${personId}`, { index: 'gsi1', prefix: 'OFFBOARDING#' });
      return items.map(entity.fromItem);
    },
    async list(limit) {
      const items = await table.query('OFFBOARDINGS', { index: 'gsi2', newestFirst: true, limit });
      return items.map(entity.fromItem);
    },
  };
}
