import type { PortalToLoad, WorldPermissionSet, WorldUser } from '../world-types.ts';
import type { AuditCase, ClientPerson } from './case.ts';
import { WEEKLY } from './case.ts';
import { clientUserId, portalIdOf } from './client-ids.ts';

const PERMISSION_SETS: readonly WorldPermissionSet[] = [
  ...['Partner Marketing', 'Partner Sales', 'Partner Read Only', 'Marketing Manager', 'Partner Admin'].map((name) => ({
    name,
    requiresBillingWrite: false,
  })),
  { name: 'Billing Administrator', requiresBillingWrite: true },
];

/** The portal of a case. The client's own people are a super admin, and those whom the case names, numbered from 2. */
export function clientPortal(auditCase: AuditCase): PortalToLoad {
  const { number, company, theirs = [], former = [], formerTheirs = [], tellsSeats = true, unreadable } = auditCase;
  const domain = `${company.toLowerCase().replaceAll(' ', '-')}.example.com`;
  const people = [...theirs, ...formerTheirs].map((person, index) => clientUser(number, index + 2, domain, person));
  const admin = clientUser(number, 1, domain, { role: 'Super Admin', rest: { superAdmin: true } });
  return {
    portalId: portalIdOf(number),
    company,
    domain,
    partner: false,
    tier: 'PROFESSIONAL',
    accountType: 'STANDARD',
    dataHostingLocation: 'eu1',
    timeZone: 'Europe/Berlin',
    utcOffset: '+01:00',
    currency: 'EUR',
    permissionSets: PERMISSION_SETS,
    teams: ['Marketing', 'Sales', 'Partner Team'],
    users: [admin, ...people.slice(0, theirs.length), ...auditCase.ours.map(({ user }) => user)],
    removedUsers: [...people.slice(theirs.length), ...former.map(({ person }) => person)],
    tellsSeats,
    ...(unreadable === undefined ? {} : { unreadable }),
    ...(auditCase.installation === undefined ? {} : { installation: auditCase.installation }),
  };
}

function clientUser(caseNumber: number, number: number, domain: string, { role, rest }: ClientPerson): WorldUser {
  const [firstName = '', lastName = ''] = role.split(' ');
  return {
    id: clientUserId(caseNumber, number),
    email: `${role.toLowerCase().replaceAll(' ', '-')}@${domain}`,
    firstName,
    lastName,
    logins: WEEKLY,
    seats: ['Core Seat'],
    ...rest,
  };
}
