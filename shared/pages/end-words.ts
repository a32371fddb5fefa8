/** Every way in which a page can end; each has its own words and HTTP status. */
export type EndKind =
  | 'approved'
  | 'declined'
  | 'vote-counted'
  | 'expired'
  | 'withdrawn'
  | 'decided-by-another'
  | 'task-done'
  | 'step-reported'
  | 'already-connected'
  | 'contact-saved'
  | 'unknown-link'
  | 'link-expired'
  | 'connected'
  | 'partner-connected'
  | 'wrong-portal'
  | 'not-super-admin'
  | 'install-denied'
  | 'state-unknown'
  | 'hubspot-unreachable'
  | 'try-again'
  | 'bad-input';

/** HTTP status of each end. What ended without this reader is gone (410), on GET as on a late POST. */
export const END_STATUS: Readonly<Record<EndKind, number>> = {
  approved: 200,
  declined: 200,
  'vote-counted': 200,
  expired: 410,
  withdrawn: 410,
  'decided-by-another': 410,
  'task-done': 200,
  'step-reported': 200,
  'already-connected': 200,
  'contact-saved': 200,
  'unknown-link': 404,
  'link-expired': 410,
  connected: 200,
  'partner-connected': 200,
  'wrong-portal': 409,
  'not-super-admin': 403,
  'install-denied': 403,
  'state-unknown': 400,
  'hubspot-unreachable': 502,
  'try-again': 500,
  'bad-input': 400,
};
