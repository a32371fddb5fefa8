import { DECISIONS, type Decision, type FindingCode, SEVERITIES, type Severity } from './finding.ts';

/** How much each kind of finding matters. */
export const SEVERITY_OF: Readonly<Record<FindingCode, Severity>> = {
  'left-roster': 'critical',
  'partner-super-admin': 'critical',
  'permission-set-differs': 'high',
  'access-never-granted': 'high',
  'expired-but-present': 'high',
  'generic-mailbox': 'high',
  'shared-login': 'high',
  'no-login-90-days': 'medium',
  'invited-no-login': 'medium',
  'deactivated-not-removed': 'medium',
  'paid-seat-without-need': 'low',
  'owns-records': 'low',
  'connection-unhealthy': 'high',
  'connection-rests-on-leaver': 'high',
  'only-partner-admin-leaves': 'high',
};

/** The gravest of some severities; undefined of none. */
export function gravestOf(severities: readonly Severity[]): Severity | undefined {
  return SEVERITIES.find((severity) => severities.includes(severity));
}

/** The strongest of some decisions: revoke before change before keep, which is the recommendation where nothing was found. */
export function strongestOf(decisions: readonly Decision[]): Decision {
  const order: readonly Decision[] = [...DECISIONS].reverse();
  return order.find((decision) => decisions.includes(decision)) ?? 'keep';
}
