import { type Detector, finding, standing } from './subject.ts';

/** Left the roster by either source, or of our domain and on neither. */
export const detectLeftRoster: Detector = ({ roster, ofOurDomain }) => {
  if (roster.state === 'left') {
    return [finding('left-roster', 'revoke', { why: 'left', since: roster.since, source: roster.source })];
  }
  const stranger = roster.state === 'unknown' && ofOurDomain;
  return stranger ? [finding('left-roster', 'revoke', { why: 'never-on-roster' })] : [];
};

/** A super admin on the partner's side (rule 1): back to what was granted, if anything was. */
export const detectSuperAdmin: Detector = (subject, now) =>
  subject.access.superAdmin
    ? [finding('partner-super-admin', standing(subject, now) === undefined ? 'revoke' : 'change')]
    : [];

/** An address of a role or a box, not of a person (rule 3). */
export const detectGenericMailbox: Detector = ({ genericMailbox }) =>
  genericMailbox ? [finding('generic-mailbox', 'revoke')] : [];

/** Deactivated in the portal, where the user still stands: reactivating it would give all back. */
export const detectDeactivated: Detector = ({ deactivated }) =>
  deactivated === true ? [finding('deactivated-not-removed', 'revoke')] : [];

/** Records that nobody works on any more: they are to be given to somebody else, which decides nothing about the access. */
export const detectOwnsRecords: Detector = (subject, now) => {
  const { owns = {}, roster, grant } = subject;
  const goes = roster.state === 'left' || (grant !== undefined && standing(subject, now) === undefined);
  const owned = Object.entries(owns).filter(([, count]) => count > 0);
  return goes && owned.length > 0 ? [finding('owns-records', 'keep', Object.fromEntries(owned))] : [];
};
