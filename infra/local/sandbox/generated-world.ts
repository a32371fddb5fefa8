import { WORLD } from './world.ts';
import type { PortalToLoad, WorldLogins, WorldUser } from './world-types.ts';

export interface GeneratedWorld {
  readonly portals: number;
  readonly usersPerPortal: number;
  readonly partnerUsers: number;
  readonly firstPortalId: number;
}

/** Ninety logins: one a day, as far back as HubSpot tells. */
const DAILY: readonly WorldLogins[] = [{ newestDaysAgo: 0.5, oldestDaysAgo: 89.5, everyDays: 1 }];

/** Portals that are all alike: one super admin, the partner's people, and the client's own; everybody logs in each day. */
export function generatePortals(wish: GeneratedWorld): PortalToLoad[] {
  return Array.from({ length: wish.portals }, (_, index) => portalAt(wish, wish.firstPortalId + index, index + 1));
}

function portalAt({ usersPerPortal, partnerUsers }: GeneratedWorld, portalId: number, number: number): PortalToLoad {
  const domain = `client-${number}.example.com`;
  const ours = partnersPeople(Math.min(partnerUsers, usersPerPortal - 1));
  const theirs = Array.from({ length: usersPerPortal - ours.length }, (_, index) =>
    clientUser(portalId, index, domain),
  );
  return {
    portalId,
    company: `Client ${number}`,
    domain,
    partner: false,
    tier: 'PROFESSIONAL',
    accountType: 'STANDARD',
    dataHostingLocation: 'eu1',
    timeZone: 'Europe/Berlin',
    utcOffset: '+01:00',
    currency: 'EUR',
    permissionSets: [{ name: 'Partner Marketing', requiresBillingWrite: false }],
    teams: ['Partner Team'],
    users: [...theirs, ...ours],
    tellsSeats: true,
  };
}

function clientUser(portalId: number, index: number, domain: string): WorldUser {
  return {
    id: portalId * 200 + index,
    email: index === 0 ? `super-admin@${domain}` : `client-user-${index}@${domain}`,
    firstName: index === 0 ? 'Super' : 'Client',
    lastName: index === 0 ? 'Admin' : `User ${index}`,
    superAdmin: index === 0,
    logins: DAILY,
    seats: ['Core Seat'],
  };
}

function partnersPeople(count: number): WorldUser[] {
  const consultants = WORLD.portals
    .find(({ partner }) => partner)
    ?.users.filter(({ email }) => /^consultant-/.test(email));
  return (consultants ?? []).slice(0, count).map(({ id, email, firstName, lastName }) => ({
    ...{ id, email, firstName, lastName },
    permissionSets: ['Partner Marketing'],
    team: 'Partner Team',
    logins: DAILY,
    seats: ['Partner Seat'],
  }));
}
