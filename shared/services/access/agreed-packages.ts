import { needsAccess } from '../../domain/engagement.ts';
import type { ServicePackage } from '../../domain/service-package.ts';
import type { Engagements } from '../../ports/engagements.ts';
import type { Catalogues } from '../../ports/publications.ts';
import { packageOf } from './package-of.ts';

/** Service packages as whoever connects a portal reads of them; empty where none is known. */
export interface PackageWords {
  readonly packageName?: string;
  readonly packageDoes?: readonly string[];
  readonly packageDoesNot?: readonly string[];
}

/** The packages of a client's engagements that need access now, in words. */
export type AgreedPackages = (clientId: string) => Promise<PackageWords>;

/** @see AgreedPackages */
export function createAgreedPackages({
  engagements,
  catalogues,
}: {
  engagements: Pick<Engagements, 'ofClient'>;
  catalogues: Pick<Catalogues, 'version'>;
}): AgreedPackages {
  return async (clientId) => {
    const needed = (await engagements.ofClient(clientId)).filter(needsAccess);
    return packageWords(await Promise.all(needed.map((engagement) => packageOf(catalogues, engagement))));
  };
}

/** Several packages read as one: each thing is said once, and what one of them does is not denied by another. */
export function packageWords(packages: readonly ServicePackage[]): PackageWords {
  if (packages.length === 0) return {};
  const does = new Set(packages.flatMap((one) => one.does));
  const doesNot = new Set(packages.flatMap((one) => one.doesNot));
  return {
    packageName: [...new Set(packages.map((one) => one.name))].join(' and '),
    packageDoes: [...does],
    packageDoesNot: [...doesNot].filter((what) => !does.has(what)),
  };
}
