import { diffCatalogues, rollOutEffect } from '../../../shared/domain/catalogue-diff.ts';
import type { Client } from '../../../shared/domain/client.ts';
import { stands } from '../../../shared/domain/grant.ts';
import { catalogueSchema, type ServicePackage } from '../../../shared/domain/service-package.ts';
import { packageOf } from '../../../shared/services/access/package-of.ts';
import { inBatches } from '../in-batches.ts';
import { defineRoute } from '../route.ts';
import { createNamePerson } from '../views/named-person.ts';

/** What a catalogue file would change, and what its roll-out would do to every grant that stands. Changes nothing. */
export const diffCatalogue = defineRoute({
  method: 'POST',
  path: '/catalogues/diff',
  scope: 'read',
  input: catalogueSchema,
  run:
    ({ catalogues, clients, grants, engagements, people }) =>
    async ({ packages }) => {
      const current = await catalogues.current();
      const namePerson = createNamePerson(people);
      const pinned = new Map<string, ServicePackage>();

      /** A version never changes: each package is read once. */
      async function pinnedPackage(of: { packageKey: string; catalogueVersion: number }): Promise<ServicePackage> {
        const key = `${of.packageKey}@${of.catalogueVersion}`;
        const found = pinned.get(key) ?? (await packageOf(catalogues, of));
        pinned.set(key, found);
        return found;
      }

      async function effectsAt({ clientId, portalId, name }: Client) {
        if (portalId === undefined) return [];
        const standing = (await grants.ofPortal(clientId, portalId)).filter(stands);
        const lines = [];
        for (const grant of standing) {
          for (const engagementId of grant.engagementIds) {
            const engagement = await engagements.read(engagementId);
            if (engagement === undefined) continue;
            const { packageKey, catalogueVersion } = engagement;
            const next = packages.find(({ key }) => key === packageKey);
            lines.push({
              clientId,
              clientName: name,
              person: await namePerson(grant.personId),
              engagementId,
              packageKey,
              pinnedTo: catalogueVersion,
              ...rollOutEffect(await pinnedPackage(engagement), next),
            });
          }
        }
        return lines;
      }

      return {
        status: 200,
        body: {
          currentVersion: current?.version ?? null,
          packages: diffCatalogues(current?.packages ?? [], packages),
          grants: (await inBatches(await clients.list(), effectsAt)).flat(),
        },
      };
    },
});
