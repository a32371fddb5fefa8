import * as z from 'zod';
import type { Grant } from '../../domain/grant.ts';
import type { Grants } from '../../ports/engagements.ts';
import { defineEntity } from './entity.ts';
import type { Table } from './table.ts';

const accessSchema = z.object({
  permissionSetId: z
    .string()
    .optional()
    .transform((id) => id),
  teamIds: z.array(z.string()),
  superAdmin: z.literal(true).optional(),
});

/** `permissionSetId` is there even where it is undefined, as the domain compares it. */
function toAccess({ permissionSetId, ...rest }: z.output<typeof accessSchema>) {
  return { permissionSetId, ...rest };
}

const grantSchema = z.object({
  clientId: z.string(),
  portalId: z.int(),
  personId: z.string(),
  userId: z.string().optional(),
  engagementIds: z.array(z.string()),
  access: accessSchema.transform(toAccess),
  permissionSetName: z.string(),
  before: z.object({
    existed: z.boolean(),
    access: accessSchema.transform(toAccess).optional(),
  }),
  state: z.enum(['requested', 'approved', 'applied', 'verified', 'cannot-verify', 'removed']),
  confirmedBy: z.string().optional(),
  adopted: z.literal(true).optional(),
  reason: z.string().optional(),
  approvedBy: z.array(z.string()),
  startedAt: z.string(),
  endsAt: z.string(),
  verifiedAt: z.string().optional(),
  endedAt: z.string().optional(),
  version: z.int(),
});

const entity = defineEntity<Grant>('grant', grantSchema, (grant) => ({
  pk: `CLIENT#${grant.clientId}`,
  sk: `GRANT#${grant.portalId}#${grant.personId}`,
  gsi1pk: `PERSON#${grant.personId}`,
  gsi1sk: `GRANT#${grant.portalId}`,
}));

/** Grants in the table: one per portal and person. */
export function createGrants(table: Table): Grants {
  return {
    async read(clientId, portalId, personId) {
      const item = await table.get(`CLIENT#${clientId}`, `GRANT#${portalId}#${personId}`);
      return item === undefined ? undefined : entity.fromItem(item);
    },
    put: (grant, facts) => {
      const item = entity.toItem({ ...grant, version: grant.version + 1 });
      return table.commit([grant.version === 0 ? table.create(item) : table.replace(item)], facts);
    },
    async ofPortal(clientId, portalId) {
      return (await table.query(`CLIENT#${clientId}`, { prefix: `GRANT#${portalId}#` })).map(entity.fromItem);
    },
    async ofPerson(personId) {
      return (await table.query(`PERSON#${personId}`, { index: 'gsi1', prefix: 'GRANT#' })).map(entity.fromItem);
    },
  };
}
