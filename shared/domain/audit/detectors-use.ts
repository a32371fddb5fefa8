import type { Finding } from './finding.ts';
import { SHARED_TIMES } from './logins.ts';
import { type Detector, daysBetween, finding, INVITED_DAYS, LOGIN_DAYS, type Subject, standing } from './subject.ts';

/** Seats that cost the client nothing. */
const FREE_SEATS: ReadonlySet<string> = new Set(['view-only seat', 'partner seat']);

/** One login used by several people, as far as places tell. */
export const detectSharedLogin: Detector = ({ shared }) =>
  shared !== undefined && shared.times >= SHARED_TIMES ? [finding('shared-login', 'revoke', { ...shared })] : [];

/**
 * No successful login in 90 days. Access that is younger had no 90 days yet; of access without a grant nobody knows how old it is, and an
 * empty list counts.
 */
export const detectNoLogin: Detector = (subject, now) => noLoginOf(subject, now);

/** Invited two weeks ago or more, and did not come. */
export const detectInvited: Detector = (subject, now) => {
  const { logins } = subject;
  const startedAt = standing(subject, now)?.startedAt;
  if (startedAt === undefined || logins.kind === 'unknown') return [];
  const age = daysBetween(startedAt, now);
  if (age < INVITED_DAYS || age > LOGIN_DAYS) return [];
  const came =
    logins.kind === 'known'
      ? logins.lastAt >= startedAt
      : // Nothing was seen, but not since the invitation: unknown is not never.
        logins.since > startedAt;
  return came ? [] : [finding('invited-no-login', 'revoke', { invited: startedAt })];
};

/** A paid seat that nobody needs: without a login, or without a grant. */
export const detectPaidSeat: Detector = (subject, now) => {
  const paid = (subject.access.seats ?? []).filter((seat) => !FREE_SEATS.has(seat.trim().toLowerCase()));
  if (paid.length === 0) return [];
  const unused = noLoginOf(subject, now).length > 0;
  const ungranted = standing(subject, now) === undefined;
  if (!unused && !ungranted) return [];
  const why = [...(unused ? ['no-login'] : []), ...(ungranted ? ['no-grant'] : [])];
  return [finding('paid-seat-without-need', 'revoke', { seats: paid.toSorted(), why })];
};

function noLoginOf(subject: Subject, now: Date): readonly Finding<'no-login-90-days'>[] {
  const { logins } = subject;
  const startedAt = standing(subject, now)?.startedAt;
  const isYoung = startedAt !== undefined && daysBetween(startedAt, now) <= LOGIN_DAYS;
  if (logins.kind === 'unknown' || isYoung) return [];
  if (logins.kind === 'known') {
    const days = daysBetween(logins.lastAt, now);
    return days > LOGIN_DAYS ? [finding('no-login-90-days', 'revoke', { last: logins.lastAt })] : [];
  }
  const reached = daysBetween(logins.since, now) >= LOGIN_DAYS;
  return reached ? [finding('no-login-90-days', 'revoke', { since: logins.since })] : [];
}
