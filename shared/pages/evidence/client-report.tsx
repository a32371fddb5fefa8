import type { Certificate } from '../../domain/evidence/certificate.ts';
import type { LedgerPart } from '../../domain/evidence/ledger-part.ts';
import { type PackFacts, packPrefix, periodOf } from '../../domain/evidence/pack-facts.ts';
import { whenWords } from '../../domain/when-words.ts';
import { entriesWords, unreadWords } from './code-words.ts';
import { LimitsSection, ReadSection } from './report-limits.tsx';
import { DecisionsSection, FindingsSection } from './report-lines.tsx';
import { CertificateSection, ControlsSection, Counts, renderReport, Terms, VerifySection } from './report-parts.tsx';
import { RemediesSection } from './report-remedies.tsx';
import { aboutWords, appWords, askedForBy, subjectTitle } from './subject-words.ts';

/** What a client's report is made of. */
export interface ClientReportData {
  readonly facts: PackFacts;
  readonly certificate: Certificate;
  readonly ledger: LedgerPart;
}

/** The report of one client's pack: who of the agency could do what in the client's portal, what was decided about it, and what was done. */
export function renderClientReport(data: ClientReportData): string {
  const { facts } = data;
  const { client, agency, subject } = facts;
  const what = subjectTitle(subject);
  return renderReport({
    title: `${what} · ${client.name} · ${agency.name}`,
    about: `${agency.name} · ${what} · ${client.name} · ${subject.id}`,
    children: (
      <>
        <Opening {...data} what={what} />
        {subject.kind === 'audit' && <ReadSection facts={facts} />}
        <CertificateSection certificate={data.certificate} />
        {subject.kind === 'audit' && <FindingsSection facts={facts} />}
        {subject.kind === 'audit' && <DecisionsSection facts={facts} />}
        <RemediesSection facts={facts} />
        <LimitsSection facts={facts} />
        <ControlsSection />
        <VerifySection prefix={packPrefix(subject.id, client.clientId)} />
      </>
    ),
  });
}

function Opening({ facts, certificate, ledger, what }: ClientReportData & { readonly what: string }) {
  const { client, agency, subject } = facts;
  const { from, to } = periodOf(facts);
  const zone = agency.timeZone;
  const by = askedForBy(facts);
  const policy = subject.kind === 'audit' ? subject.audit.policyVersion : undefined;
  return (
    <header>
      <p class="kicker">{agency.name}</p>
      <h1>
        {what}: {client.name}
      </h1>
      <p class="measure">{aboutWords(facts)}</p>
      <Verdict facts={facts} certificate={certificate} />
      <Terms
        rows={[
          ['From', whenWords(from, zone)],
          ['Until', whenWords(to, zone)],
          ['Portals', [...new Set([...facts.portals, ...facts.remedies].map(({ portalId }) => portalId))].join(', ')],
          ['Asked for by', by],
          ...(subject.kind === 'closure' ? [['App', appWords(subject.closure, zone)] as const] : []),
          ['Record', subject.id],
          ['App version', facts.appVersion],
          ...(policy === undefined ? [] : [['Approval policy', `version ${policy}`] as const]),
          ['Ledger', entriesWords(ledger, client.name)],
        ]}
      />
      <Summary facts={facts} certificate={certificate} />
    </header>
  );
}

function Verdict({ facts, certificate: { figures, holds } }: Pick<ClientReportData, 'facts' | 'certificate'>) {
  const exceptions = figures.revocationExceptions + figures.changeExceptions + figures.removalExceptions;
  const unread = figures.portalsCannotVerify > 0;
  const tone = !holds || unread ? 'stop' : exceptions + figures.decidedByPolicy > 0 ? 'wait' : '';
  const says = unread
    ? 'Could not be verified in full.'
    : !holds
      ? 'The account is not complete.'
      : exceptions > 0
        ? `Complete, with ${exceptions === 1 ? 'one exception' : `${exceptions} exceptions`}.`
        : 'Complete, and read back.';
  return (
    <div class={`verdict ${tone}`.trim()}>
      <strong>{says}</strong>
      <p>
        {facts.subject.kind !== 'audit'
          ? `${figures.removalsReadBack} of ${figures.removals} accesses were read back as gone.`
          : unread
            ? facts.portals
                .filter(({ state }) => state !== 'read')
                .map(({ portalId, reason }) => `Portal ${portalId}: ${unreadWords(reason)}.`)
                .join(' ')
            : `Everybody of ${facts.agency.name} in this portal was looked at; every decision was carried out and read back, or stands below as an exception.`}
      </p>
      {figures.decidedByPolicy > 0 && (
        <p>
          Decided by the policy, because nobody had in time: {figures.decidedByPolicy} of {figures.lines}.
        </p>
      )}
    </div>
  );
}

function Summary({ facts, certificate: { figures } }: Pick<ClientReportData, 'facts' | 'certificate'>) {
  if (facts.subject.kind !== 'audit') {
    return (
      <Counts
        counts={[
          [figures.removals, 'accesses were to go'],
          [figures.removalsReadBack, 'read back as gone'],
          [figures.removalExceptions, 'stay, as exceptions'],
        ]}
      />
    );
  }
  return (
    <Counts
      counts={[
        [figures.usersRead, 'users were read'],
        [figures.clientUsers, 'are the client’s own, only counted'],
        [figures.partnerSideUsers, `are of ${facts.agency.name}`],
        [[...facts.portals, ...facts.lines].reduce((sum, { findings }) => sum + findings.length, 0), 'findings'],
        [figures.revocations, 'accesses to revoke'],
        [figures.changes, 'accesses to set back'],
      ]}
    />
  );
}
