import { listWords } from '../list-words.ts';
import { type AuditItem, canChange, isElevated, type LoginKnowledge, type ReadAccess } from './audit-item.ts';
import type { Decision, FindingAge } from './finding.ts';
import type { EntryFault } from './review-acts.ts';
import { NOTE_LENGTH } from './review-acts.ts';

/** A day in the reader's zone, for example by `dayWords`. */
type DayWords = (iso: string) => string;

/** What the portal gives a user, in words. */
export function accessWords({ superAdmin, permissionSets }: ReadAccess): string {
  if (superAdmin) return 'Super admin: every right in the portal';
  if (permissionSets.length === 0) return 'No permission set';
  return listWords(
    permissionSets.map(({ name, requiresBillingWrite }) => (requiresBillingWrite ? `${name} (billing)` : name)),
  );
}

/** What is known of the last login; *unknown* is said as such. */
export function loginWords(logins: LoginKnowledge, at: string, day: DayWords): string {
  switch (logins.kind) {
    case 'known': {
      const days = Math.max(0, Math.floor((Date.parse(at) - Date.parse(logins.lastAt)) / 86_400_000));
      return `${day(logins.lastAt)}, ${days === 0 ? 'the day of the reading' : `${counted(days, 'day')} before the reading`}`;
    }
    case 'none-since':
      return `None seen since ${day(logins.since)}`;
    case 'unknown':
      return UNKNOWN[logins.reason];
  }
}

const UNKNOWN = {
  'scope-missing': 'Unknown: the portal did not grant the right to read it',
  'not-told': 'Unknown: HubSpot does not tell it',
  'history-too-short': 'None seen so far, which does not reach back far enough to say never',
} as const;

/** What was granted, for what, and until when; says where nothing was. */
export function grantWords(
  { grant, packageKeys }: Pick<AuditItem, 'grant' | 'packageKeys'>,
  names: PackageNames,
  day: DayWords,
) {
  if (grant === undefined) return 'No grant of ours';
  const needed = packageKeys.map((key) => names.get(key) ?? key);
  const what = needed.length === 0 ? grant.permissionSetName : `${grant.permissionSetName}, for ${listWords(needed)}`;
  return grant.state === 'removed'
    ? `${what}; taken away on ${day(grant.endsAt)}`
    : `${what}; ${day(grant.startedAt)} to ${day(grant.endsAt)}`;
}

/** Names of packages by key. */
export type PackageNames = ReadonlyMap<string, string>;

/** A decision as a button or radio says it. */
export function decisionLabel(answer: Decision, { grant }: Pick<AuditItem, 'grant'>): string {
  switch (answer) {
    case 'keep':
      return 'Keep';
    case 'change':
      return grant === undefined ? 'Change' : `Change to ${grant.permissionSetName}`;
    case 'revoke':
      return 'Revoke';
  }
}

/** The decisions that a line can have, the recommended one first. */
export function decisionsFor(item: Pick<AuditItem, 'grant' | 'recommends'>): Decision[] {
  const possible: Decision[] = canChange(item) ? ['keep', 'change', 'revoke'] : ['keep', 'revoke'];
  return possible.toSorted((a, b) => Number(b === item.recommends) - Number(a === item.recommends));
}

/** Why a note is needed, or that none is. */
export function noteWords(item: Pick<AuditItem, 'access' | 'recommends'>): string {
  return isElevated(item.access)
    ? 'Needed to keep super admin or billing rights, and to depart from the recommendation.'
    : 'Needed, because it departs from the recommendation.';
}

/** Whether a finding is new, beside it. */
export function ageWords(age: FindingAge): string {
  return { new: 'New', changed: 'Changed since the last audit', same: 'As in the last audit' }[age];
}

/** Why what was sent for a line was not taken. */
export function faultWords(fault: EntryFault): string {
  switch (fault) {
    case 'no-decision':
      return 'Choose what becomes of the access, beside the note.';
    case 'unknown-decision':
      return 'Choose one of the decisions that are offered.';
    case 'cannot-change':
      return 'There is no grant to change it to: keep it, or revoke it.';
    case 'note-too-long':
      return `The note may have ${NOTE_LENGTH} characters at most.`;
  }
}

/** "1 day", "3 days". */
export function counted(count: number, unit: string, plural = `${unit}s`): string {
  return `${count} ${count === 1 ? unit : plural}`;
}
