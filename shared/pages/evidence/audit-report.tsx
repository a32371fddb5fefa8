import { type FindingCode, ITEM_FINDINGS, PORTAL_FINDINGS } from '../../domain/audit/finding.ts';
import { findingTitle } from '../../domain/audit/finding-words.ts';
import type { AuditFacts } from '../../domain/evidence/audit-facts.ts';
import type { LedgerPart } from '../../domain/evidence/ledger-part.ts';
import { packPrefix, WHOLE_AUDIT } from '../../domain/evidence/pack-facts.ts';
import { PORTAL_COLUMNS } from '../../domain/evidence/tables.ts';
import { whenWords } from '../../domain/when-words.ts';
import { auditEndWords, entriesWords, unreadWords } from './code-words.ts';
import {
  CertificateSection,
  ControlsSection,
  Counts,
  DataTable,
  renderReport,
  Terms,
  VerifySection,
} from './report-parts.tsx';

/** Rows that a reader can take in; the CSV files have all. */
const MOST_ROWS = 200;

/** The report of a whole audit: figures, the certificate over all portals, and where the packs of the clients are. */
export function renderAuditReport({
  facts,
  ledger,
}: {
  readonly facts: AuditFacts;
  readonly ledger: LedgerPart;
}): string {
  const { agency, audit } = facts;
  return renderReport({
    title: `Access review · all clients · ${agency.name}`,
    about: `${agency.name} · Access review · ${audit.auditId}`,
    children: (
      <>
        <Opening facts={facts} ledger={ledger} />
        <CertificateSection certificate={facts.certificate} />
        <FindingsSection facts={facts} />
        <UnreadSection facts={facts} />
        <ReviewsSection facts={facts} />
        <RosterSection facts={facts} />
        <PacksSection facts={facts} />
        <ControlsSection />
        <VerifySection prefix={packPrefix(audit.auditId, WHOLE_AUDIT)} />
      </>
    ),
  });
}

function Opening({ facts, ledger }: { readonly facts: AuditFacts; readonly ledger: LedgerPart }) {
  const { agency, audit, certificate, end } = facts;
  const { figures } = certificate;
  const tone = end === 'green' ? '' : end === 'not-verified' ? 'stop' : 'wait';
  const scope =
    audit.scope.kind === 'all'
      ? 'all clients'
      : audit.scope.kind === 'client'
        ? `client ${audit.scope.clientId}`
        : 'one person';
  return (
    <header>
      <p class="kicker">{agency.name}</p>
      <h1>Access review: {scope}</h1>
      <p class="measure">
        What {agency.name}’s people could do in its clients’ portals, added up. Each client has a pack of its own, with
        every person and decision.
      </p>
      <div class={`verdict ${tone}`.trim()}>
        <strong>{auditEndWords(end)}</strong>
      </div>
      <Terms
        rows={[
          ['From', whenWords(audit.openedAt ?? audit.createdAt, agency.timeZone)],
          ['Until', whenWords(facts.until, agency.timeZone)],
          ['Asked for by', facts.requestedBy ?? 'the quarterly schedule'],
          ['Record', audit.auditId],
          ['App version', audit.appVersion],
          ...(audit.policyVersion === undefined
            ? []
            : [['Approval policy', `version ${audit.policyVersion}`] as const]),
          ['Audit before', audit.previousAuditId ?? 'none'],
          ['Ledger', entriesWords(ledger, 'the agency')],
        ]}
      />
      <Counts
        counts={[
          [figures.portalsRead, 'portals were read'],
          [figures.portalsCannotVerify, 'could not be verified'],
          [figures.usersRead, 'users were read'],
          [figures.partnerSideUsers, `are of ${agency.name}`],
          [figures.revocations, 'accesses to revoke'],
          [figures.changes, 'accesses to set back'],
          [figures.revocationExceptions + figures.changeExceptions, 'stay, as exceptions'],
          [figures.decidedByPolicy, 'lines decided by the policy'],
        ]}
      />
    </header>
  );
}

