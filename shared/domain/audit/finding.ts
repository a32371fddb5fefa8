/** What is wrong with one user's access in one portal (rules 1, 3, 5 and 6, and the quarterly review of HubSpot's partner guide). */
export const ITEM_FINDINGS = [
  'left-roster',
  'partner-super-admin',
  'permission-set-differs',
  'access-never-granted',
  'expired-but-present',
  'generic-mailbox',
  'shared-login',
  'no-login-90-days',
  'invited-no-login',
  'deactivated-not-removed',
  'paid-seat-without-need',
  'owns-records',
] as const;
export type ItemFindingCode = (typeof ITEM_FINDINGS)[number];

/** What is wrong with a portal as a whole: nobody decides on a line for it, partner operations is told. */
export const PORTAL_FINDINGS = [
  'connection-unhealthy',
  'connection-rests-on-leaver',
  'only-partner-admin-leaves',
] as const;
export type PortalFindingCode = (typeof PORTAL_FINDINGS)[number];

export type FindingCode = ItemFindingCode | PortalFindingCode;

/** How much it matters, the gravest first. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What a reviewer decides about a line: as it is, back to what the package gives, or away. */
export const DECISIONS = ['keep', 'change', 'revoke'] as const;
export type Decision = (typeof DECISIONS)[number];

/** Against the audit before. */
export type FindingAge = 'new' | 'changed' | 'same';

/** Something computed, with the facts that it rests on. Facts are ids, numbers, days and codes; words are made of them where they are shown. */
export interface Finding<Code extends FindingCode = FindingCode> {
  readonly code: Code;
  readonly severity: Severity;
  readonly facts: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  readonly recommends: Decision;
  /** Absent in the first audit of a portal. */
  readonly age?: FindingAge | undefined;
}

/** Facts that HubSpot did not give for a portal, by the findings that need them: shown as unavailable, never as fine. */
export interface Unavailable {
  readonly code: FindingCode;
  /** A code: which scope is missing, or that HubSpot does not tell. */
  readonly reason: 'scope-missing' | 'not-told' | 'history-too-short';
}
