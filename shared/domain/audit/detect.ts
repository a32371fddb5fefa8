import { detectExpired, detectNeverGranted, detectPermissionSet } from './detectors-access.ts';
import {
  detectDeactivated,
  detectGenericMailbox,
  detectLeftRoster,
  detectOwnsRecords,
  detectSuperAdmin,
} from './detectors-roster.ts';
import { detectInvited, detectNoLogin, detectPaidSeat, detectSharedLogin } from './detectors-use.ts';
import { type Finding, ITEM_FINDINGS, type ItemFindingCode, type Unavailable } from './finding.ts';
import type { Detector, Subject } from './subject.ts';

/** The rule of each finding about a user. */
const DETECTORS: Readonly<Record<ItemFindingCode, Detector>> = {
  'left-roster': detectLeftRoster,
  'partner-super-admin': detectSuperAdmin,
  'permission-set-differs': detectPermissionSet,
  'access-never-granted': detectNeverGranted,
  'expired-but-present': detectExpired,
  'generic-mailbox': detectGenericMailbox,
  'shared-login': detectSharedLogin,
  'no-login-90-days': detectNoLogin,
  'invited-no-login': detectInvited,
  'deactivated-not-removed': detectDeactivated,
  'paid-seat-without-need': detectPaidSeat,
  'owns-records': detectOwnsRecords,
};

/** What is wrong with a user's access, in the order of the list of findings: the gravest first. */
export function detect(subject: Subject, now: Date): Finding<ItemFindingCode>[] {
  return ITEM_FINDINGS.flatMap((code) => DETECTORS[code](subject, now));
}

/** Which facts of a portal HubSpot told. */
export interface ToldFacts {
  readonly logins: boolean;
  readonly owners: boolean;
  /** At least one object's records can be counted. */
  readonly records: boolean;
  readonly seats: boolean;
}

/** Findings that could not, or not fully, be computed for want of facts: shown as unavailable, never as fine. */
export function unavailableOf({ logins, owners, records, seats }: ToldFacts): Unavailable[] {
  const missing: Unavailable[] = [];
  const without = (reason: Unavailable['reason'], ...codes: ItemFindingCode[]) => {
    for (const code of codes) missing.push({ code, reason });
  };
  if (!logins) without('scope-missing', 'shared-login', 'no-login-90-days', 'invited-no-login');
  if (!owners) without('scope-missing', 'deactivated-not-removed');
  // Whether a seat is needed is told by logins too.
  if (!seats) without('not-told', 'paid-seat-without-need');
  else if (!logins) without('scope-missing', 'paid-seat-without-need');
  if (!owners || !records) without('scope-missing', 'owns-records');
  return missing;
}
