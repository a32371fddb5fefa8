import type { Audit } from '../../shared/domain/audit/audit.ts';
import { reviewFigures } from '../../shared/domain/audit/review-figures.ts';
import type { AuditFacts, ReviewsFacts, RosterFacts } from '../../shared/domain/evidence/audit-facts.ts';
import { certify } from '../../shared/domain/evidence/certificate.ts';
import { endOfAudit } from '../../shared/domain/evidence/end-of-audit.ts';
import type { LedgerPart } from '../../shared/domain/evidence/ledger-part.ts';
import {
  MANIFEST_FILE,
  type Manifest,
  SIGNATURE_FILE,
  sha256,
  stableJson,
} from '../../shared/domain/evidence/manifest.ts';
import { packPrefix } from '../../shared/domain/evidence/pack-facts.ts';
import { portalsTable } from '../../shared/domain/evidence/tables.ts';
import type { FrozenRoster } from '../../shared/domain/roster/frozen-roster.ts';
import { NotFoundError } from '../../shared/errors.ts';
import { renderAuditReport } from '../../shared/pages/evidence/audit-report.tsx';
import type { AuditItems, AuditReviews, AuditScopes } from '../../shared/ports/audits.ts';
import type { EvidenceStore } from '../../shared/ports/evidence.ts';
import type { People } from '../../shared/ports/people.ts';
import { evidenceCsv } from '../../shared/services/evidence/evidence-csv.ts';
import type { PackFile } from '../../shared/services/evidence/seal-pack.ts';
import type { AuditSums } from './add-up.ts';

/** What the pack of a whole audit is made from. */
export interface AuditPackDependencies {
  readonly auditScopes: Pick<AuditScopes, 'roster'>;
  readonly auditReviews: Pick<AuditReviews, 'ofAudit'>;
  readonly auditItems: Pick<AuditItems, 'readMany'>;
  readonly people: Pick<People, 'read'>;
  readonly store: Pick<EvidenceStore, 'read'>;
  readonly agency: { readonly name: string; readonly timeZone: string };
}

/** Clients whose packs are looked at side by side. */
const SIDE_BY_SIDE = 16;

/** Collects what the pack of a whole audit is made of. @throws NotFoundError when the pack of one of its clients is missing, or not signed */
export async function collectAuditFacts(
  { auditScopes, auditReviews, auditItems, people, store, agency }: AuditPackDependencies,
  audit: Audit,
  sums: AuditSums,
): Promise<AuditFacts> {
  const roster = await auditScopes.roster(audit.auditId);
  const requester = audit.requestedBy === undefined ? undefined : await people.read(audit.requestedBy);
  const packs: { clientId: string; client: string; manifestHash: string }[] = [];
  for (let from = 0; from < sums.clients.length; from += SIDE_BY_SIDE) {
    packs.push(...(await Promise.all(sums.clients.slice(from, from + SIDE_BY_SIDE).map(packOf))));
  }
  const certificate = certify('audit', sums.figures);
  const { auditId, kind, scope, trigger, requestedBy, createdAt, openedAt, previousAuditId } = audit;
  const { appVersion, policyVersion, catalogueVersion } = audit;
  return {
    format: 1,
    pack: 'audit',
    audit: {
      ...{ auditId, kind, scope, trigger, requestedBy, createdAt, openedAt, previousAuditId },
      ...{ appVersion, policyVersion, catalogueVersion },
    },
    agency,
    requestedBy: requester?.name,
    until: sums.until,
    end: endOfAudit(certificate),
    certificate,
    findings: Object.fromEntries(sums.found.findings.map(({ code, count }) => [code, count])),
    reviews: await reviewsFacts({ auditReviews, auditItems }, auditId),
    roster: roster === undefined ? undefined : rosterFacts(roster),
    packs,
    portals: sums.rows,
  };

  /** A pack without its signature is still being written. */
  async function packOf({ clientId, name }: AuditSums['clients'][number]) {
    const prefix = packPrefix(audit.auditId, clientId);
    const [manifest, signature] = await Promise.all(
      [MANIFEST_FILE, SIGNATURE_FILE].map((file) => store.read(`${prefix}${file}`)),
    );
    if (manifest === undefined || signature === undefined) throw new NotFoundError('Evidence pack', prefix);
    return { clientId, client: name, manifestHash: sha256(manifest) };
  }
}

/** The files of an audit's own pack beside its facts and its part of the ledger. */
export function auditPackFiles(facts: AuditFacts, ledger: LedgerPart): PackFile[] {
  const packs = facts.packs.map(({ clientId, client, manifestHash }) => [clientId, client, manifestHash]);
  return [
    { name: 'report.html', content: renderAuditReport({ facts, ledger }) },
    { name: 'portals.csv', content: evidenceCsv(portalsTable(facts.portals)) },
    { name: 'packs.csv', content: evidenceCsv({ heads: ['clientId', 'client', 'manifestHash'], rows: packs }) },
    { name: 'certificate.json', content: stableJson(facts.certificate) },
  ];
}

/** What the manifest of an audit's own pack says of it. */
export function auditManifest(
  facts: AuditFacts,
): Pick<Manifest, 'pack' | 'kind' | 'id' | 'clientId' | 'clientName' | 'appVersion' | 'createdAt'> {
  const { auditId: id, appVersion } = facts.audit;
  return { pack: 'audit', kind: 'audit', id, appVersion, createdAt: facts.until };
}

function rosterFacts({ at, members, movers, unmatched, directory }: FrozenRoster): RosterFacts {
  return {
    at,
    members: members.length,
    left: members.filter(({ left }) => left !== undefined).length,
    contractors: members.filter(({ contractor }) => contractor === true).length,
    movers: movers.length,
    portalOnly: unmatched.portalOnly.length,
    directoryOnly: unmatched.directoryOnly.length,
    directory,
  };
}

/** Adds reviews up, one after the other: each has some hundred lines at most. */
async function reviewsFacts(
  { auditReviews, auditItems }: Pick<AuditPackDependencies, 'auditReviews' | 'auditItems'>,
  auditId: string,
): Promise<ReviewsFacts> {
  const reviews = await auditReviews.ofAudit(auditId);
  let [decided, departed, changed] = [0, 0, 0];
  let [timed, seconds] = [0, 0];
  for (const review of reviews) {
    const figures = reviewFigures(review, await auditItems.readMany(auditId, review.lines));
    decided += figures.decided;
    departed += figures.departedShare * figures.decided;
    changed += figures.changedShare * figures.decided;
    if (figures.secondsPerLine === undefined) continue;
    timed += figures.decided;
    seconds += figures.secondsPerLine * figures.decided;
  }
  return {
    reviews: reviews.length,
    submitted: reviews.filter(({ submittedAt }) => submittedAt !== undefined).length,
    lines: decided,
    ...(decided === 0 ? {} : { departedShare: departed / decided, changedShare: changed / decided }),
    ...(timed === 0 ? {} : { secondsPerLine: Math.round((seconds / timed) * 10) / 10 }),
  };
}
