import type { WorldUser } from '../world-types.ts';
import type { AuditDirectoryEntry, AuditRosterLine } from './types.ts';

/** Somebody of the partner's, as all portals know them. */
export type Person = Pick<WorldUser, 'id' | 'email' | 'firstName' | 'lastName'>;

function person(id: number, role: string, domain = 'example.com'): Person {
  const [first = '', ...rest] = role.split('-');
  return { id, email: `${role}@${domain}`, firstName: capital(first), lastName: rest.map(capital).join(' ') };
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

const STUDIO = 'studio.example.com';

/** People on the partner's side, by a short name. Ids of the seeded world are kept. */
export const PEOPLE = {
  operationsLead: person(7000001, 'operations-lead'),
  deliveryManager: person(7000002, 'delivery-manager'),
  deputyManager: person(7000003, 'deputy-manager'),
  consultant1: person(7000011, 'consultant-1'),
  consultant2: person(7000012, 'consultant-2'),
  consultant3: person(7000013, 'consultant-3'),
  consultant4: person(7000014, 'consultant-4'),
  contractor1: person(7000021, 'contractor-1'),
  consultant5: person(7000105, 'consultant-5'),
  consultant6: person(7000106, 'consultant-6'),
  consultant7: person(7000107, 'consultant-7'),
  consultant8: person(7000108, 'consultant-8'),
  consultant9: person(7000109, 'consultant-9'),
  consultant10: person(7000110, 'consultant-10'),
  consultant11: person(7000111, 'consultant-11'),
  consultant12: person(7000112, 'consultant-12'),
  consultant13: person(7000113, 'consultant-13'),
  consultant14: person(7000114, 'consultant-14'),
  analyst1: person(7000131, 'analyst-1'),
  analyst2: person(7000132, 'analyst-2'),
  teamLead: person(7000141, 'team-lead-1'),
  /** Not `sales@`: an address of one person. */
  salesCoach: person(7000142, 'sales-coach-1'),
  /** An address of another domain: ours by the roster only. */
  contractor2: person(7000122, 'contractor-2', STUDIO),
  /** In the partner portal, not in the directory. */
  portalOnly: person(7000116, 'consultant-16'),
  /** A shared mailbox with a login of its own, also in the partner portal. */
  sharedBox: person(7000031, 'team'),
} as const satisfies Record<string, Person>;

/** In the directory, and no user of the partner portal. */
export const DIRECTORY_ONLY = person(7000115, 'consultant-15');

/** Who has left, and which source says so. */
export const LEAVERS = {
  /** Removed from the partner portal 40 days ago. */
  removed: person(7000221, 'consultant-21'),
  /** Deactivated in the partner portal 12 days ago. */
  deactivated: person(7000222, 'consultant-22'),
  /** The directory says so; still an active user of the partner portal. */
  byDirectory: person(7000223, 'consultant-23'),
  /** Gone from both 200 days ago. */
  longAgo: person(7000224, 'consultant-24'),
  /** Removed from the partner portal 5 days ago. */
  partnerAdmin: person(7000225, 'consultant-25'),
  /** Removed from the partner portal 70 days ago; an address of another domain. */
  contractor: person(7000233, 'contractor-3', STUDIO),
} as const satisfies Record<string, Person>;

/** Of our domain, on neither source, ever. */
export const UNKNOWN = {
  intern: person(7000301, 'intern-1'),
  marketingBox: { ...person(7000302, 'marketing'), email: 'marketing+saffron@example.com' },
  adminBox: person(7000303, 'admin'),
} as const satisfies Record<string, Person>;

const LEFT_PARTNER_PORTAL: readonly (readonly [Person, number])[] = [
  [LEAVERS.removed, 40],
  [LEAVERS.deactivated, 12],
  [LEAVERS.longAgo, 200],
  [LEAVERS.partnerAdmin, 5],
  [LEAVERS.contractor, 70],
];

export const ROSTER: readonly AuditRosterLine[] = [
  ...[...Object.values(PEOPLE), LEAVERS.byDirectory].map((one) => ({
    email: one.email,
    hubspotUserId: String(one.id),
  })),
  ...LEFT_PARTNER_PORTAL.map(([one, leftDaysAgo]) => ({
    email: one.email,
    hubspotUserId: String(one.id),
    leftDaysAgo,
  })),
];

const NOT_IN_DIRECTORY: readonly Person[] = [PEOPLE.portalOnly, PEOPLE.sharedBox];

export const DIRECTORY: readonly AuditDirectoryEntry[] = [
  ...[...Object.values(PEOPLE), DIRECTORY_ONLY]
    .filter((one) => !NOT_IN_DIRECTORY.includes(one))
    .map((one) => ({ email: one.email, state: 'active' as const })),
  { email: LEAVERS.byDirectory.email, state: 'left' },
  { email: LEAVERS.longAgo.email, state: 'left' },
];
