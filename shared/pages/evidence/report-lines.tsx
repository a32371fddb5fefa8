import { SEVERITIES, type Severity } from '../../domain/audit/finding.ts';
import {
  findingTitle,
  findingWords,
  recommendationWords,
  severityWords,
  unavailableWords,
} from '../../domain/audit/finding-words.ts';
import { readerIn } from '../../domain/evidence/finding-reader.ts';
import { nameIn, type PackFacts, type SealedLine } from '../../domain/evidence/pack-facts.ts';
import { dayWords, whenWords } from '../../domain/when-words.ts';
import { decisionWords, loginWords } from './code-words.ts';
import { DataTable } from './report-parts.tsx';

const TONE: Readonly<Record<Severity, string>> = { critical: 'stop', high: 'stop', medium: 'wait', low: '' };

/** What was found about people, and about the portal; what is gone since the audit before; what HubSpot does not tell. */
export function FindingsSection({ facts }: { readonly facts: PackFacts }) {
  const rows = [
    ...facts.portals.flatMap(({ portalId, findings }) =>
      findings.map((finding) => ({ who: `Portal ${portalId}`, portalId, finding, asks: false })),
    ),
    ...facts.lines.flatMap(({ portalId, personId, findings }) =>
      findings.map((finding) => ({ who: nameIn(facts, personId), portalId, finding, asks: true })),
    ),
  ].sort((a, b) => SEVERITIES.indexOf(a.finding.severity) - SEVERITIES.indexOf(b.finding.severity));
  const gone = facts.lines.flatMap((line) =>
    line.gone.map((code) => `${nameIn(facts, line.personId)}: ${findingTitle(code)}`),
  );
  const unavailable = facts.portals.flatMap((portal) => portal.unavailable);
  return (
    <section>
      <h2>Findings</h2>
      <DataTable
        columns={[
          { head: 'Who', width: '20%' },
          { head: 'Finding' },
          { head: 'How grave', width: '11%' },
          { head: 'Since', width: '12%' },
          { head: 'Recommended', width: '17%' },
        ]}
        rows={rows.map(({ who, portalId, finding, asks }) => [
          <span class="who">{who}</span>,
          <>
            <p class="who">{findingTitle(finding.code)}</p>
            <p>{findingWords(finding, readerIn(facts, portalId))}</p>
          </>,
          <span class={`tag ${TONE[finding.severity]}`.trim()}>{severityWords(finding.severity)}</span>,
          finding.age === undefined || finding.age === 'new'
            ? 'new'
            : finding.age === 'same'
              ? 'the audit before'
              : 'changed',
          // Nobody decides on a line for a portal as a whole: partner operations is told.
          asks ? recommendationWords(finding.recommends) : 'partner operations is told',
        ])}
        whenEmpty="Nothing was found."
      />
      {gone.length > 0 && <p class="measure">Gone since the audit before: {gone.join('; ')}.</p>}
      {unavailable.length > 0 && (
        <>
          <h3>What could not be told</h3>
          <ul class="plain measure">
            {unavailable.map((one) => (
              <li key={one.code}>{unavailableWords(one)}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** A row for each of the agency's people: what they have, what was decided, by whom, when and why. */
export function DecisionsSection({ facts }: { readonly facts: PackFacts }) {
  return (
    <section>
      <h2>People and decisions</h2>
      <DataTable
        columns={[
          { head: 'Who', width: '18%' },
          { head: 'Access', width: '25%' },
          { head: 'Last login', width: '14%' },
          { head: 'Decision', width: '15%' },
          { head: 'By whom, when and why' },
        ]}
        rows={byName(facts).map((line) => [
          <>
            <p class="who">{nameIn(facts, line.personId)}</p>
            <p class="soft">user {line.userId}</p>
          </>,
          <AccessCell line={line} facts={facts} />,
          loginWords(line.logins, facts.agency.timeZone),
          <DecisionCell line={line} />,
          <WhyCell line={line} facts={facts} />,
        ])}
        whenEmpty={`Nobody of ${facts.agency.name} has access.`}
      />
    </section>
  );
}

/** As people look for each other. */
function byName(facts: PackFacts): SealedLine[] {
  const { compare } = new Intl.Collator('en', { numeric: true });
  return facts.lines.toSorted(
    (a, b) => compare(nameIn(facts, a.personId), nameIn(facts, b.personId)) || a.portalId - b.portalId,
  );
}

function AccessCell({ line: { access, grant }, facts }: { readonly line: SealedLine; readonly facts: PackFacts }) {
  const { superAdmin, permissionSets, teams, seats } = access;
  const approvers = (grant?.approvedBy ?? []).map((id) => nameIn(facts, id));
  return (
    <>
      {superAdmin && (
        <p>
          <span class="tag stop">super admin</span>
        </p>
      )}
      <p>{permissionSets.length === 0 ? 'no permission set' : permissionSets.map(({ name }) => name).join(', ')}</p>
      {teams.length > 0 && <p class="soft">Teams: {teams.join(', ')}</p>}
      {seats !== undefined && seats.length > 0 && <p class="soft">Seats: {seats.join(', ')}</p>}
      <p class="soft">
        {grant === undefined
          ? 'Never granted by us'
          : `Granted ${dayWords(grant.startedAt, facts.agency.timeZone)} to ${dayWords(grant.endsAt, facts.agency.timeZone)}${approvers.length === 0 ? '' : `, allowed by ${approvers.join(', ')}`}`}
      </p>
    </>
  );
}

function DecisionCell({ line: { decision, recommends } }: { readonly line: SealedLine }) {
  if (decision === undefined) return <span class="tag wait">not decided</span>;
  const tone = decision.answer === 'keep' ? 'good' : decision.answer === 'change' ? 'wait' : 'stop';
  return (
    <>
      <p>
        <span class={`tag ${tone}`}>{decisionWords(decision.answer)}</span>
      </p>
      {decision.answer !== recommends && <p class="soft">recommended: {decisionWords(recommends).toLowerCase()}</p>}
    </>
  );
}

function WhyCell({ line: { decision }, facts }: { readonly line: SealedLine; readonly facts: PackFacts }) {
  if (decision === undefined) return null;
  const policy = facts.subject.kind === 'audit' ? facts.subject.audit.policyVersion : undefined;
  return (
    <>
      <p>{decision.by === undefined ? 'The policy, as nobody had decided in time' : nameIn(facts, decision.by)}</p>
      <p class="soft">
        {whenWords(decision.at, facts.agency.timeZone)}
        {policy === undefined ? '' : `, policy version ${policy}`}
      </p>
      {decision.note !== undefined && <p>“{decision.note}”</p>}
    </>
  );
}
