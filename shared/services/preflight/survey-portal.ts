import type { Client } from '../../domain/client.ts';
import type { Connection } from '../../domain/connection.ts';
import { needsAccess } from '../../domain/engagement.ts';
import { clientStream } from '../../domain/ledger.ts';
import {
  checkNames,
  checkPackages,
  countSeats,
  type PortalReport,
  reportFacts,
  type ScopeCheck,
  type WantedPackage,
} from '../../domain/portal-report.ts';
import { ConnectionBrokenError, HubSpotError, InvalidInputError } from '../../errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Connections } from '../../ports/connections.ts';
import type { Engagements } from '../../ports/engagements.ts';
import type { PortalAccounts } from '../../ports/hubspot.ts';
import type { PortalReports } from '../../ports/portal-reports.ts';
import type { Catalogues } from '../../ports/publications.ts';
import type { LivePortal, ReadLivePortal } from '../access/live-portal.ts';
import { packageOf } from '../access/package-of.ts';

/** What looking a portal over needs. */
export interface SurveyPortalDependencies {
  readonly readLivePortal: ReadLivePortal;
  readonly accounts: PortalAccounts;
  readonly connections: Pick<Connections, 'read'>;
  readonly engagements: Pick<Engagements, 'ofClient'>;
  readonly catalogues: Pick<Catalogues, 'current' | 'version'>;
  readonly portalReports: Pick<PortalReports, 'keep'>;
  readonly clientApp: {
    readonly appId: number;
    readonly scopes: readonly string[];
    readonly optionalScopes: readonly string[];
  };
  readonly clock: Clock;
}

/** Who asked, and for which package beside those of the engagements. */
export interface SurveyRequest {
  readonly packageKey?: string | undefined;
  readonly by: string;
  readonly correlationId: string;
}

/** A report with what was read for it; the portal is absent where it could not be read. */
export interface Survey {
  readonly report: PortalReport;
  readonly portal: LivePortal | undefined;
}

/**
 * Looks over what a client's portal has, before anything is asked of it.
 * 1. The packages that have to fit are those of its engagements, and one that is asked for; those of the catalogue are looked at as well.
 * 2. A portal that cannot be read is a finding, not a failure.
 * 3. The report is kept, with counts and codes in the ledger. Of people only counts are kept.
 */
export type SurveyPortal = (client: Client, request: SurveyRequest) => Promise<Survey>;

/** @see SurveyPortal */
export function createSurveyPortal(dependencies: SurveyPortalDependencies): SurveyPortal {
  const { readLivePortal, accounts, connections, engagements, catalogues, portalReports, clientApp, clock } =
    dependencies;

  return async (client, request) => {
    const { clientId, portalId } = client;
    const connection = portalId === undefined ? undefined : await connections.read(clientApp.appId, portalId);
    // 1. For what?
    const wanted = await wantedOf(clientId, request.packageKey);
    // 2. Read.
    const read = await readIfPossible(client);
    const portal = 'snapshot' in read ? read : undefined;
    const account = portalId === undefined || portal === undefined ? undefined : await accountOf(portalId);
    const names = checkNames(wanted, portal?.snapshot ?? { permissionSets: [], teams: [] });
    const packages = checkPackages(wanted, portal === undefined ? NOTHING_READ : names, client.tier);
    const scopes = scopesOf(connection, clientApp);
    const ok =
      portal !== undefined &&
      scopes.every(({ need, granted }) => need === 'optional' || granted) &&
      packages.every(({ needed, fits }) => !needed || fits);
    const report: PortalReport = {
      clientId,
      portalId: portalId ?? null,
      at: clock.now().toISOString(),
      ok,
      connection: 'snapshot' in read ? 'healthy' : read.reason,
      scopes,
      account: account ?? null,
      tier: client.tier ?? null,
      ...(portal === undefined ? NOTHING_READ : names),
      packages,
      seats: portal === undefined ? null : countSeats(portal.users),
      users: portal === undefined ? null : usersOf(portal),
      installerIsSuperAdmin: installerOf(portal, connection),
    };
    // 3. Keep.
    if (portalId !== undefined) await keep({ ...report, portalId }, request);
    return { report, portal };
  };

  async function wantedOf(clientId: string, asked: string | undefined): Promise<WantedPackage[]> {
    const catalogue = (await catalogues.current())?.packages ?? [];
    if (asked !== undefined && !catalogue.some(({ key }) => key === asked)) {
      const expected = `one of ${catalogue.map(({ key }) => key).join(', ')}`;
      throw new InvalidInputError('There is no such service package.', [{ path: 'package', expected }]);
    }
    const wanted = new Map(catalogue.map((entry) => [entry.key, { entry, needed: entry.key === asked }]));
    for (const engagement of (await engagements.ofClient(clientId)).filter(needsAccess)) {
      wanted.set(engagement.packageKey, { entry: await packageOf(catalogues, engagement), needed: true });
    }
    return [...wanted.values()];
  }

  async function readIfPossible(
    client: Client,
  ): Promise<LivePortal | { readonly reason: Exclude<PortalReport['connection'], 'healthy'> }> {
    if (client.portalId === undefined) return { reason: 'missing' };
    try {
      return await readLivePortal(client);
    } catch (error) {
      if (error instanceof ConnectionBrokenError) return { reason: error.reason };
      throw error;
    }
  }

  async function accountOf(portalId: number): Promise<PortalReport['account']> {
    try {
      const { dataHostingLocation: hostedIn, accountType, timeZone, uiDomain } = await accounts.details(portalId);
      return { accountType, timeZone, uiDomain, hostedIn };
    } catch (error) {
      // Nothing rests on it: unknown is shown as unknown.
      if (error instanceof HubSpotError || error instanceof ConnectionBrokenError) return null;
      throw error;
    }
  }

  function keep(report: PortalReport & { readonly portalId: number }, { by, correlationId }: SurveyRequest) {
    return portalReports.keep(report, {
      stream: clientStream(report.clientId),
      type: 'preflight-made',
      at: report.at,
      actor: by,
      correlationId,
      facts: reportFacts(report),
    });
  }
}

const NOTHING_READ = { permissionSets: [], teams: [] } as const;

function scopesOf(
  connection: Connection | undefined,
  app: Pick<SurveyPortalDependencies['clientApp'], 'scopes' | 'optionalScopes'>,
): ScopeCheck[] {
  const granted = new Set(connection?.scopes);
  const check = (need: ScopeCheck['need']) => (scope: string) => ({ scope, need, granted: granted.has(scope) });
  return [...app.scopes.map(check('required')), ...app.optionalScopes.map(check('optional'))];
}

function usersOf({ partners, snapshot, superAdmins }: LivePortal) {
  return { partnerSide: partners.length, clientSide: snapshot.clientUsers, superAdmins };
}

function installerOf(portal: LivePortal | undefined, connection: Connection | undefined): boolean | null {
  return portal?.users.find(({ id }) => id === connection?.installingUserId)?.superAdmin ?? null;
}
