import { WORLD } from '../world.ts';
import type { WorldPortal } from '../world-types.ts';
import { LEAVERS, PEOPLE } from './people.ts';

const seeded = WORLD.portals.find((portal) => portal.partner);
if (seeded === undefined) throw new Error('The seeded world has no partner portal.');

const DELIVERY = { permissionSets: ['Agency Delivery'], team: 'Delivery', lastLoginDaysAgo: 1 };

/** The seeded partner portal with the roster of this world: members, one deactivated leaver, and the removed ones. */
export const PARTNER_PORTAL: WorldPortal = {
  ...seeded,
  users: [
    ...Object.values(PEOPLE).map(
      (person) => seeded.users.find(({ id }) => id === person.id) ?? { ...person, ...DELIVERY },
    ),
    { ...LEAVERS.byDirectory, ...DELIVERY },
    { ...LEAVERS.deactivated, ...DELIVERY, deactivated: true, lastLoginDaysAgo: 12 },
  ],
  removedUsers: [LEAVERS.removed, LEAVERS.longAgo, LEAVERS.partnerAdmin, LEAVERS.contractor],
};
