import type { AuditCase } from './case.ts';
import { granted, NEVER, ours, theirs } from './case.ts';
import { DIRECTORY_ONLY, LEAVERS, PEOPLE, UNKNOWN } from './people.ts';

/** Portals about who is on the partner's side, and who has left it. */
export const ROSTER_CASES: readonly AuditCase[] = [
  // A leaver of the partner portal who still logs in each week, beside a colleague who is still there.
  {
    number: 1,
    company: 'Alder Dental',
    ours: [ours(LEAVERS.removed, { finds: ['left-roster'] }), ours(PEOPLE.consultant1)],
    theirs: [theirs('Marketing Lead')],
  },
  // Deactivated in the partner portal, which is as good as removed; here the user is active.
  {
    number: 2,
    company: 'Birch Brewing',
    ours: [ours(LEAVERS.deactivated, { finds: ['left-roster'] }), ours(PEOPLE.consultant2)],
  },
  // Only the directory knows that this one has left: the partner portal was forgotten.
  {
    number: 3,
    company: 'Cedar Travel',
    ours: [ours(LEAVERS.byDirectory, { finds: ['left-roster'] }), ours(PEOPLE.deputyManager)],
  },
  // A leaver whom the portal knows under an older address: the HubSpot user id tells. A contractor of the same firm is still ours.
  {
    number: 4,
    company: 'Dune Optics',
    ours: [
      ours(LEAVERS.contractor, { email: 'contractor-3@old-studio.example.com', finds: ['left-roster'] }),
      ours(PEOPLE.contractor2),
    ],
  },
  // An address of our domain that no source ever had, and that nobody granted anything.
  {
    number: 5,
    company: 'Elm Robotics',
    ours: [
      ours(UNKNOWN.intern, {
        grant: 'none',
        permissionSets: ['Partner Read Only'],
        seats: ['View-Only Seat'],
        finds: ['left-roster', 'access-never-granted'],
      }),
    ],
    theirs: [theirs('Sales Lead', { permissionSets: ['Partner Sales'] })],
  },
  // Left 200 days ago, and has not logged in since.
  {
    number: 6,
    company: 'Fjord Fitness',
    ours: [
      ours(LEAVERS.longAgo, {
        grant: granted('Partner Sales', { startedInDays: -300 }),
        logins: NEVER,
        finds: ['left-roster', 'no-login-90-days'],
      }),
      ours(PEOPLE.deliveryManager),
    ],
  },
  // Nobody here has left: one is in the directory only, one in the partner portal only, one is written with capitals;
  // and the client has somebody with the name of one of ours.
  {
    number: 7,
    company: 'Grove Media',
    ours: [
      ours(DIRECTORY_ONLY),
      ours(PEOPLE.portalOnly),
      ours(PEOPLE.consultant6, { email: 'Consultant-6@Example.com' }),
    ],
    theirs: [theirs('Consultant 4'), theirs('Intern 1')],
  },
];
