import type { Client } from '../domain/client.ts';
import { isOpen } from '../domain/engagement.ts';
import { stands } from '../domain/grant.ts';
import { clientStream, type LedgerFact } from '../domain/ledger.ts';
import { NotFoundError, RuleError } from '../errors.ts';
import type { Clients } from '../ports/clients.ts';
import type { Clock } from '../ports/clock.ts';
import type { Engagements, Grants } from '../ports/engagements.ts';

/** What changing a client's portals takes. */
export interface ClientPortalsDependencies {
  readonly clients: Pick<Clients, 'read' | 'create' | 'replace' | 'findByPortal'>;
  readonly engagements: Pick<Engagements, 'ofClient'>;
  readonly grants: Pick<Grants, 'ofPortal'>;
  readonly partnerPortalId: number;
  readonly clock: Clock;
}

/** Who asks for it. */
export interface PortalRequest {
  readonly by: string;
  readonly correlationId: string;
}

/** A client's portals, each change once. @throws NotFoundError, RuleError */
export interface ClientPortals {
  /** The client moved to another portal. Nothing of ours may stand in the old one. */
  swap(clientId: string, portalId: number, request: PortalRequest): Promise<{ client: Client; done: boolean }>;
  /** A further portal of the same company: a client record of its own, with its own connection, engagements and ledger stream. */
  add(
    clientId: string,
    portal: { readonly portalId: number; readonly name: string },
    request: PortalRequest,
  ): Promise<{ client: Client; done: boolean }>;
}

/** The record of a further portal: derived, so that adding it again finds it. */
export function clientIdOfPortal(clientId: string, portalId: number): string {
  return `${clientId}-p${portalId}`;
}

/** @see ClientPortals */
export function createClientPortals(dependencies: ClientPortalsDependencies): ClientPortals {
  const { clients, engagements, grants, partnerPortalId, clock } = dependencies;

  return {
    async swap(clientId, portalId, request) {
      const client = await clientOf(clientId);
      if (client.portalId === portalId) return { client, done: true };
      await requireFree(portalId);
      const { portalId: from } = client;
      if (from !== undefined) {
        const standing = (await grants.ofPortal(clientId, from)).filter(stands);
        if (standing.length > 0)
          throw new RuleError(
            'portal-in-use',
            `${standing.length} of your people still have access in portal ${from}. End or pause the engagements first: steward client show ${clientId}.`,
          );
      }
      // What was read of the old portal says nothing about the new one.
      const {
        uiDomain: _host,
        portalTimeZone: _zone,
        accountType: _type,
        tier: _tier,
        noticePersonIds: _told,
        ...rest
      } = client;
      const open = (await engagements.ofClient(clientId)).some(isOpen);
      const next: Client = { ...rest, portalId, superAdminIds: [], state: open ? client.state : 'accepted' };
      const facts = { from: from ?? 0, to: portalId };
      await clients.replace(next, [factOf(clientId, 'portal-swapped', request, facts)]);
      return { client: next, done: false };
    },

    async add(clientId, { portalId, name }, request) {
      const parent = await clientOf(clientId);
      if (parent.partOf !== undefined)
        throw new RuleError('portal-of-portal', `It is a further portal of ${parent.partOf} itself. Add it there.`);
      const added = clientIdOfPortal(clientId, portalId);
      const there = await clients.read(added);
      if (there !== undefined) return { client: there, done: true };
      await requireFree(portalId);
      const client: Client = {
        clientId: added,
        recordId: parent.recordId,
        name,
        state: 'accepted',
        portalId,
        contactPersonId: parent.contactPersonId,
        superAdminIds: [],
        language: parent.language,
        partOf: clientId,
        baseline: false,
        createdAt: clock.now().toISOString(),
        version: 1,
      };
      const facts = { portalId, partOf: clientId };
      await clients.create(
        client,
        factOf(added, 'portal-added', request, facts),
        factOf(clientId, 'portal-added', request, facts),
      );
      return { client, done: false };
    },
  };

  async function clientOf(clientId: string): Promise<Client> {
    const client = await clients.read(clientId);
    if (client === undefined) throw new NotFoundError('Client', clientId);
    return client;
  }

  async function requireFree(portalId: number): Promise<void> {
    if (portalId === partnerPortalId) throw new RuleError('portal-is-the-clients', 'This is your own portal.');
    const other = await clients.findByPortal(portalId);
    if (other !== undefined)
      throw new RuleError('one-client-per-portal', `Portal ${portalId} is the one of ${other.clientId}.`);
  }

  function factOf(
    clientId: string,
    type: 'portal-swapped' | 'portal-added',
    { by, correlationId }: PortalRequest,
    facts: LedgerFact['facts'],
  ): LedgerFact {
    return { stream: clientStream(clientId), type, at: clock.now().toISOString(), actor: by, correlationId, facts };
  }
}
