import type { AuditAnswer, AuditDetailAnswer, AuditDryRunAnswer, AuditStartedAnswer } from '../audit-answers.ts';
import type { Look } from '../command.ts';
import { personWords } from './rows.ts';
import type { Tone } from './style.ts';
import { type Cell, facts, indented, section, spaced, table } from './table.ts';

const REASON: Readonly<Record<string, string>> = {
  'not-connected': 'never connected',
  'connection-revoked': 'connection taken back',
  'connection-missing-scope': 'a right was not granted',
  'connection-uninstalled': 'the app was uninstalled',
  'hubspot-unavailable': 'HubSpot did not answer',
  'not-read': 'not read',
};
const SEVERITY_TONE: Readonly<Record<string, Tone>> = { critical: 'bad', high: 'attention' };
const END_TONE: Readonly<Record<string, Tone>> = {
  green: 'good',
  'with-exceptions': 'attention',
  overdue: 'attention',
  'not-verified': 'bad',
};

/** What an audit covers. */
function scopeWords({ scope, client, person }: Pick<AuditAnswer, 'scope' | 'client' | 'person'>): string {
  if (client !== null) return client.name;
  return person === null ? (scope === 'all' ? 'all portals' : scope) : personWords(person);
}

function stateOf({ state, end }: Pick<AuditAnswer, 'state' | 'end'>): Cell {
  return end === null ? state : { text: end, tone: END_TONE[end] ?? 'plain' };
}

/** An audit that was started. */
export function startedText({ auditId, kind, portals, runId }: AuditStartedAnswer, { style }: Look): string {
  return spaced(
    `Started ${style(auditId, 'strong')}`,
    facts(style, [
      ['Kind', kind],
      ['Portals', String(portals)],
      ['Run', runId],
    ]),
    `See how it goes:\n${indented(`steward audit show ${auditId}`)}`,
  );
}

/** What an audit would take. */
export function dryRunText(data: AuditDryRunAnswer, { style }: Look): string {
  const { hubspot, reviewers, withoutReviewer } = data;
  const rows = reviewers.map(({ person, portals }): Cell[] => [personWords(person), String(portals)]);
  if (withoutReviewer > 0) rows.push([{ text: 'nobody whom the policy names', tone: 'bad' }, String(withoutReviewer)]);
  return spaced(
    style('A dry run: nothing was started, and nothing is changed.', 'strong'),
    facts(style, [
      ['Kind', data.kind],
      ['Portals', String(data.portals)],
      ['Lines', `about ${data.lines}`],
      ['Calls to HubSpot', `about ${hubspot.calls}, and ${hubspot.loginPages} pages of logins`],
      ['Known from before', `${hubspot.read} of ${data.portals} portals`],
      ['Reading takes', `about ${lengthWords(data.seconds)}`],
      ['AWS', `about ${data.usd.toFixed(2)} US dollars (list prices of ${data.prices.region}, ${data.prices.asOf})`],
    ]),
    data.kind === 'review' ? section(style, 'Reviewers', table(style, ['Who', 'Portals'], rows, 'nobody')) : '',
  );
}

/** Audits in a list. */
export function auditsText(audits: readonly AuditAnswer[], { style, when }: Look): string {
  const rows = audits.map((audit): Cell[] => [
    audit.auditId,
    audit.kind,
    scopeWords(audit),
    when.time(audit.createdAt),
    stateOf(audit),
  ]);
  return table(style, ['Audit', 'Kind', 'Covers', 'Started', 'State'], rows, 'No audits yet.');
}

/** One audit. */
export function auditText(data: AuditDetailAnswer, { style, when }: Look): string {
  const { progress, lines } = data;
  const counted = progress.read + progress.cannotVerify;
  const read = `${progress.read} of ${data.portals}`;
  const unread: Cell[][] = data.unverified.map(({ clientName, portalId, reason }) => [
    clientName,
    String(portalId),
    REASON[reason] ?? reason,
  ]);
  const found = data.findings.map((one): Cell[] => [
    { text: one.severity, tone: SEVERITY_TONE[one.severity] ?? 'plain' },
    one.title,
    String(one.count),
    String(one.new),
    String(one.changed),
    String(one.same),
  ]);
  const unavailable = data.unavailable.map((one): Cell[] => [one.title, String(one.portals)]);
  return spaced(
    `${style(`Audit of ${scopeWords(data)}`, 'strong')}${style(`   ${data.auditId}`, 'dim')}`,
    facts(style, [
      ['Kind', data.kind],
      ['State', stateOf(data)],
      [
        'Started',
        `${when.time(data.createdAt)}, ${data.requestedBy === null ? 'by schedule' : personWords(data.requestedBy)}`,
      ],
      ...(data.closedAt === null ? [] : [['Closed', when.time(data.closedAt)] as const]),
      ['Portals read', progress.pending === 0 ? read : `${read}, ${progress.pending} to come`],
      ['Cannot verify', { text: String(progress.cannotVerify), tone: progress.cannotVerify === 0 ? 'plain' : 'bad' }],
      ['Lines', `${lines.lines}, ${lines.withFindings} with findings`],
      ['Decided', `${lines.decided}: ${lines.keep} keep, ${lines.change} change, ${lines.revoke} revoke`],
      ['Gone since the last one', String(lines.gone)],
      ...(lines.ofPortals < counted
        ? [['Lines are of', `${lines.ofPortals} portals: more than can be added up before it is closed`] as const]
        : []),
    ]),
    section(
      style,
      'Findings',
      table(style, ['Severity', 'What', 'Count', 'New', 'Changed', 'Same'], found, 'none so far'),
    ),
    unavailable.length === 0
      ? ''
      : section(style, 'Could not be told', table(style, ['What', 'Portals'], unavailable, '')),
    unread.length === 0
      ? ''
      : section(style, 'Could not be verified', table(style, ['Client', 'Portal', 'Why'], unread, '')),
  );
}

function lengthWords(seconds: number): string {
  return seconds < 90 ? `${seconds} seconds` : `${Math.round(seconds / 60)} minutes`;
}
