import { speaksForClient } from '../../domain/client-admins.ts';
import { clientWords } from '../../domain/client-words/client-words.ts';
import { needsAccess } from '../../domain/engagement.ts';
import { stands } from '../../domain/grant.ts';
import type { Language } from '../../domain/language.ts';
import type { Link } from '../../domain/link.ts';
import type { RuntimeSettings } from '../../domain/settings.ts';
import { type ClosurePerson, renderClosurePage } from '../../pages/closure-page.tsx';
import type { EndAllAccessData } from '../../pages/end-all-access.tsx';
import type { Clients } from '../../ports/clients.ts';
import type { Closures } from '../../ports/closures.ts';
import type { Connections } from '../../ports/connections.ts';
import type { Engagements, Grants } from '../../ports/engagements.ts';
import type { People } from '../../ports/people.ts';

/** What showing a closure behind its links needs. Reads only. */
export interface ClosurePagesDependencies {
  readonly settings: Pick<RuntimeSettings, 'agency' | 'hubspot'>;
  readonly closures: Pick<Closures, 'lastOf'>;
  readonly clients: Pick<Clients, 'read'>;
  readonly people: Pick<People, 'read'>;
  readonly connections: Pick<Connections, 'read'>;
  readonly engagements: Pick<Engagements, 'ofClient'>;
  readonly grants: Pick<Grants, 'ofPortal'>;
}

/** What has just happened, as far as the page says it. */
export interface ClosureShown {
  readonly language: Language;
  readonly late?: boolean | undefined;
}

/** Pages of closures. */
export interface ClosurePages {
  /** The page of a confirming link; undefined where there is nothing that this person may see. */
  confirm(link: Link, postPath: string, shown: ClosureShown): Promise<string | undefined>;
  /** The part of a portal's page; undefined for whoever is not of the client's side. `done` is the mark in the address. */
  offer(link: Link, postPath: string, done: string | undefined): Promise<EndAllAccessData | undefined>;
}

/** @see ClosurePages; people of the agency see neither: it is the client's to end. */
export function createClosurePages(dependencies: ClosurePagesDependencies): ClosurePages {
  const { settings, closures, clients, people, connections, engagements, grants } = dependencies;
  const { agency, hubspot } = settings;

  return {
    async confirm(link, postPath, { language, late }) {
      const client = await clientOfReader(link);
      if (client?.portalId === undefined) return undefined;
      const { clientId, portalId } = client;
      const last = await closures.lastOf(clientId);
      // A link is used when a closure began after it was made; one that runs is everybody's.
      const used = last !== undefined && (last.state === 'running' || last.requestedAt >= link.createdAt);
      const connection = await connections.read(hubspot.clientApp.appId, portalId);
      const standing = (await grants.ofPortal(clientId, portalId)).filter(stands);
      const open = (await engagements.ofClient(clientId)).filter((one) => needsAccess(one) || one.state === 'paused');
      return renderClosurePage({
        agencyName: agency.name,
        look: agency,
        timeZone: agency.timeZone,
        language,
        clientName: client.name,
        portalId,
        standing: used ? last.state : 'confirm',
        people: await Promise.all(
          standing.map(async ({ personId, permissionSetName, access }): Promise<ClosurePerson> => {
            const byHand = access.superAdmin === true;
            const name = (await people.read(personId))?.name ?? clientWords(language).common.somebodyErased;
            return { name, access: byHand ? clientWords(language).closing.superAdmin : permissionSetName, byHand };
          }),
        ),
        engagements: open.length,
        readable: connection?.health === 'healthy',
        requestedAt: used ? last.requestedAt : undefined,
        endedAt: used ? last.endedAt : undefined,
        postPath,
        late,
      });
    },

    async offer(link, postPath, done) {
      const client = await clientOfReader(link);
      if (client?.portalId === undefined) return undefined;
      const last = await closures.lastOf(client.clientId);
      if (last?.state === 'running') return { state: 'running', at: last.requestedAt, postPath };
      if (last?.state === 'done') {
        const connection = await connections.read(hubspot.clientApp.appId, client.portalId);
        if (connection?.health !== 'healthy') return { state: 'done', at: last.endedAt, postPath };
      }
      if (done === 'end-access-mailed') return { state: 'asked', postPath };
      return { state: done === 'end-access-too-often' ? 'too-often' : 'offered', postPath };
    },
  };

  /** The client of a link, where its reader is of the client's side, and still speaks for it. */
  async function clientOfReader({ clientId, personId }: Link) {
    if (clientId === undefined || (await people.read(personId))?.kind !== 'client') return undefined;
    const client = await clients.read(clientId);
    return client !== undefined && speaksForClient(client, personId) ? client : undefined;
  }
}
