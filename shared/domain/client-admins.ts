import type { Client } from './client.ts';

/** Who is asked for something on the client's side: the super admins of its portal as last read, else the named contact; nobody where neither is known. */
export function askedAtClient(client: Pick<Client, 'superAdminIds' | 'contactPersonId'>): readonly string[] {
  if (client.superAdminIds.length > 0) return client.superAdminIds;
  return client.contactPersonId === undefined ? [] : [client.contactPersonId];
}

/** Who is told of changes on the client's side: the people whom the client named, else whoever is asked. */
export function toldAtClient(
  client: Pick<Client, 'superAdminIds' | 'contactPersonId' | 'noticePersonIds'>,
): readonly string[] {
  const { noticePersonIds = [] } = client;
  return noticePersonIds.length > 0 ? noticePersonIds : askedAtClient(client);
}

/** Who is told of what cannot wait: those whom the client named for it, and who speaks for it anyway. */
export function noticePeopleOf(
  client: Pick<Client, 'superAdminIds' | 'contactPersonId' | 'noticePersonIds'>,
): readonly string[] {
  return [...new Set([...(client.noticePersonIds ?? []), ...askedAtClient(client)])];
}

/**
 * Whether somebody speaks for the client now: a super admin as last read, its contact, or named by it. A link that was mailed earlier gives
 * whoever is none of them any more no say.
 */
export function speaksForClient(
  client: Pick<Client, 'superAdminIds' | 'contactPersonId' | 'noticePersonIds'>,
  personId: string,
): boolean {
  return client.contactPersonId === personId || noticePeopleOf(client).includes(personId);
}
