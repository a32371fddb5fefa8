import { adoptedEngagementId, misfitOf } from '../../domain/adoption.ts';
import type { Client } from '../../domain/client.ts';
import type { Engagement } from '../../domain/engagement.ts';
import { stands } from '../../domain/grant.ts';
import type { PublishedCatalogue } from '../../domain/service-package.ts';
import { ConflictError, InvalidInputError } from '../../errors.ts';
import type { Clients } from '../../ports/clients.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Grants } from '../../ports/engagements.ts';
import type { Catalogues } from '../../ports/publications.ts';
import type { LivePortal, ReadLivePortal } from '../access/live-portal.ts';
import { packageOf } from '../access/package-of.ts';
import { type CheckedRow, checkRow, type ReturnedRow, type RowRefusal } from './check-row.ts';
import { createKeepAdopted, type KeepAdoptedDependencies } from './keep-adopted.ts';

/** What taking over needs. */
export interface TakeOverDependencies extends KeepAdoptedDependencies {
  readonly readLivePortal: ReadLivePortal;
  readonly clients: Pick<Clients, 'read' | 'replace'>;
  readonly grants: Pick<Grants, 'read' | 'put'>;
  readonly catalogues: Pick<Catalogues, 'current' | 'version'>;
  readonly timeZone: string;
  readonly clock: Clock;
}

/** Who takes over, and whether it is only said what would be. */
export interface TakeOverRequest {
  readonly by: string;
  readonly correlationId: string;
  readonly dryRun: boolean;
}

/** What became of the rows of one client. */
export interface TakenOver {
  readonly taken: number;
  /** Taken over already, by the same file or another. */
  readonly already: number;
  readonly refused: readonly RowRefusal[];
  readonly engagementIds: readonly string[];
}

/**
 * Takes over access that is there: nothing is written to the portal, and nobody is mailed.
 * 1. Each row is held against the portal as it is at this moment.
 * 2. One engagement per package and end; taking over again finds it, and adds whoever is not in it. A grant per person, verified as it was read.
 * 3. The client shows that work is under way.
 */
export type TakeOver = (client: Client, rows: readonly ReturnedRow[], request: TakeOverRequest) => Promise<TakenOver>;

/** @see TakeOver */
export function createTakeOver(dependencies: TakeOverDependencies): TakeOver {
  const { readLivePortal, clients, engagements, grants, catalogues, timeZone, clock } = dependencies;
  const keepAdopted = createKeepAdopted(dependencies);

  return async (client, rows, request) => {
    const catalogue = await publishedCatalogue();
    // 1. Check.
    const portal = await readLivePortal(client);
    const now = clock.now();
    const checked = rows.map((row) => checkRow(row, { portal, catalogue, timeZone, now, by: request.by }));
    const refused = checked.filter((one): one is RowRefusal => !('found' in one));
    const fitting = checked.filter((one): one is CheckedRow => 'found' in one);
    // 2. Take.
    const totals = { taken: 0, already: 0 };
    const engagementIds = new Set<string>();
    for (const one of fitting) {
      const engagementId = adoptedEngagementId(client.clientId, one.entry.key, one.endsAt);
      const became = await take({ client, portal, catalogue, engagementId, one, request, at: now.toISOString() });
      if (typeof became !== 'string') refused.push(became);
      else {
        totals[became] += 1;
        engagementIds.add(engagementId);
      }
    }
    // 3. Show.
    if (totals.taken > 0 && !request.dryRun) await showOnClient(client.clientId);
    return { ...totals, refused: refused.sort((a, b) => a.row - b.row), engagementIds: [...engagementIds] };
  };

  async function publishedCatalogue(): Promise<PublishedCatalogue> {
    const catalogue = await catalogues.current();
    if (catalogue !== undefined) return catalogue;
    const issue = { path: 'package', expected: 'a package of a published catalogue' };
    throw new InvalidInputError('No catalogue was published.', [issue]);
  }

  async function take(of: {
    readonly client: Client;
    readonly portal: LivePortal;
    readonly catalogue: PublishedCatalogue;
    readonly engagementId: string;
    readonly one: CheckedRow;
    readonly request: TakeOverRequest;
    readonly at: string;
  }): Promise<'taken' | 'already' | RowRefusal> {
    const { client, portal, engagementId, one, request, at } = of;
    const { clientId } = client;
    const standing = await grants.read(clientId, portal.snapshot.portalId, one.found.personId);
    const grantVersion = standing?.version ?? 0;
    if (stands(standing)) {
      if (standing.engagementIds.includes(engagementId)) return 'already';
      const holder = standing.engagementIds.join(', ') || 'one that ends';
      return { row: one.row, field: 'address', expected: `a user without a grant; engagement ${holder} has this one` };
    }
    const known = await engagements.read(engagementId);
    if (known !== undefined && !(await mayJoin(known, one, portal))) {
      const expected = `another day: engagement ${engagementId} of this one has ended, or was changed since`;
      return { row: one.row, field: 'ends on', expected };
    }
    if (request.dryRun) return 'taken';
    const { by, correlationId } = request;
    const catalogueVersion = of.catalogue.version;
    try {
      const join = { engagementId, engagementVersion: known?.version };
      await keepAdopted({ clientId, portal, catalogueVersion, ...join, one, grantVersion, by, correlationId, at });
      return 'taken';
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      const expected = 'a user whom nobody else works on at this moment; take the file again';
      return { row: one.row, field: 'address', expected };
    }
  }

  /** Only one that still is what was taken over: a changed one might give more than is there, and nobody was asked about that. */
  async function mayJoin(known: Engagement, { entry, endsAt, live }: CheckedRow, portal: LivePortal): Promise<boolean> {
    if (known.state !== 'active' || known.before !== undefined) return false;
    if (known.packageKey !== entry.key || known.endsAt !== endsAt) return false;
    return misfitOf(await packageOf(catalogues, known), live, portal.snapshot.permissionSets) === undefined;
  }

  /** Whoever works for a client that has engagements shows it as active. */
  async function showOnClient(clientId: string): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const client = await clients.read(clientId);
      if (client === undefined || client.state === 'active') return;
      try {
        return await clients.replace({ ...client, state: 'active' }, []);
      } catch (error) {
        if (!(error instanceof ConflictError) || attempt === 5) throw error;
      }
    }
  }
}
