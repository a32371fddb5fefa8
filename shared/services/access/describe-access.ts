import { clientWords } from '../../domain/client-words/client-words.ts';
import { type Grant, stands } from '../../domain/grant.ts';
import type { Language } from '../../domain/language.ts';
import type { AccessHeld, AccessProof } from '../../domain/portal-access.ts';
import type { ServicePackage } from '../../domain/service-package.ts';
import type { Engagements, Grants } from '../../ports/engagements.ts';
import type { People } from '../../ports/people.ts';
import type { Catalogues } from '../../ports/publications.ts';
import { packageOf } from './package-of.ts';

/** What describing the access to a portal needs. */
export interface DescribeAccessDependencies {
  readonly grants: Pick<Grants, 'ofPortal'>;
  readonly engagements: Pick<Engagements, 'ofClient'>;
  readonly catalogues: Pick<Catalogues, 'version'>;
  readonly people: Pick<People, 'read'>;
}

/** Who of the agency has access to a portal now, with the packages that it is for. */
export interface PortalAccess {
  readonly members: readonly AccessHeld[];
  readonly packages: readonly ServicePackage[];
}

/** Describes the access to a portal as the grants say now, in the order of names. */
export type DescribeAccess = (clientId: string, portalId: number, language: Language) => Promise<PortalAccess>;

/** @see DescribeAccess */
export function createDescribeAccess(dependencies: DescribeAccessDependencies): DescribeAccess {
  const { grants, engagements, catalogues, people } = dependencies;
  return async (clientId, portalId, language) => {
    const standing = (await grants.ofPortal(clientId, portalId)).filter(stands);
    const known = await engagements.ofClient(clientId);
    const needed = new Set(standing.flatMap((grant) => grant.engagementIds));
    const sold = new Map<string, ServicePackage>();
    for (const engagement of known.filter((one) => needed.has(one.engagementId))) {
      sold.set(engagement.engagementId, await packageOf(catalogues, engagement));
    }
    const members = await Promise.all(standing.map((grant) => held(grant, sold, language)));
    const packages = [...new Map([...sold.values()].map((one) => [`${one.key}`, one])).values()];
    return { members: members.toSorted((a, b) => a.name.localeCompare(b.name)), packages };
  };

  async function held(
    grant: Grant,
    sold: ReadonlyMap<string, ServicePackage>,
    language: Language,
  ): Promise<AccessHeld> {
    const packages = grant.engagementIds.flatMap((engagementId) => sold.get(engagementId) ?? []);
    return {
      name: await nameOf(grant.personId, language),
      permissionSet: grant.permissionSetName,
      superAdmin: grant.access.superAdmin,
      teams: [...new Set(packages.flatMap((one) => one.teams))],
      since: grant.startedAt,
      until: grant.endsAt,
      packageName: [...new Set(packages.map((one) => one.name))].join(', '),
      proof: await proofOf(grant, language),
    };
  }

  async function proofOf(grant: Grant, language: Language): Promise<AccessProof> {
    if (grant.state === 'verified') return { kind: 'read-back', at: grant.verifiedAt ?? grant.startedAt };
    if (grant.confirmedBy === undefined) return { kind: 'being-checked' };
    return { kind: 'confirmed', byName: await nameOf(grant.confirmedBy, language) };
  }

  async function nameOf(personId: string, language: Language): Promise<string> {
    return (await people.read(personId))?.name ?? clientWords(language).common.somebodyErased;
  }
}
