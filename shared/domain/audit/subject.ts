import { type Engagement, needsAccess } from '../engagement.ts';
import type { Grant } from '../grant.ts';
import type { RosterState } from '../roster/reconcile-roster.ts';
import type { LoginKnowledge, ReadAccess } from './audit-item.ts';
import type { Decision, Finding, FindingCode, ItemFindingCode } from './finding.ts';
import type { SharedLogins } from './logins.ts';
import { SEVERITY_OF } from './severity.ts';

/** Everything that is known of one partner-side user of one portal when findings are computed. */
export interface Subject {
  readonly personId: string;
  readonly userId: string;
  readonly access: ReadAccess;
  /** By the frozen roster. */
  readonly roster: RosterState;
  /** The user's address is of one of the agency's domains. */
  readonly ofOurDomain: boolean;
  readonly genericMailbox: boolean;
  /** The person's grant in this portal, in whatever state; absent where there never was one. */
  readonly grant?: Grant | undefined;
  /** Whether no engagement needs that grant any more, so that it should have gone; absent where one does. */
  readonly unneeded?: boolean | undefined;
  readonly logins: LoginKnowledge;
  /** Absent where logins could not be read. */
  readonly shared?: SharedLogins | undefined;
  /** Absent where owners could not be read. */
  readonly deactivated?: boolean | undefined;
  /** Records owned, by object as far as its scope was granted; absent where nobody counted. */
  readonly owns?: Readonly<Record<string, number>> | undefined;
}

/** Rules of one kind: what is wrong with a user. `now` is when the portal was read. */
export type Detector = (subject: Subject, now: Date) => readonly Finding<ItemFindingCode>[];

const DAY = 86_400_000;
/** So many days without a login are too many; HubSpot tells as many. */
export const LOGIN_DAYS = 90;
/** So long may somebody take to log in for the first time. */
export const INVITED_DAYS = 14;

/** Days (fractions kept) from a time to another. */
export function daysBetween(from: string, to: Date): number {
  return (to.getTime() - Date.parse(from)) / DAY;
}

/** The grant where it holds: it was given, was not taken away, its end is to come, and an engagement needs it. */
export function standing({ grant, unneeded }: Pick<Subject, 'grant' | 'unneeded'>, now: Date): Grant | undefined {
  if (unneeded === true) return undefined;
  return grant !== undefined && grant.state !== 'removed' && new Date(grant.endsAt) > now ? grant : undefined;
}

/**
 * Whether no engagement needs a grant any more: each has ended, or its team is without the person. The removal may have failed. An engagement
 * that is not in the list, which may lag behind, says nothing.
 */
export function isUnneeded({ personId, engagementIds }: Grant, engagements: readonly Engagement[]): boolean {
  const known = new Map(engagements.map((engagement) => [engagement.engagementId, engagement]));
  return !engagementIds.some((engagementId) => {
    const engagement = known.get(engagementId);
    return engagement === undefined || (needsAccess(engagement) && engagement.team.includes(personId));
  });
}

/** Makes a finding, with the severity of its code. */
export function finding<Code extends FindingCode>(
  code: Code,
  recommends: Decision,
  facts: Finding['facts'] = {},
): Finding<Code> {
  return { code, severity: SEVERITY_OF[code], facts, recommends };
}
