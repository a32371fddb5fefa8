import type { AuditScope } from '../../shared/domain/audit/audit.ts';
import { InvalidInputError, NotFoundError, RuleError } from '../../shared/errors.ts';
import type { Clients } from '../../shared/ports/clients.ts';
import type { People } from '../../shared/ports/people.ts';
import { ownPersonOf } from './agency-person.ts';

/**
 * The scope that was asked for: all portals, one client's, or those of one person.
 * @throws InvalidInputError for both a client and a person; NotFoundError; RuleError for a client without a portal, or a person of a client's
 */
export async function auditScopeOf(
  { clientId, person }: { readonly clientId?: string | undefined; readonly person?: string | undefined },
  { clients, people }: { clients: Pick<Clients, 'read'>; people: Pick<People, 'read' | 'findByEmail'> },
): Promise<AuditScope> {
  if (clientId !== undefined && person !== undefined) {
    throw new InvalidInputError('An audit covers all portals, one client, or one person.', [
      { path: 'person', expected: 'nothing, where a clientId is given' },
    ]);
  }
  if (person !== undefined) return { kind: 'person', personId: (await ownPersonOf(person, people)).personId };
  if (clientId === undefined) return { kind: 'all' };
  const client = await clients.read(clientId);
  if (client === undefined) throw new NotFoundError('Client', clientId);
  if (client.portalId === undefined)
    throw new RuleError('portal-connected', 'The portal of this client is not known yet: it was never connected.');
  return { kind: 'client', clientId };
}
