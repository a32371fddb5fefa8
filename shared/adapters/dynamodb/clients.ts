import * as z from 'zod';
import type { Client } from '../../domain/client.ts';
import { languageSchema } from '../../domain/language.ts';
import type { Clients } from '../../ports/clients.ts';
import { defineEntity } from './entity.ts';
import { queuedMailWrites } from './outbox.ts';
import { SHARDS, shardOf } from './shards.ts';
import { type Table, won } from './table.ts';

const clientSchema = z.object({
  clientId: z.string(),
  recordId: z.string(),
  name: z.string(),
  state: z.enum(['known', 'invited', 'accepted', 'connected', 'active', 'ended']),
  portalId: z.int().optional(),
  tier: z.string().optional(),
  contactPersonId: z.string().optional(),
  superAdminIds: z.array(z.string()),
  lastInvitation: z
    .object({
      invitationId: z.string(),
      state: z.enum([
        'detected',
        'awaiting-approval',
        'awaiting-acceptance',
        'awaiting-connection',
        'connected',
        'by-hand',
        'declined',
        'withdrawn',
        'approval-expired',
        'acceptance-expired',
        'connection-expired',
      ]),
    })
    .optional(),
  way: z
    .object({
      kind: z.literal('client-created-user'),
      reason: z.enum(['client-declines-app', 'operator-chose', 'connection-expired']),
      at: z.string(),
      by: z.string().optional(),
    })
    .optional(),
  language: languageSchema.optional(),
  uiDomain: z.string().optional(),
  portalTimeZone: z.string().optional(),
  accountType: z.string().optional(),
  noticePersonIds: z.array(z.string()).optional(),
  handedOn: z
    .array(
      z.object({
        from: z.string(),
        to: z.string(),
        at: z.string(),
        waitId: z.string().optional(),
        word: z.string().optional(),
      }),
    )
    .optional(),
  partOf: z.string().optional(),
  baseline: z.boolean(),
  createdAt: z.string(),
  version: z.int(),
});

const entity = defineEntity<Client>('client', clientSchema, (client) => ({
  pk: `CLIENT#${client.clientId}`,
  sk: 'CLIENT',
  gsi2pk: `CLIENTS#${shardOf(client.clientId)}`,
  gsi2sk: `${client.name.toLowerCase()}#${client.clientId}`,
  ...(client.portalId === undefined
    ? {}
    : { gsi1pk: `PORTAL#${client.portalId}`, gsi1sk: `CLIENT#${client.clientId}` }),
}));

/** Clients in the table. */
export function createClients(table: Table): Clients {
  return {
    create: (client, ...facts) => won(table.commit([table.create(entity.toItem(client))], facts)),
    async read(clientId) {
      const item = await table.get(`CLIENT#${clientId}`, 'CLIENT');
      return item === undefined ? undefined : entity.fromItem(item);
    },
    replace: (client, facts, mails) =>
      table.commit(
        [table.replace(entity.toItem({ ...client, version: client.version + 1 })), ...queuedMailWrites(table, mails)],
        facts,
      ),
    async findByPortal(portalId) {
      const [item] = await table.query(`PORTAL#${portalId}`, { index: 'gsi1', prefix: 'CLIENT#' });
      return item === undefined ? undefined : entity.fromItem(item);
    },
    async list() {
      const shards = await Promise.all(
        Array.from({ length: SHARDS }, (_, shard) => table.query(`CLIENTS#${shard}`, { index: 'gsi2' })),
      );
      return shards
        .flat()
        .map(entity.fromItem)
        .sort((a, b) => a.name.localeCompare(b.name));
    },
  };
}