function FindingsSection({ facts }: { readonly facts: AuditFacts }) {
  const codes: readonly FindingCode[] = [...ITEM_FINDINGS, ...PORTAL_FINDINGS];
  return (
    <section>
      <h2>Findings</h2>
      <DataTable
        columns={[{ head: 'Finding' }, { head: 'Times', number: true, width: '16%' }]}
        rows={codes.map((code) => [findingTitle(code), String(facts.findings[code] ?? 0)])}
        whenEmpty=""
      />
    </section>
  );
}

function UnreadSection({ facts }: { readonly facts: AuditFacts }) {
  const at = (row: readonly string[], column: string) => row[PORTAL_COLUMNS.indexOf(column)] ?? '';
  const unread = facts.portals.filter((row) => at(row, 'state') !== 'read');
  return (
    <section>
      <h2>What could not be verified</h2>
      <DataTable
        columns={[
          { head: 'Client', width: '32%' },
          { head: 'Portal', width: '16%' },
          { head: 'Why' },
          { head: 'Users, last known', number: true, width: '16%' },
        ]}
        rows={unread
          .slice(0, MOST_ROWS)
          .map((row) => [
            at(row, 'client'),
            at(row, 'portalId'),
            unreadWords(at(row, 'reason') as Parameters<typeof unreadWords>[0]),
            at(row, 'lastKnownUnknown') === '1' ? 'unknown' : at(row, 'lastKnownUsers'),
          ])}
        whenEmpty="Nothing: every portal was read."
      />
      {unread.length > MOST_ROWS && <p class="soft">The rest of the {unread.length} stands in portals.csv.</p>}
    </section>
  );
}

function ReviewsSection({ facts: { reviews } }: { readonly facts: AuditFacts }) {
  const share = (part: number | undefined) => (part === undefined ? '–' : `${Math.round(part * 1000) / 10} %`);
  return (
    <section>
      <h2>Reviews</h2>
      <Counts
        counts={[
          [`${reviews.submitted} of ${reviews.reviews}`, 'reviews were submitted'],
          [reviews.lines, 'lines were decided by people'],
          [share(reviews.changedShare), 'of them were not kept as they are'],
          [share(reviews.departedShare), 'of them depart from what was recommended'],
          [reviews.secondsPerLine === undefined ? '–' : `${reviews.secondsPerLine} s`, 'per line, on average'],
        ]}
      />
    </section>
  );
}

function RosterSection({ facts: { roster, agency } }: { readonly facts: AuditFacts }) {
  if (roster === undefined) return null;
  const { directory } = roster;
  return (
    <section>
      <h2>Roster</h2>
      <p class="measure">
        As of {whenWords(roster.at, agency.timeZone)}, from the partner portal
        {directory === undefined
          ? ' only; no directory was imported.'
          : ` and import ${directory.number} of the directory, of ${whenWords(directory.at, agency.timeZone)}${directory.stale ? ', which was stale' : ''}.`}
      </p>
      <Counts
        counts={[
          [roster.members, 'people'],
          [roster.left, 'of them have left'],
          [roster.contractors, 'are contractors or guests'],
          [roster.movers, 'moved'],
          [roster.portalOnly, 'only in the partner portal'],
          [roster.directoryOnly, 'only in the directory'],
        ]}
      />
    </section>
  );
}

function PacksSection({ facts: { packs } }: { readonly facts: AuditFacts }) {
  return (
    <section>
      <h2>Packs of the clients</h2>
      <DataTable
        columns={[{ head: 'Client', width: '34%' }, { head: 'SHA-256 of its manifest' }]}
        rows={packs.slice(0, MOST_ROWS).map(({ client, manifestHash }) => [client, <code>{manifestHash}</code>])}
        whenEmpty="There are none."
      />
      {packs.length > MOST_ROWS && <p class="soft">The rest of the {packs.length} stands in packs.csv.</p>}
    </section>
  );
}
