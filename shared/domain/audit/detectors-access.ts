import { type Detector, finding, standing } from './subject.ts';

/** Grants whose access was written; before that, what the portal has is not yet what was granted. */
const WRITTEN: ReadonlySet<string> = new Set(['applied', 'verified', 'cannot-verify']);

/** Has something else than the granted permission set. A super admin has everything, which is a finding of its own. */
export const detectPermissionSet: Detector = (subject, now) => {
  const { access } = subject;
  const held = standing(subject, now);
  if (access.superAdmin || held === undefined || !WRITTEN.has(held.state)) return [];
  const [only, ...more] = access.permissionSets;
  const asGranted =
    more.length === 0 &&
    only !== undefined &&
    (only.id === held.access.permissionSetId || only.name === held.permissionSetName);
  if (asGranted) return [];
  const has = access.permissionSets.map(({ name }) => name).toSorted();
  return [finding('permission-set-differs', 'change', { granted: held.permissionSetName, has })];
};

/** Has access that was never granted here: added by hand, or from before the product. */
export const detectNeverGranted: Detector = ({ grant }) =>
  grant === undefined ? [finding('access-never-granted', 'revoke')] : [];

/** The access has ended, and the user is still there. Who was there before us may be so rightly: that is told too. */
export const detectExpired: Detector = (subject, now) => {
  const { grant } = subject;
  if (grant === undefined || standing(subject, now) !== undefined) return [];
  const before = grant.before.existed ? { before: true } : {};
  const isOver = grant.state === 'removed' || new Date(grant.endsAt) <= now;
  if (!isOver) return [finding('expired-but-present', 'revoke', { why: 'not-needed', ...before })];
  const why = grant.state === 'removed' ? 'removed' : 'past-end';
  return [finding('expired-but-present', 'revoke', { why, ended: grant.endedAt ?? grant.endsAt, ...before })];
};
