import type { WorldPartnerClient, WorldPermissionSet, WorldPortal, WorldUser } from './world-types.ts';

/**
 * The world that the sandbox starts with, as pure data: one partner portal, six client portals and four partner clients
 * that are already active. Days count back from the moment at which the sandbox starts.
 */

const OPERATIONS_LEAD = {
  id: 7000001,
  email: 'operations-lead@example.com',
  firstName: 'Operations',
  lastName: 'Lead',
};
const DELIVERY_MANAGER = {
  id: 7000002,
  email: 'delivery-manager@example.com',
  firstName: 'Delivery',
  lastName: 'Manager',
};
const DEPUTY_MANAGER = { id: 7000003, email: 'deputy-manager@example.com', firstName: 'Deputy', lastName: 'Manager' };
const CONTRACTOR = { id: 7000021, email: 'contractor-1@example.com', firstName: 'Contractor', lastName: 'One' };
const NUMBER_WORDS = ['One', 'Two', 'Three', 'Four'];

function consultant(number: 1 | 2 | 3 | 4) {
  return {
    id: 7000010 + number,
    email: `consultant-${number}@example.com`,
    firstName: 'Consultant',
    lastName: NUMBER_WORDS[number - 1] ?? '',
  };
}

/** A client's own people carry role names; their ids follow from the portal, so that they read well in a log. */
function clientUser(portalId: number, number: number, role: string, domain: string, rest: Partial<WorldUser> = {}) {
  const [firstName = '', lastName = ''] = role.split(' ');
  return {
    id: 8000000 + (portalId - 2000000) * 100 + number,
    email: `${role.toLowerCase().replace(' ', '-')}@${domain}`,
    firstName,
    lastName,
    ...rest,
  };
}

const CLIENT_PERMISSION_SETS: readonly WorldPermissionSet[] = [
  { name: 'Partner Marketing', requiresBillingWrite: false },
  { name: 'Partner Sales', requiresBillingWrite: false },
  { name: 'Partner Read Only', requiresBillingWrite: false },
  { name: 'Marketing Manager', requiresBillingWrite: false },
  { name: 'Billing Administrator', requiresBillingWrite: true },
];
const CLIENT_TEAMS = ['Marketing', 'Sales', 'Partner Team'];

const PARTNER_PORTAL: WorldPortal = {
  portalId: 1000001,
  company: 'Example Agency',
  domain: 'example.com',
  partner: true,
  tier: 'ENTERPRISE',
  accountType: 'STANDARD',
  dataHostingLocation: 'na1',
  timeZone: 'Europe/Berlin',
  utcOffset: '+01:00',
  currency: 'EUR',
  permissionSets: [
    { name: 'Agency Delivery', requiresBillingWrite: false },
    { name: 'Agency Contractor', requiresBillingWrite: false },
  ],
  teams: ['Operations', 'Delivery'],
  users: [
    { ...OPERATIONS_LEAD, superAdmin: true, team: 'Operations', lastLoginDaysAgo: 0 },
    { ...DELIVERY_MANAGER, permissionSets: ['Agency Delivery'], team: 'Delivery', lastLoginDaysAgo: 1 },
    { ...DEPUTY_MANAGER, permissionSets: ['Agency Delivery'], team: 'Delivery', lastLoginDaysAgo: 2 },
    { ...consultant(1), permissionSets: ['Agency Delivery'], team: 'Delivery', lastLoginDaysAgo: 1 },
    { ...consultant(2), permissionSets: ['Agency Delivery'], team: 'Delivery', lastLoginDaysAgo: 3 },
    { ...consultant(3), permissionSets: ['Agency Delivery'], team: 'Delivery', lastLoginDaysAgo: 8 },
    { ...consultant(4), permissionSets: ['Agency Delivery'], team: 'Delivery', lastLoginDaysAgo: 41 },
    { ...CONTRACTOR, permissionSets: ['Agency Contractor'], team: 'Delivery', lastLoginDaysAgo: 17 },
  ],
};

function clientPortal(
  number: number,
  company: string,
  differs: Partial<WorldPortal> & Pick<WorldPortal, 'tier'>,
  people: (portalId: number, domain: string) => readonly WorldUser[],
): WorldPortal {
  const portalId = 2000000 + number;
  const domain = `${company.toLowerCase().replaceAll(' ', '-')}.example.com`;
  return {
    portalId,
    company,
    domain,
    partner: false,
    accountType: 'STANDARD',
    dataHostingLocation: 'na1',
    timeZone: 'US/Eastern',
    utcOffset: '-05:00',
    currency: 'USD',
    permissionSets: CLIENT_PERMISSION_SETS,
    teams: CLIENT_TEAMS,
    ...differs,
    users: [
      clientUser(portalId, 1, 'Super Admin', domain, { superAdmin: true, lastLoginDaysAgo: 1 }),
      ...people(portalId, domain),
    ],
  };
}

