import { listWords } from '../list-words.ts';
import type { Decision, Finding, FindingCode, Severity, Unavailable } from './finding.ts';

/** What words of a finding need beside it: when it was found, and how days and people are said. */
export interface FindingReader {
  /** When the portal was read, UTC, ISO 8601. */
  readonly at: string;
  /** A day, for example by `dayWords` in the reader's zone. */
  readonly day: (iso: string) => string;
  /** The name of a person id; the id itself where no name may be shown. */
  readonly name: (personId: string) => string;
}

const TITLE: Readonly<Record<FindingCode, string>> = {
  'left-roster': 'Not on the roster',
  'partner-super-admin': 'Super admin',
  'permission-set-differs': 'Other permission set than granted',
  'access-never-granted': 'Never granted',
  'expired-but-present': 'Ended, and still there',
  'generic-mailbox': 'Shared mailbox',
  'shared-login': 'Login is likely shared',
  'no-login-90-days': 'No login in 90 days',
  'invited-no-login': 'Invited, never logged in',
  'deactivated-not-removed': 'Deactivated, not removed',
  'paid-seat-without-need': 'Paid seat without need',
  'owns-records': 'Owns records',
  'connection-unhealthy': 'Connection does not work',
  'connection-rests-on-leaver': 'Connection rests on somebody who left',
  'only-partner-admin-leaves': 'The only Partner Admin is leaving',
};

const SEVERITY: Readonly<Record<Severity, string>> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
};

const RECOMMENDS: Readonly<Record<Decision, string>> = {
  keep: 'Keep as it is',
  change: 'Set back to what was granted',
  revoke: 'Revoke',
};

const SOURCE: Readonly<Record<string, string>> = {
  'partner-portal': 'the partner portal',
  directory: 'the directory',
  both: 'the partner portal and the directory',
};

const UNREACHABLE: Readonly<Record<string, string>> = {
  'not-connected': 'our app was never installed',
  'connection-revoked': 'our app was removed, or its access was taken back',
  'connection-missing-scope': 'a right that our app needs was not granted',
  'connection-uninstalled': 'our app was uninstalled',
};

const UNAVAILABLE: Readonly<Record<Unavailable['reason'], string>> = {
  'scope-missing': 'the portal did not grant the right to read it',
  'not-told': 'HubSpot does not tell it for this portal',
  'history-too-short': 'what was seen so far does not reach back far enough',
};

/** A finding's kind, as a label. */
export function findingTitle(code: FindingCode): string {
  return TITLE[code];
}

/** How much it matters, as a label. */
export function severityWords(severity: Severity): string {
  return SEVERITY[severity];
}

/** What is recommended, as a label. */
export function recommendationWords(decision: Decision): string {
  return RECOMMENDS[decision];
}

/** What could not be told about a portal, as one sentence. */
export function unavailableWords({ code, reason }: Unavailable): string {
  return `"${TITLE[code]}" could not be told: ${UNAVAILABLE[reason]}.`;
}

/** Why it is a finding, with the facts behind it, as one sentence. */
export function findingWords({ code, facts }: Finding, { at, day, name }: FindingReader): string {
  const text = (key: string) => (typeof facts[key] === 'string' ? (facts[key] as string) : '');
  const many = (key: string) => (Array.isArray(facts[key]) ? (facts[key] as readonly string[]) : []);
  const ago = (key: string) =>
    `${counted(Math.floor((Date.parse(at) - Date.parse(text(key))) / 86_400_000), 'day')} ago`;
  switch (code) {
    case 'left-roster':
      return facts['why'] === 'left'
        ? `Left on ${day(text('since'))}, by ${SOURCE[text('source')] ?? 'the roster'}.`
        : 'Has an address of ours, and is in neither the partner portal nor the directory.';
    case 'partner-super-admin':
      return 'Has every right in this portal; a partner works with a permission set.';
    case 'permission-set-differs':
      return `Granted was ${text('granted')}; the portal has ${many('has').length === 0 ? 'none' : listWords(many('has'))}.`;
    case 'access-never-granted':
      return 'Nobody ever granted this access; it was given by hand in the portal.';
    case 'expired-but-present':
      if (facts['why'] === 'not-needed')
        return facts['before'] === true
          ? 'No engagement needs it any more. The user was there before us, and still is.'
          : 'No engagement needs it any more, and the user is still there.';
      if (facts['why'] === 'removed' && facts['before'] === true)
        return `Ended on ${day(text('ended'))}. The user was there before us, and still is, or is again.`;
      return facts['why'] === 'removed'
        ? `Was taken away on ${day(text('ended'))}, and is there again.`
        : `Ended on ${day(text('ended'))}, ${ago('ended')}.`;
    case 'generic-mailbox':
      return 'The address names a role or a box, so nobody can tell who works with it.';
    case 'shared-login':
      return `Logged in from two countries within four hours, ${counted(Number(facts['times']), 'time')} in 90 days; the shortest gap was ${counted(Number(facts['smallestGapMinutes']), 'minute')}.`;
    case 'no-login-90-days':
      return facts['last'] === undefined
        ? `No login was seen since ${day(text('since'))}.`
        : `The last login was on ${day(text('last'))}, ${ago('last')}.`;
    case 'invited-no-login':
      return `Has access since ${day(text('invited'))}, ${ago('invited')}, and has not logged in.`;
    case 'deactivated-not-removed':
      return 'Was deactivated in the portal; whoever activates the user again gives all its rights back.';
    case 'paid-seat-without-need':
      return `Takes ${listWords(many('seats'))}, ${many('why')
        .map((why) => (why === 'no-login' ? 'without a login in 90 days' : 'without a grant'))
        .join(' and ')}.`;
    case 'owns-records':
      return `Owns ${listWords(Object.entries(facts).map(([object, count]) => `${String(count)} ${object}`))}; they need another owner.`;
    case 'connection-unhealthy':
      return `The portal cannot be read: ${UNREACHABLE[text('reason')] ?? text('reason')}.`;
    case 'connection-rests-on-leaver':
      return facts['why'] === 'left'
        ? 'Somebody of ours who has left installed the app; with that user the connection ends.'
        : 'Whoever installed the app is no user of the portal any more.';
    case 'only-partner-admin-leaves':
      return `Nobody with the permission set Partner Admin stays: ${listWords(many('people').map(name))}.`;
  }
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
