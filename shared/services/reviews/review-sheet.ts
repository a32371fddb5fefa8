import type { Audit } from '../../domain/audit/audit.ts';
import type { Review } from '../../domain/audit/review.ts';
import { inReadingOrder, type ReviewLine } from '../../domain/audit/review-list.ts';
import type { PackageNames } from '../../domain/audit/review-words.ts';
import type { Person } from '../../domain/person.ts';
import { NotFoundError } from '../../errors.ts';
import type { AuditItems, AuditReviews, Audits } from '../../ports/audits.ts';
import type { Clients } from '../../ports/clients.ts';
import type { People } from '../../ports/people.ts';
import type { Catalogues } from '../../ports/publications.ts';
import { atOnce } from '../at-once.ts';

/** What reading a review with its lines needs. */
export interface ReviewSheetDependencies {
  readonly audits: Pick<Audits, 'read'>;
  readonly auditReviews: Pick<AuditReviews, 'read'>;
  readonly auditItems: Pick<AuditItems, 'readMany'>;
  readonly clients: Pick<Clients, 'findByPortal'>;
  readonly people: Pick<People, 'read'>;
  readonly catalogues: Pick<Catalogues, 'version'>;
}

/** A review with its lines as they are now, and the names that its page shows. */
export interface ReviewSheet {
  readonly audit: Audit;
  readonly review: Review;
  /** In reading order. */
  readonly lines: readonly ReviewLine[];
  readonly packageNames: PackageNames;
  /** The name of anybody who decided one of the lines. */
  readonly nameOf: (personId: string) => string;
}

/** @throws NotFoundError */
export type ReadReviewSheet = (auditId: string, review: number) => Promise<ReviewSheet>;

/** @see ReviewSheet; each name is read once, whatever the number of lines. */
export function createReadReviewSheet(dependencies: ReviewSheetDependencies): ReadReviewSheet {
  const { audits, auditReviews, auditItems, clients, people, catalogues } = dependencies;
  return async (auditId, number) => {
    const [audit, review] = await Promise.all([audits.read(auditId), auditReviews.read(auditId, number)]);
    if (audit === undefined || review === undefined) throw new NotFoundError('Review', `${auditId}.${number}`);
    const items = await auditItems.readMany(auditId, review.lines);
    const portalIds = [...new Set(items.map((item) => item.portalId))];
    const personIds = [...new Set(items.flatMap(({ personId, decision }) => [personId, decision?.by ?? personId]))];
    const [names, persons, catalogue] = await Promise.all([
      atOnce(portalIds, async (id) => [id, (await clients.findByPortal(id))?.name ?? `Portal ${id}`] as const),
      atOnce(personIds, async (id) => [id, await people.read(id)] as const),
      audit.catalogueVersion === undefined ? undefined : catalogues.version(audit.catalogueVersion),
    ]);
    const clientNames = new Map(names);
    const known = new Map<string, Person | undefined>(persons);
    const nameOf = (personId: string) => known.get(personId)?.name ?? 'somebody who was erased';
    const lines = items.map((item) => ({
      item,
      clientName: clientNames.get(item.portalId) ?? '',
      personName: nameOf(item.personId),
      personEmail: known.get(item.personId)?.email ?? '',
    }));
    const packageNames = new Map((catalogue?.packages ?? []).map(({ key, name }) => [key, name]));
    return { audit, review, lines: inReadingOrder(lines), packageNames, nameOf };
  };
}
