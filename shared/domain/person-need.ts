import type { Engagement } from './engagement.ts';
import { SUPER_ADMIN } from './grant.ts';
import { RISK_ORDER, type ServicePackage } from './service-package.ts';

/** What the engagements need together for one person, at least one of them. */
export interface Need {
  readonly engagements: readonly Engagement[];
  readonly leading: ServicePackage;
  readonly superAdmin: boolean;
  readonly permissionSetName: string;
  /** Names. */
  readonly teams: readonly string[];
  readonly endsAt: string;
}

/**
 * One user has one permission set: where several packages meet, super admin leads, which holds all others, then the one of the highest risk,
 * then its key, for a stable choice.
 */
export function needOf(engagements: readonly Engagement[], packages: readonly ServicePackage[]): Need {
  const [leading] = packages.toSorted(
    (a, b) =>
      Number(b.superAdmin ?? false) - Number(a.superAdmin ?? false) ||
      RISK_ORDER[b.risk] - RISK_ORDER[a.risk] ||
      (a.key < b.key ? -1 : 1),
  );
  const endsAt = engagements
    .map((engagement) => engagement.endsAt)
    .sort()
    .at(-1);
  if (leading === undefined || endsAt === undefined) throw new Error('A need without an engagement.');
  const superAdmin = leading.superAdmin === true;
  return {
    engagements,
    leading,
    superAdmin,
    permissionSetName: superAdmin ? SUPER_ADMIN : leading.permissionSet,
    teams: superAdmin ? [] : [...new Set(packages.flatMap((entry) => entry.teams))].sort(),
    endsAt,
  };
}