const MARKETING_MANAGER = { permissionSets: ['Marketing Manager'], team: 'Marketing' };

export const WORLD: { portals: readonly WorldPortal[]; partnerClients: readonly WorldPartnerClient[] } = {
  portals: [
    PARTNER_PORTAL,
    clientPortal(1, 'Harbour Bakery', { tier: 'ENTERPRISE' }, (id, domain) => [
      clientUser(id, 2, 'Marketing Lead', domain, { ...MARKETING_MANAGER, lastLoginDaysAgo: 2 }),
      clientUser(id, 3, 'Sales Lead', domain, { team: 'Sales', lastLoginDaysAgo: 5 }),
      clientUser(id, 4, 'Finance Lead', domain, { permissionSets: ['Billing Administrator'], lastLoginDaysAgo: 30 }),
    ]),
    clientPortal(2, 'Northwind Cycles', { tier: 'PROFESSIONAL' }, (id, domain) => [
      clientUser(id, 2, 'Marketing Lead', domain, { ...MARKETING_MANAGER, lastLoginDaysAgo: 1 }),
      clientUser(id, 3, 'Content Editor', domain, { team: 'Marketing', lastLoginDaysAgo: 12 }),
    ]),
    clientPortal(3, 'Juniper Clinics', { tier: 'STARTER', permissionSets: [], teams: ['Front Desk'] }, (id, domain) => [
      clientUser(id, 2, 'Practice Manager', domain, { team: 'Front Desk', lastLoginDaysAgo: 4 }),
      clientUser(id, 3, 'Office Assistant', domain, { team: 'Front Desk', lastLoginDaysAgo: 9 }),
      { ...consultant(1), lastLoginDaysAgo: 20 },
    ]),
    clientPortal(4, 'Lantern Books', { tier: 'FREE', permissionSets: [], teams: [] }, (id, domain) => [
      clientUser(id, 2, 'Shop Manager', domain, { lastLoginDaysAgo: 6 }),
      clientUser(id, 3, 'Event Host', domain),
      CONTRACTOR,
    ]),
    clientPortal(
      5,
      'Meadow Insurance',
      {
        tier: 'ENTERPRISE',
        dataHostingLocation: 'eu1',
        timeZone: 'Europe/Berlin',
        utcOffset: '+01:00',
        currency: 'EUR',
        // Somebody mistyped a name: what a preflight has to find.
        permissionSets: CLIENT_PERMISSION_SETS.map((set) =>
          set.name === 'Partner Read Only' ? { ...set, name: 'Partner Read Olny' } : set,
        ),
      },
      (id, domain) => [
        clientUser(id, 2, 'Marketing Lead', domain, { ...MARKETING_MANAGER, lastLoginDaysAgo: 3 }),
        clientUser(id, 3, 'Sales Lead', domain, { team: 'Sales', lastLoginDaysAgo: 7 }),
        clientUser(id, 4, 'Former Assistant', domain, { deactivated: true, lastLoginDaysAgo: 80 }),
        { ...consultant(2), permissionSets: ['Partner Marketing'], team: 'Partner Team', lastLoginDaysAgo: 2 },
        // Several permission sets: a PUT would drop all but one.
        { ...consultant(3), permissionSets: ['Partner Marketing', 'Partner Sales'], team: 'Partner Team' },
      ],
    ),
    clientPortal(6, 'Orchard Logistics', { tier: 'PROFESSIONAL', accountType: 'SANDBOX' }, (id, domain) => [
      clientUser(id, 2, 'Marketing Lead', domain, { ...MARKETING_MANAGER, lastLoginDaysAgo: 10 }),
      clientUser(id, 3, 'Dispatch Lead', domain, { team: 'Sales', lastLoginDaysAgo: 11 }),
      // A super admin of the partner's, and a mailbox that several people share: what an audit has to find.
      { ...consultant(4), superAdmin: true, lastLoginDaysAgo: 70 },
      {
        id: 7000031,
        email: 'team@example.com',
        firstName: 'Agency',
        lastName: 'Mailbox',
        permissionSets: ['Partner Read Only'],
      },
    ]),
  ],
  partnerClients: [
    {
      recordId: 30000001,
      portalId: 2000003,
      serviceType: 'reporting_review',
      invitedDaysAgo: 410,
      acceptedDaysAgo: 408,
    },
    {
      recordId: 30000002,
      portalId: 2000004,
      serviceType: 'technical_administration',
      invitedDaysAgo: 300,
      acceptedDaysAgo: 299,
    },
    {
      recordId: 30000003,
      portalId: 2000005,
      serviceType: 'marketing_management',
      invitedDaysAgo: 220,
      acceptedDaysAgo: 215,
    },
    { recordId: 30000004, portalId: 2000006, serviceType: 'crm_onboarding', invitedDaysAgo: 90, acceptedDaysAgo: 88 },
  ],
};
