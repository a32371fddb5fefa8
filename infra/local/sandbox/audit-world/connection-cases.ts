import type { AuditCase } from './case.ts';
import { granted, ours, removedGrant, theirs } from './case.ts';
import { clientUserId } from './client-ids.ts';
import { LEAVERS, PEOPLE } from './people.ts';

const PARTNER_ADMIN = { grant: granted('Partner Admin') };

/** Portals about the connection itself, and about who could still administer it. */
export const CONNECTION_CASES: readonly AuditCase[] = [
  // The client took the app away: nothing can be read, not even that a leaver is there.
  {
    number: 41,
    company: 'Opal Yachts',
    ours: [ours(LEAVERS.removed), ours(PEOPLE.consultant12)],
    installation: { state: 'uninstalled' },
    connection: { health: 'revoked' },
    portalFinds: ['connection-unhealthy'],
    cannotVerify: true,
  },
  // Grants, and never a connection.
  {
    number: 42,
    company: 'Plum Bakery',
    ours: [ours(PEOPLE.consultant13)],
    installation: { state: 'none' },
    connection: 'none',
    portalFinds: ['connection-unhealthy'],
    cannotVerify: true,
  },
  // Installed by one of ours who has left since and is still a user here.
  {
    number: 43,
    company: 'Quill Press',
    ours: [ours(LEAVERS.removed, { finds: ['left-roster'] })],
    installation: { userId: LEAVERS.removed.id },
    connection: { installingUserId: LEAVERS.removed.id },
    portalFinds: ['connection-rests-on-leaver'],
  },
  // Our record says that a super admin of the client's installed it, who is no user of the portal any more.
  {
    number: 44,
    company: 'Rowan Trucks',
    ours: [ours(PEOPLE.consultant10)],
    formerTheirs: [theirs('Former Admin', { superAdmin: true })],
    connection: { installingUserId: clientUserId(44, 2) },
    portalFinds: ['connection-rests-on-leaver'],
  },
  // Installed by one of ours who is still with us.
  {
    number: 45,
    company: 'Sorrel Wine',
    ours: [ours(PEOPLE.consultant11)],
    installation: { userId: PEOPLE.consultant11.id },
    connection: { installingUserId: PEOPLE.consultant11.id },
  },
  // The only Partner Admin has left; somebody of the client's with the same permission set is none of ours.
  {
    number: 46,
    company: 'Thistle Games',
    ours: [ours(LEAVERS.partnerAdmin, { ...PARTNER_ADMIN, finds: ['left-roster'] }), ours(PEOPLE.consultant1)],
    theirs: [theirs('Studio Lead', { permissionSets: ['Partner Admin'] })],
    portalFinds: ['only-partner-admin-leaves'],
  },
  // One Partner Admin has left, another is there.
  {
    number: 47,
    company: 'Ultra Lamps',
    ours: [
      ours(LEAVERS.partnerAdmin, { ...PARTNER_ADMIN, finds: ['left-roster'] }),
      ours(PEOPLE.consultant12, PARTNER_ADMIN),
    ],
  },
  // One Partner Admin has left, the other is deactivated.
  {
    number: 48,
    company: 'Verbena Spa',
    ours: [
      ours(LEAVERS.partnerAdmin, { ...PARTNER_ADMIN, finds: ['left-roster'] }),
      ours(PEOPLE.consultant13, { ...PARTNER_ADMIN, deactivated: true, finds: ['deactivated-not-removed'] }),
    ],
    portalFinds: ['only-partner-admin-leaves'],
  },
  // The user list answers 503 each time: the leaver inside is not found, and the portal cannot be verified.
  {
    number: 49,
    company: 'Wicker Baskets',
    unreadable: true,
    ours: [ours(LEAVERS.removed), ours(PEOPLE.consultant2)],
    cannotVerify: true,
  },
  // Everything ended as it should: nobody of ours is left.
  {
    number: 50,
    company: 'Yucca Solar',
    ours: [],
    theirs: [theirs('Plant Lead')],
    former: [{ person: PEOPLE.consultant5, grant: removedGrant(50) }],
  },
  // Nothing wrong at all.
  {
    number: 51,
    company: 'Zinnia Florist',
    ours: [
      ours(PEOPLE.operationsLead),
      ours(PEOPLE.consultant8),
      ours(PEOPLE.contractor1, { grant: granted('Partner Read Only') }),
    ],
    theirs: [theirs('Shop Lead')],
  },
  // A client of old: access ended and the app was taken away in good order. There is nothing to read and nothing to find.
  {
    number: 52,
    company: 'Acorn Crafts',
    ours: [],
    former: [{ person: PEOPLE.consultant6, grant: removedGrant(120) }],
    installation: { state: 'none' },
    connection: 'none',
  },
];
