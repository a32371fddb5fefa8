import type { AuditCase } from './case.ts';
import { NEVER, ours } from './case.ts';
import { LEAVERS, PEOPLE } from './people.ts';

/** Portals of which HubSpot does not tell everything: what cannot be known is unavailable, and never fine. */
export const BLIND_CASES: readonly AuditCase[] = [
  // No owners: the deactivated user and the leaver's records stay unseen; that the leaver is a leaver does not.
  {
    number: 37,
    company: 'Kestrel Water',
    ours: [
      ours(PEOPLE.consultant6, { deactivated: true }),
      ours(LEAVERS.longAgo, { owns: { contacts: 5 }, finds: ['left-roster'] }),
    ],
    installation: { lacksScopes: ['crm.objects.owners.read'] },
    unavailable: ['deactivated-not-removed', 'owns-records'],
  },
  // No login activity and no seats: who never came, with a paid seat, looks like everybody else. What was never granted is seen.
  {
    number: 38,
    company: 'Linden Glass',
    tellsSeats: false,
    ours: [
      ours(PEOPLE.consultant7, { logins: NEVER, seats: ['Core Seat'] }),
      ours(PEOPLE.consultant8, { grant: 'none', finds: ['access-never-granted'] }),
    ],
    installation: { lacksScopes: ['account-info.security.read'] },
    unavailable: ['shared-login', 'no-login-90-days', 'invited-no-login', 'paid-seat-without-need'],
  },
  // Owners, and no object that they could own.
  {
    number: 39,
    company: 'Moss Pharmacy',
    ours: [
      ours(LEAVERS.removed, { owns: { contacts: 2, tickets: 1 }, finds: ['left-roster'] }),
      ours(PEOPLE.consultant9, { deactivated: true, finds: ['deactivated-not-removed'] }),
    ],
    installation: {
      lacksScopes: ['crm.objects.contacts.read', 'crm.objects.companies.read', 'crm.objects.deals.read', 'tickets'],
    },
    unavailable: ['owns-records'],
  },
  // Seats are not told: a paid one that nobody uses is not seen, the missing logins are.
  {
    number: 40,
    company: 'Nettle Paper',
    tellsSeats: false,
    ours: [
      ours(PEOPLE.consultant10, { seats: ['Core Seat'], logins: NEVER, finds: ['no-login-90-days'] }),
      ours(PEOPLE.consultant11),
    ],
    unavailable: ['paid-seat-without-need'],
  },
];
