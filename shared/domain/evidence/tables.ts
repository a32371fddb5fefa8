import type { Finding } from '../audit/finding.ts';
import { findingWords, unavailableWords } from '../audit/finding-words.ts';
import { readerIn } from './finding-reader.ts';
import { nameIn, type PackFacts, type SealedLine, type SealedPortal, type SealedRemedy } from './pack-facts.ts';
import { FIGURES, type Figures, portalFigures } from './portal-figures.ts';

/** A table of a pack: its heads, and rows of as many cells. */
export interface EvidenceTable {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const DECISION_HEADS = [
  ...['portalId', 'person', 'personId', 'userId', 'superAdmin', 'permissionSets', 'teams', 'seats', 'lastLogin'],
  ...['grantPermissionSet', 'grantState', 'grantUntil', 'grantApprovedBy', 'packages', 'findings', 'recommended'],
  ...['decision', 'decidedBy', 'decidedByName', 'decidedById', 'decidedAt', 'overdue', 'note', 'timesChanged'],
  'policyVersion',
];
const FINDING_HEADS = [
  ...['portalId', 'person', 'personId', 'code', 'standing', 'severity', 'recommended', 'words', 'facts'],
];
const REMEDY_HEADS = [
  ...['portalId', 'person', 'personId', 'userId', 'action', 'decidedBy', 'decidedByIds', 'policyVersion', 'dueAt'],
  ...['state', 'reason', 'foundBefore', 'readBackAt', 'tries', 'exceptionReason', 'control', 'until', 'approvedBy'],
  ...['approvedAt', 'ownedRecords'],
];
/** Columns of `portals.csv`. */
export const PORTAL_COLUMNS: readonly string[] = [
  ...['clientId', 'client', 'portalId', 'state', 'reason', 'readAt', 'readingUserId', 'pagesOfUsers', 'pagesOfLogins'],
  ...['pagesOfOwners', 'calls', 'findings', 'unavailable'],
  ...FIGURES,
];

/** A row for each user of the agency: what was decided, by whom, when, and why. */
export function decisionsTable(facts: PackFacts): EvidenceTable {
  return { heads: DECISION_HEADS, rows: facts.lines.map((line) => decisionRow(facts, line)) };
}

function decisionRow(facts: PackFacts, line: SealedLine): string[] {
  const { access, grant, decision, logins } = line;
  const by = decision === undefined ? '' : decision.by === undefined ? 'policy' : 'people';
  const lastLogin =
    logins.kind === 'known'
      ? logins.lastAt
      : logins.kind === 'none-since'
        ? `none since ${logins.since}`
        : `unknown: ${logins.reason}`;
  const policyVersion = facts.subject.kind === 'audit' ? facts.subject.audit.policyVersion : undefined;
  return [
    ...[String(line.portalId), nameIn(facts, line.personId), line.personId, line.userId, yes(access.superAdmin)],
    ...[listed(access.permissionSets.map(({ name }) => name)), listed(access.teams)],
    ...[access.seats === undefined ? 'not told' : listed(access.seats), lastLogin],
    ...[grant?.permissionSetName ?? '', grant?.state ?? '', grant?.endsAt ?? ''],
    ...[listed((grant?.approvedBy ?? []).map((id) => nameIn(facts, id))), listed(line.packageKeys)],
    ...[listed(line.findings.map(({ code }) => code)), line.recommends, decision?.answer ?? '', by],
    ...[decision?.by === undefined ? '' : nameIn(facts, decision.by), decision?.by ?? '', decision?.at ?? ''],
    ...[yes(decision?.overdue === true), decision?.note ?? '', decision === undefined ? '' : String(decision.changes)],
    policyVersion === undefined ? '' : String(policyVersion),
  ];
}

/** A row for each finding, for each that is gone since the audit before, and for each that HubSpot did not let us compute. */
export function findingsTable(facts: PackFacts): EvidenceTable {
  const of = (portalId: number, personId: string) => [
    String(portalId),
    personId === '' ? '' : nameIn(facts, personId),
    personId,
  ];
  const rows = [
    ...facts.portals.flatMap(({ portalId, findings, unavailable }) => [
      ...findings.map((finding) => findingRow(facts, of(portalId, ''), portalId, finding)),
      ...unavailable.map((one) => [...of(portalId, ''), one.code, 'unavailable', '', '', unavailableWords(one), '']),
    ]),
    ...facts.lines.flatMap(({ portalId, personId, findings, gone }) => [
      ...findings.map((finding) => findingRow(facts, of(portalId, personId), portalId, finding)),
      ...gone.map((code) => [...of(portalId, personId), code, 'gone', '', '', '', '']),
    ]),
  ];
  return { heads: FINDING_HEADS, rows };
}

function findingRow(facts: PackFacts, of: readonly string[], portalId: number, finding: Finding): string[] {
  const { code, severity, recommends, age } = finding;
  return [
    ...of,
    code,
    age ?? 'new',
    severity,
    recommends,
    findingWords(finding, readerIn(facts, portalId)),
    JSON.stringify(finding.facts),
  ];
}

/** A row for each access that was to go, or to be set back. */
export function remediesTable(facts: PackFacts): EvidenceTable {
  return { heads: REMEDY_HEADS, rows: facts.remedies.map((remedy) => remedyRow(facts, remedy)) };
}

function remedyRow(facts: PackFacts, remedy: SealedRemedy): string[] {
  const { exception, found } = remedy;
  const before =
    found === undefined
      ? ''
      : found === 'gone'
        ? 'gone'
        : listed([...(found.superAdmin ? ['super admin'] : []), ...found.permissionSetNames]);
  return [
    ...[String(remedy.portalId), nameIn(facts, remedy.personId), remedy.personId, remedy.userId ?? '', remedy.action],
    ...[listed(remedy.decidedBy.map((id) => nameIn(facts, id))), listed(remedy.decidedBy)],
    ...[remedy.policyVersion === undefined ? '' : String(remedy.policyVersion), remedy.dueAt, remedy.state],
    ...[remedy.reason ?? '', before, remedy.readBackAt ?? '', String(remedy.tries), exception?.reason ?? ''],
    ...[exception?.control ?? '', exception?.until ?? ''],
    ...[exception === undefined ? '' : nameIn(facts, exception.approvedBy), exception?.at ?? ''],
    remedy.ownedRecords === undefined
      ? 'not told'
      : listed(Object.entries(remedy.ownedRecords).map(([object, count]) => `${object} ${count}`)),
  ];
}

/** One row of `portals.csv`. `portal` is absent in an offboarding, where nothing but the leaver was read. */
export function portalRow(
  client: { readonly clientId: string; readonly name: string },
  portalId: number,
  portal: SealedPortal | undefined,
  figures: Figures,
): string[] {
  return [
    ...[client.clientId, client.name, String(portalId), portal?.state ?? '', portal?.reason ?? '', portal?.at ?? ''],
    portal?.readingUserId ?? '',
    ...(portal === undefined
      ? ['', '', '', '', '', '']
      : [
          ...[portal.pages.users, portal.pages.logins, portal.pages.owners, portal.calls].map(String),
          listed(portal.findings.map(({ code }) => code)),
          listed(portal.unavailable.map(({ code, reason }) => `${code}: ${reason}`)),
        ]),
    ...FIGURES.map((figure) => String(figures[figure])),
  ];
}

/** A row for each portal, with its figures. */
export function portalsTable(rows: readonly (readonly string[])[]): EvidenceTable {
  return { heads: PORTAL_COLUMNS, rows };
}

/** The portals of a client's pack with their figures; an offboarding's are those of its remedies. */
export function figuresByPortal(
  facts: Pick<PackFacts, 'subject' | 'portals' | 'lines' | 'remedies'>,
): { readonly portalId: number; readonly portal?: SealedPortal | undefined; readonly figures: Figures }[] {
  const onePerson = facts.subject.kind === 'audit' && facts.subject.audit.scope.kind === 'person';
  const ids = [...new Set([...facts.portals, ...facts.remedies].map(({ portalId }) => portalId))].sort((a, b) => a - b);
  return ids.map((portalId) => {
    const portal = facts.portals.find((one) => one.portalId === portalId);
    const lines = facts.lines.filter((line) => line.portalId === portalId);
    const remedies = facts.remedies.filter((remedy) => remedy.portalId === portalId);
    return { portalId, portal, figures: portalFigures({ portal, lines, remedies, onePerson }) };
  });
}

const listed = (values: readonly string[]) => values.join('; ');
const yes = (is: boolean) => (is ? 'yes' : 'no');
