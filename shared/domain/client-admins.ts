import type { Client } from './client.ts';

/** Who speaks for the client: the super admins of its portal as last read, else the named contact; nobody where neither is known. */
export function clientAdminsOf(client: Pick<Client, 'superAdminIds' | 'contactPersonId'>): readonly string[] {
  if (client.superAdminIds.length > 0) return client.superAdminIds;
  return client.contactPersonId === undefined ? [] : [client.contactPersonId];
}
