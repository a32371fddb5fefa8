import * as z from 'zod';
import type { Invitation } from '../../domain/invitation.ts';
import type { Invitations } from '../../ports/clients.ts';
import { defineEntity } from './entity.ts';
import { type Table, won } from './table.ts';

const invitationSchema = z.object({
  invitationId: z.string(),
  recordId: z.string(),
  invitedAt: z.string(),
  clientId: z.string(),
  clientName: z.string(),
  portalId: z.int().optional(),
  serviceName: z.string().optional(),
  packageKey: z.string().optional(),
  catalogueVersion: z.int().optional(),
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
  approvedBy: z.array(z.string()).optional(),
  version: z.int(),
});

const entity = defineEntity<Invitation>('invitation', invitationSchema, (invitation) => ({
  pk: `INVITATION#${invitation.invitationId}`,
  sk: 'INVITATION',
  gsi1pk: `CLIENT#${invitation.clientId}`,
  gsi1sk: `INVITATION#${invitation.invitedAt}`,
}));

/** Invitations in the table. */
export function createInvitations(table: Table): Invitations {
  return {
    create: (invitation, fact) => won(table.commit([table.create(entity.toItem(invitation))], [fact])),
    async read(invitationId) {
      const item = await table.get(`INVITATION#${invitationId}`, 'INVITATION');
      return item === undefined ? undefined : entity.fromItem(item);
    },
    replace: (invitation, facts) =>
      table.commit([table.replace(entity.toItem({ ...invitation, version: invitation.version + 1 }))], facts),
    async ofClient(clientId) {
      return (await table.query(`CLIENT#${clientId}`, { index: 'gsi1', prefix: 'INVITATION#' })).map(entity.fromItem);
    },
  };
}
