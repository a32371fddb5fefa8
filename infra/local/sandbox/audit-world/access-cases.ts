import type { AuditCase } from './case.ts';
import { granted, ours, removedGrant, theirs } from './case.ts';
import { LEAVERS, PEOPLE, UNKNOWN } from './people.ts';

/** Portals about what somebody has, against what was granted. */
export const ACCESS_CASES: readonly AuditCase[] = [
  // A super admin of ours who was granted a permission set. The client's own super admins are none of our business.
  {
    number: 8,
    company: 'Harvest Foods',
    ours: [ours(PEOPLE.consultant2, { superAdmin: true, permissionSets: [], finds: ['partner-super-admin'] })],
    theirs: [theirs('Second Admin', { superAdmin: true })],
  },
  // A contractor of another domain, super admin, and nothing granted.
  {
    number: 9,
    company: 'Iris Clinics',
    ours: [
      ours(PEOPLE.contractor2, {
        grant: 'none',
        superAdmin: true,
        permissionSets: [],
        finds: ['partner-super-admin', 'access-never-granted'],
      }),
    ],
  },
  // A super admin who has left.
  {
    number: 10,
    company: 'Jade Motors',
    ours: [ours(LEAVERS.removed, { superAdmin: true, finds: ['left-roster', 'partner-super-admin'] })],
  },
  // Another permission set than the granted one.
  {
    number: 11,
    company: 'Kelp Software',
    ours: [
      ours(PEOPLE.consultant3, { permissionSets: ['Partner Sales'], finds: ['permission-set-differs'] }),
      ours(PEOPLE.consultant4, { grant: granted('Partner Sales') }),
    ],
  },
  // Two permission sets, the first of which is the granted one: still more than was granted. The client's user may have two.
  {
    number: 12,
    company: 'Lark Furniture',
    ours: [
      ours(PEOPLE.consultant4, {
        permissionSets: ['Partner Marketing', 'Billing Administrator'],
        finds: ['permission-set-differs'],
      }),
    ],
    theirs: [theirs('Office Lead', { permissionSets: ['Partner Marketing', 'Billing Administrator'] })],
  },
  // No permission set at all is not what was granted either; an unusual one that was granted is.
  {
    number: 13,
    company: 'Maple Energy',
    ours: [
      ours(PEOPLE.consultant5, { permissionSets: [], finds: ['permission-set-differs'] }),
      ours(PEOPLE.consultant7, { grant: granted('Marketing Manager') }),
    ],
  },
  // Two of ours whom somebody added by hand: they have grants in other portals, none in this one.
  {
    number: 14,
    company: 'Nova Print',
    ours: [
      ours(PEOPLE.consultant8, { grant: 'none', finds: ['access-never-granted'] }),
      ours(PEOPLE.contractor1, {
        grant: 'none',
        permissionSets: ['Partner Read Only'],
        finds: ['access-never-granted'],
      }),
      ours(PEOPLE.consultant7),
    ],
  },
  // Removed 30 days ago as far as we know, and there again.
  {
    number: 15,
    company: 'Onyx Legal',
    ours: [ours(PEOPLE.consultant9, { grant: removedGrant(30), finds: ['expired-but-present'] })],
  },
  // Ended three days ago and nobody removed it; a colleague's ends tomorrow.
  {
    number: 16,
    company: 'Pearl Hotels',
    ours: [
      ours(PEOPLE.consultant10, {
        grant: granted('Partner Marketing', { endsInDays: -3 }),
        finds: ['expired-but-present'],
      }),
      ours(PEOPLE.consultant11, { grant: granted('Partner Marketing', { endsInDays: 1 }) }),
    ],
  },
  // Grants that stand without having been read back, and one that was removed together with the user.
  {
    number: 17,
    company: 'Quartz Books',
    ours: [
      ours(PEOPLE.consultant12, { grant: granted('Partner Sales', { state: 'applied' }) }),
      ours(PEOPLE.consultant13, { grant: granted('Partner Read Only', { state: 'cannot-verify' }) }),
    ],
    former: [{ person: PEOPLE.consultant14, grant: removedGrant(20) }],
  },
  // A shared mailbox of ours with a login and a grant; `sales-coach-1@` is one person.
  {
    number: 18,
    company: 'Reed Music',
    ours: [ours(PEOPLE.sharedBox, { finds: ['generic-mailbox'] }), ours(PEOPLE.salesCoach)],
  },
  // A box of our domain that no source has, nor any grant. The client's own boxes are theirs, and `information-desk@` is not `info@`.
  {
    number: 19,
    company: 'Saffron Foods',
    ours: [
      ours(UNKNOWN.marketingBox, {
        grant: 'none',
        finds: ['generic-mailbox', 'left-roster', 'access-never-granted'],
      }),
    ],
    theirs: [theirs('Info', { permissionSets: ['Partner Sales'] }), theirs('Information Desk')],
  },
  // `admin@` with everything.
  {
    number: 20,
    company: 'Tidal Pumps',
    ours: [
      ours(UNKNOWN.adminBox, {
        grant: 'none',
        superAdmin: true,
        permissionSets: [],
        finds: ['generic-mailbox', 'left-roster', 'access-never-granted', 'partner-super-admin'],
      }),
    ],
    theirs: [theirs('Admin', { superAdmin: true })],
  },
];
