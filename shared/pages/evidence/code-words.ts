import type { AuditEnd } from '../../domain/audit/audit.ts';
import type { LoginKnowledge } from '../../domain/audit/audit-item.ts';
import type { CannotVerifyReason } from '../../domain/audit/audited-portal.ts';
import type { Decision } from '../../domain/audit/finding.ts';
import type { LedgerPart } from '../../domain/evidence/ledger-part.ts';
import type { LeavingCause } from '../../domain/remedy/offboarding.ts';
import type { RemedyAction, RemedyReason } from '../../domain/remedy/remedy.ts';
import { dayWords } from '../../domain/when-words.ts';

const UNREAD: Readonly<Record<CannotVerifyReason, string>> = {
  'not-connected': 'the portal is not connected',
  'connection-revoked': 'the connection to the portal was taken away',
  'connection-missing-scope': 'the connection to the portal lacks a right',
  'connection-uninstalled': 'the app was uninstalled from the portal',
  'hubspot-unavailable': 'HubSpot did not answer, and was asked several times',
  'not-read': 'it was not read before the audit ended',
};
const DECISION: Readonly<Record<Decision, string>> = { keep: 'Keep', change: 'Set back', revoke: 'Revoke' };
const ACTION: Readonly<Record<RemedyAction, string>> = { remove: 'Revoke', restore: 'Set back' };
const REASON: Readonly<Partial<Record<string, string>>> = {
  'super-admin-untouchable': 'only a super admin of the portal may change a super admin',
  'several-permission-sets': 'HubSpot’s API would drop all permission sets but one',
  'team-cannot-be-cleared': 'HubSpot’s API cannot take a main team away',
  'permission-set-missing': 'the portal has no permission set of this name any more',
  'write-refused': 'HubSpot refused the change',
  'read-back-differs': 'HubSpot said that it was done, and the portal does not show it',
  'not-done-by-person': 'it was left to a person of the client, and nobody did it in time',
  'asking-failed': 'a person was to be asked to do it, and asking failed',
  'connection-revoked': 'the connection to the portal was taken away',
  'connection-missing-scope': 'the connection to the portal lacks a right',
  'connection-uninstalled': 'the app was uninstalled from the portal',
  'connection-not-connected': 'the portal is not connected',
  'connection-rests-on-leaver': 'the connection to the portal rests on this person, and was not renewed in time',
  'hubspot-unavailable': 'HubSpot did not answer, and was asked several times',
  'not-partner-side': 'the user is the client’s',
  'outgoing-stopped': 'outgoing changes were stopped',
  'observe-mode': 'this installation only watches',
  'left-open-by-client': 'the client ended everything, and left this as it is',
  'confirmed-by-client': 'the client says that it is done; the portal could not be read',
} satisfies Partial<Record<RemedyReason | 'connection-rests-on-leaver', string>>;
const CAUSE: Readonly<Record<LeavingCause, string>> = {
  'left-partner-portal': 'was removed from the agency’s own portal, or deactivated there',
  'left-directory': 'left the agency’s directory',
  command: 'was offboarded by partner operations',
};
const END: Readonly<Record<AuditEnd, string>> = {
  green: 'Complete: every portal was read, every line decided by a person, and every decision read back.',
  'with-exceptions':
    'Complete, with exceptions: something stays, each with a reason, a control, a new date, and an approver.',
  overdue: 'Overdue: some lines were decided by the policy, because nobody had in time.',
  'not-verified': 'Not verified: at least one portal could not be read, or a sum does not hold.',
};

/** Which entries of a ledger a pack brings along. */
export function entriesWords({ from, entries }: LedgerPart, of: string): string {
  if (entries.length === 0) return 'no entry since the pack before';
  return `entries ${from.seq + 1} to ${from.seq + entries.length} of ${of}`;
}

/** Why a portal could not be read. */
export function unreadWords(reason: CannotVerifyReason | undefined): string {
  return reason === undefined ? 'the reason is not known' : UNREAD[reason];
}

/** A decision, as a label. */
export function decisionWords(decision: Decision): string {
  return DECISION[decision];
}

/** What is to happen, as a label. */
export function actionWords(action: RemedyAction): string {
  return ACTION[action];
}

/** Why something stays; a code without words is shown as it is. */
export function remedyReasonWords(reason: string | undefined): string {
  return reason === undefined ? '' : (REASON[reason] ?? reason);
}

/** Why somebody leaves, as words that follow a name. */
export function causeWords(cause: LeavingCause): string {
  return CAUSE[cause];
}

/** How an audit ended, as a sentence. */
export function auditEndWords(end: AuditEnd): string {
  return END[end];
}

/** What is known of logins. Unknown is not never. */
export function loginWords(logins: LoginKnowledge, timeZone: string): string {
  switch (logins.kind) {
    case 'known':
      return dayWords(logins.lastAt, timeZone);
    case 'none-since':
      return `none since ${dayWords(logins.since, timeZone)}`;
    case 'unknown':
      return 'unknown';
  }
}
