import type { ServicePackage } from './service-package.ts';

/** One field of a package that differs, each side as JSON; null where it is not there. */
export interface FieldChange {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What becomes of a package. */
export interface PackageChange {
  readonly packageKey: string;
  readonly kind: 'added' | 'changed' | 'removed';
  /** For `changed`; in the order of the names. */
  readonly fields: readonly FieldChange[];
}

/** What differs between two catalogues, package by package, field by field; packages that stay as they are, are left out. */
export function diffCatalogues(before: readonly ServicePackage[], after: readonly ServicePackage[]): PackageChange[] {
  const keys = [...new Set([...before, ...after].map(({ key }) => key))];
  return keys.flatMap((packageKey): PackageChange[] => {
    const [old, next] = [before, after].map((packages) => packages.find(({ key }) => key === packageKey));
    if (old === undefined) return [{ packageKey, kind: 'added', fields: [] }];
    if (next === undefined) return [{ packageKey, kind: 'removed', fields: [] }];
    const fields = fieldsThatDiffer(old, next);
    return fields.length === 0 ? [] : [{ packageKey, kind: 'changed', fields }];
  });
}

/** The access that a package names. */
export interface PackageAccess {
  readonly superAdmin: boolean;
  readonly permissionSet: string | null;
  readonly teams: readonly string[];
}

/** @see PackageAccess */
export function accessOfPackage({ superAdmin, permissionSet, teams }: ServicePackage): PackageAccess {
  if (superAdmin === true) return { superAdmin: true, permissionSet: null, teams: [] };
  return { superAdmin: false, permissionSet, teams: [...teams].sort() };
}

/** What the roll-out of a new catalogue would do to the access that an engagement gives. Publishing alone does nothing: it pins its version. */
export function rollOutEffect(pinned: ServicePackage, next: ServicePackage | undefined) {
  const before = accessOfPackage(pinned);
  if (next === undefined) return { effect: 'package-removed' as const, before, after: null };
  const after = accessOfPackage(next);
  const same = JSON.stringify(before) === JSON.stringify(after);
  return { effect: same ? ('same' as const) : ('changes' as const), before, after };
}

function fieldsThatDiffer(old: ServicePackage, next: ServicePackage): FieldChange[] {
  const [a, b] = [old, next].map((entry) => new Map(Object.entries(entry)));
  const text = (value: unknown) => (value === undefined ? null : JSON.stringify(value));
  return [...new Set([...(a?.keys() ?? []), ...(b?.keys() ?? [])])]
    .sort()
    .map((field) => ({ field, before: text(a?.get(field)), after: text(b?.get(field)) }))
    .filter((change) => change.before !== change.after);
}
