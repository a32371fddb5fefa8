import type { HubSpotCall } from './hubspot-call.ts';

/** What an audit reads beside users, permission sets and teams, and the poll of its own portal's owners: each by an optional scope, without which a finding is unavailable. */
export const AUDIT_CALLS = {
  listLogins: {
    method: 'GET',
    path: '/account-info/2026-03/activity/login',
    scopes: ['account-info.security.read'],
    need: 'optional',
    portal: 'client',
    repeat: 'safe',
    purpose: 'Read when a user of ours last signed in (audits); no address and no place is kept',
  },
  listOwners: {
    method: 'GET',
    path: '/crm/owners/2026-03',
    scopes: ['crm.objects.owners.read', 'automation'],
    need: 'optional',
    portal: 'either',
    repeat: 'safe',
    purpose: 'Find users who were deactivated and not removed: leavers of the agency (poll); who owns records (audits)',
  },
  countContacts: countOf('contacts', 'crm.objects.contacts.read'),
  countCompanies: countOf('companies', 'crm.objects.companies.read'),
  countDeals: countOf('deals', 'crm.objects.deals.read'),
  // The scope of tickets has an older name.
  countTickets: countOf('tickets', 'tickets'),
} as const satisfies Record<string, HubSpotCall>;

function countOf<const Name extends string, const Scope extends string>(object: Name, scope: Scope) {
  return {
    method: 'POST',
    path: `/crm/objects/2026-03/${object}/search`,
    scopes: [scope],
    need: 'optional',
    portal: 'client',
    repeat: 'safe',
    purpose: `Count the ${object} that a leaver owns (audits); none is read`,
  } as const;
}
