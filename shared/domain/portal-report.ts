import { nearestNames } from './nearest-names.ts';
import type { PortalSnapshot } from './portal.ts';
import { restrictedAmong } from './restricted-actions.ts';
import type { ServicePackage } from './service-package.ts';
import { type SubscriptionFit, subscriptionFit } from './subscription-fit.ts';

/** A name that packages give, held against what the portal has. */
export interface NameCheck {
  readonly name: string;
  /** Packages that name it. */
  readonly packages: readonly string[];
  readonly found: boolean;
  /** What is there under a name close to it, the closest first; empty where it was found. */
  readonly near: readonly string[];
}

/** A permission set, held against what the portal has. */
export interface SetCheck extends NameCheck {
  /** Only with billing rights, so elevated, whatever the catalogue says; null where it is not there. */
  readonly requiresBillingWrite: boolean | null;
}

/** A package, held against the portal. `needed`: an engagement of the client rests on it, or somebody asked for it. */
export interface PackageCheck {
  readonly packageKey: string;
  readonly needed: boolean;
  readonly subscription: SubscriptionFit;
  readonly restricted: readonly string[];
  readonly seat: string | null;
  /** Nothing that the package names is missing or lacking. */
  readonly fits: boolean;
}

/** A scope of our app, and whether this portal gave it. */
export interface ScopeCheck {
  readonly scope: string;
  readonly need: 'required' | 'optional';
  readonly granted: boolean;
}

/** What a portal has of what the packages and the app need; what is not told is `null`, never a guess. */
export interface PortalReport {
  readonly clientId: string;
  readonly portalId: number | null;
  readonly at: string;
  readonly ok: boolean;
  readonly connection: 'healthy' | 'missing' | 'revoked' | 'missing-scope' | 'uninstalled';
  readonly scopes: readonly ScopeCheck[];
  readonly account: {
    readonly accountType: string;
    readonly timeZone: string;
    readonly uiDomain: string;
    readonly hostedIn: string;
  } | null;
  readonly tier: string | null;
  readonly permissionSets: readonly SetCheck[];
  readonly teams: readonly NameCheck[];
  readonly packages: readonly PackageCheck[];
  /** How many users have a seat, by HubSpot's name of it; null where the portal does not tell. What is left of them no scope of ours tells. */
  readonly seats: Readonly<Record<string, number>> | null;
  readonly users: { readonly partnerSide: number; readonly clientSide: number; readonly superAdmins: number } | null;
  /** The user on whom the connection rests may give only what that user may do; null where that user is not there any more. */
  readonly installerIsSuperAdmin: boolean | null;
}

/** A package and whether it has to fit. */
export interface WantedPackage {
  readonly entry: ServicePackage;
  readonly needed: boolean;
}

/** Holds the names of packages against a portal. */
export function checkNames(
  wanted: readonly WantedPackage[],
  snapshot: Pick<PortalSnapshot, 'permissionSets' | 'teams'>,
) {
  const sets = snapshot.permissionSets.map(({ name }) => name);
  const teams = snapshot.teams.map(({ name }) => name);
  const withSets = wanted.filter(({ entry }) => entry.superAdmin !== true);
  return {
    permissionSets: namesOf(withSets, ({ permissionSet }) => [permissionSet]).map(({ name, packages }): SetCheck => {
      const found = snapshot.permissionSets.find((set) => set.name === name);
      return { ...checked(name, packages, sets), requiresBillingWrite: found?.requiresBillingWrite ?? null };
    }),
    teams: namesOf(withSets, (entry) => entry.teams).map(({ name, packages }) => checked(name, packages, teams)),
  };
}

/** Holds packages against a portal's names and the client's subscription. */
export function checkPackages(
  wanted: readonly WantedPackage[],
  { permissionSets, teams }: { readonly permissionSets: readonly SetCheck[]; readonly teams: readonly NameCheck[] },
  tier: string | undefined,
): PackageCheck[] {
  const missing = [...permissionSets, ...teams].filter(({ found }) => !found);
  return wanted.map(({ entry, needed }) => {
    const subscription = subscriptionFit(entry.needs, tier);
    const restricted = restrictedAmong(entry);
    const lacks = missing.some(({ packages }) => packages.includes(entry.key));
    const fits = !lacks && subscription.fit !== 'lacks' && restricted.length === 0;
    return { packageKey: entry.key, needed, subscription, restricted, seat: entry.seat ?? null, fits };
  });
}

/** Counts seats by name; null where no user's seats are told. */
export function countSeats(users: readonly { readonly seats?: readonly string[] | undefined }[]) {
  const told = users.flatMap(({ seats }) => (seats === undefined ? [] : [seats]));
  if (told.length === 0) return null;
  const counts: Record<string, number> = {};
  for (const seat of told.flat()) counts[seat] = (counts[seat] ?? 0) + 1;
  return counts;
}

/** What a report says in counts and codes, for the ledger. */
export function reportFacts({ portalId, ok, connection, scopes, permissionSets, teams, packages }: PortalReport) {
  const lost = (checks: readonly NameCheck[]) => checks.filter(({ found }) => !found).length;
  return {
    portalId: portalId ?? 0,
    ok,
    connection,
    missingScopes: scopes.filter(({ need, granted }) => need === 'required' && !granted).map(({ scope }) => scope),
    missingSets: lost(permissionSets),
    missingTeams: lost(teams),
    unfit: packages.filter(({ fits, needed }) => needed && !fits).map(({ packageKey }) => packageKey),
  };
}

function namesOf(wanted: readonly WantedPackage[], of: (entry: ServicePackage) => readonly string[]) {
  const byName = new Map<string, string[]>();
  for (const { entry } of wanted) {
    for (const name of of(entry)) byName.set(name, [...(byName.get(name) ?? []), entry.key]);
  }
  return [...byName].map(([name, packages]) => ({ name, packages: [...new Set(packages)] }));
}

function checked(name: string, packages: readonly string[], existing: readonly string[]): NameCheck {
  const found = existing.includes(name);
  return { name, packages, found, near: found ? [] : nearestNames(name, existing) };
}
