import type { ServicePackage } from '../../domain/service-package.ts';
import { NotFoundError } from '../../errors.ts';
import type { Catalogues } from '../../ports/publications.ts';

/** The package that a record names, at the catalogue version that it pins. @throws NotFoundError */
export async function packageOf(
  catalogues: Pick<Catalogues, 'version'>,
  pinned: { readonly packageKey?: string | undefined; readonly catalogueVersion?: number | undefined },
): Promise<ServicePackage> {
  const catalogue =
    pinned.catalogueVersion === undefined ? undefined : await catalogues.version(pinned.catalogueVersion);
  const found = catalogue?.packages.find((entry) => entry.key === pinned.packageKey);
  if (found === undefined) {
    throw new NotFoundError(
      'Service package',
      `${pinned.packageKey ?? '(none)'} at version ${pinned.catalogueVersion ?? '(none)'}`,
    );
  }
  return found;
}
