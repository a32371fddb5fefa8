import type { AuditCase } from './case.ts';
import { DAILY, granted, loggedIn, NEVER, ours, removedGrant, theirs } from './case.ts';
import { LEAVERS, PEOPLE } from './people.ts';

/** Portals about what a user costs and holds: deactivated users, seats, records. */
export const SEAT_AND_RECORD_CASES: readonly AuditCase[] = [
  // Deactivated by the client and never removed. The client's own deactivated user is theirs; somebody who was removed is gone.
  {
    number: 29,
    company: 'Coral Toys',
    ours: [
      ours(PEOPLE.consultant12, {
        deactivated: true,
        logins: loggedIn(10, 17),
        finds: ['deactivated-not-removed'],
      }),
      ours(PEOPLE.consultant3),
    ],
    theirs: [theirs('Former Assistant', { deactivated: true })],
    former: [{ person: PEOPLE.consultant13, grant: removedGrant(15) }],
  },
  // A leaver who was only deactivated here.
  {
    number: 30,
    company: 'Delta Schools',
    ours: [
      ours(LEAVERS.deactivated, {
        deactivated: true,
        logins: loggedIn(14),
        finds: ['left-roster', 'deactivated-not-removed'],
      }),
    ],
  },
  // A paid seat that nobody uses; a team lead with one who is there each day.
  {
    number: 31,
    company: 'Ember Coffee',
    ours: [
      ours(PEOPLE.consultant14, {
        seats: ['Core Seat'],
        logins: NEVER,
        finds: ['paid-seat-without-need', 'no-login-90-days'],
      }),
      ours(PEOPLE.teamLead, { seats: ['Sales Seat'], logins: DAILY }),
    ],
  },
  // A paid seat without a grant; a view-only seat costs nothing, also where nobody comes. The client's seats are the client's.
  {
    number: 32,
    company: 'Flint Clothing',
    ours: [
      ours(PEOPLE.analyst1, {
        grant: 'none',
        seats: ['Service Seat'],
        finds: ['paid-seat-without-need', 'access-never-granted'],
      }),
      ours(PEOPLE.analyst2, { seats: ['View-Only Seat'], logins: loggedIn(120), finds: ['no-login-90-days'] }),
    ],
    theirs: [theirs('Warehouse Lead', { seats: ['Core Seat'], logins: NEVER })],
  },
  // A paid seat beside the partner's free one; and somebody without any seat.
  {
    number: 33,
    company: 'Gale Sailing',
    ours: [
      ours(PEOPLE.consultant1, {
        seats: ['Partner Seat', 'Core Seat'],
        logins: loggedIn(95),
        finds: ['paid-seat-without-need', 'no-login-90-days'],
      }),
      ours(PEOPLE.consultant2, { seats: [], logins: NEVER, finds: ['no-login-90-days'] }),
    ],
  },
  // A leaver who still owns contacts; a colleague owns many and works on them.
  {
    number: 34,
    company: 'Hazel Realty',
    ours: [
      ours(LEAVERS.removed, { owns: { contacts: 12 }, finds: ['left-roster', 'owns-records'] }),
      ours(PEOPLE.consultant3, { owns: { contacts: 40, deals: 7 } }),
    ],
    theirs: [theirs('Former Broker', { deactivated: true, owns: { deals: 4 } })],
  },
  // Access that has ended, with tickets; another that has ended owns nothing.
  {
    number: 35,
    company: 'Indigo Aviation',
    ours: [
      ours(PEOPLE.consultant4, {
        grant: granted('Partner Marketing', { endsInDays: -10 }),
        owns: { tickets: 3 },
        finds: ['expired-but-present', 'owns-records'],
      }),
      ours(PEOPLE.consultant5, { grant: removedGrant(25), finds: ['expired-but-present'] }),
    ],
  },
  // The scope for contacts was not given; the leaver's one company and two deals are counted all the same.
  {
    number: 36,
    company: 'Jasper Gardens',
    ours: [
      ours(LEAVERS.contractor, {
        owns: { contacts: 9, companies: 1, deals: 2 },
        finds: ['left-roster', 'owns-records'],
      }),
    ],
    installation: { lacksScopes: ['crm.objects.contacts.read'] },
  },
];
