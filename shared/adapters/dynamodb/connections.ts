import * as z from 'zod';
import type { Connection } from '../../domain/connection.ts';
import type { Connections } from '../../ports/connections.ts';
import { defineEntity } from './entity.ts';
import { dueKeys } from './shards.ts';
import { type Table, won } from './table.ts';

const connectionSchema = z.object({
  appId: z.int(),
  portalId: z.int(),
  clientId: z.string().optional(),
  scopes: z.array(z.string()),
  installingUserId: z.string(),
  accessToken: z.string(),
  refreshToken: z.string(),
  accessExpiresAt: z.string(),
  health: z.enum(['healthy', 'revoked', 'missing-scope', 'uninstalled']),
  connectedAt: z.string(),
  renewedAt: z.string().optional(),
  brokenAt: z.string().optional(),
  toldAt: z.string().optional(),
  leaseUntil: z.string().optional(),
  version: z.int(),
});

const keyOf = (appId: number, portalId: number) => ({ pk: `CONNECTION#${appId}#${portalId}`, sk: 'CONNECTION' });

const entity = defineEntity<Connection>('connection', connectionSchema, (connection) => ({
  ...keyOf(connection.appId, connection.portalId),
  ...(connection.clientId === undefined
    ? {}
    : { gsi1pk: `CLIENT#${connection.clientId}`, gsi1sk: `CONNECTION#${connection.portalId}` }),
  // Until partner operations was told that it is lost.
  ...dueKeys(
    `connection:${connection.appId}:${connection.portalId}`,
    connection.toldAt === undefined ? connection.brokenAt : undefined,
  ),
}));

/** Connections in the table; tokens are ciphertexts by the time they get here. */
export function createConnections(table: Table): Connections {
  return {
    async read(appId, portalId) {
      const { pk, sk } = keyOf(appId, portalId);
      const item = await table.get(pk, sk);
      return item === undefined ? undefined : entity.fromItem(item);
    },
    establish: (connection, fact) => table.commit([table.put(entity.toItem(connection))], [fact]),
    claimRefresh: (connection, now, leaseUntil) =>
      won(
        table.commit([
          table.update(keyOf(connection.appId, connection.portalId), {
            set: 'SET #lease = :until',
            condition: '#version = :version AND (attribute_not_exists(#lease) OR #lease < :now)',
            names: { '#lease': 'leaseUntil', '#version': 'version' },
            values: { ':until': leaseUntil.toISOString(), ':now': now.toISOString(), ':version': connection.version },
          }),
        ]),
      ),
    replace: (connection, facts) =>
      table.commit([table.replace(entity.toItem({ ...connection, version: connection.version + 1 }))], facts),
  };
}
