import * as z from 'zod';
import type { Remedy } from '../../domain/remedy/remedy.ts';
import type { Remedies } from '../../ports/remedies.ts';
import { defineEntity } from './entity.ts';
import { type Table, won } from './table.ts';

const reasonSchema = z.enum([
  'super-admin-untouchable',
  'several-permission-sets',
  'team-cannot-be-cleared',
  'permission-set-missing',
  'write-refused',
  'read-back-differs',
  'not-done-by-person',
  'asking-failed',
  'connection-revoked',
  'connection-missing-scope',
  'connection-uninstalled',
  'connection-not-connected',
  'hubspot-unavailable',
  'not-partner-side',
  'outgoing-stopped',
  'observe-mode',
  'connection-rests-on-leaver',
  'grant-ended',
  'user-missing',
  'left-open-by-client',
  'confirmed-by-client',
]);

const accessSchema = z
  .object({ permissionSetId: z.string().optional(), teamIds: z.array(z.string()) })
  .transform((access) => ({ permissionSetId: access.permissionSetId, teamIds: access.teamIds }));

const remedySchema = z.object({
  runId: z.string(),
  shard: z.int(),
  item: z.int(),
  clientId: z.string(),
  portalId: z.int(),
  personId: z.string(),
  userId: z.string().optional(),
  action: z.enum(['remove', 'restore']),
  wanted: z.object({ permissionSetName: z.string(), access: accessSchema }).optional(),
  decidedBy: z.array(z.string()),
  policyVersion: z.int().optional(),
  dueAt: z.string(),
  state: z.enum(['planned', 'awaiting-person', 'verified', 'exception']),
  reason: reasonSchema.optional(),
  tries: z.int(),
  rounds: z.int().optional(),
  asks: z.int().optional(),
  readBackAt: z.string().optional(),
  found: z
    .union([
      z.literal('gone'),
      z.object({
        superAdmin: z.boolean(),
        permissionSetNames: z.array(z.string()),
        surplusTeams: z.array(z.string()).optional(),
      }),
    ])
    .optional(),
  ownedRecords: z.record(z.string(), z.int()).optional(),
  exception: z
    .object({
      reason: reasonSchema,
      control: z.string(),
      until: z.string(),
      approvedBy: z.string(),
      at: z.string(),
    })
    .optional(),
  version: z.int(),
});

const number = (value: number) => String(value).padStart(5, '0');
const keyOf = (runId: string, shard: number, item: number) => ({
  pk: `REMEDIES#${runId}`,
  sk: `${number(shard)}#${number(item)}`,
});

const entity = defineEntity<Remedy>('remedy', remedySchema, (remedy) => ({
  ...keyOf(remedy.runId, remedy.shard, remedy.item),
  gsi1pk: `PERSON#${remedy.personId}`,
  gsi1sk: `REMEDY#${remedy.runId}#${remedy.portalId}`,
}));

/** Remedies in the table, under their run; a person's by the index. */
export function createRemedies(table: Table): Remedies {
  return {
    async keepAll(remedies) {
      for (const remedy of remedies) await won(table.commit([table.create(entity.toItem(remedy))]));
    },
    async ofShard(runId, shard) {
      return (await table.query(`REMEDIES#${runId}`, { prefix: `${number(shard)}#` })).map(entity.fromItem);
    },
    async read(runId, shard, item) {
      const { pk, sk } = keyOf(runId, shard, item);
      const found = await table.get(pk, sk);
      return found === undefined ? undefined : entity.fromItem(found);
    },
    replace: (remedy, facts) =>
      table.commit([table.replace(entity.toItem({ ...remedy, version: remedy.version + 1 }))], facts),
  };
}
