import type { PlanItem, PlanReason } from './access-plan.ts';
import type { Risk } from './service-package.ts';
import type { OutcomeResult } from './wait.ts';

/** How a piece of work ended or stands, as the people who asked for it are told. */
export type CourseEnd =
  | 'approved'
  | 'declined'
  | 'approval-expired'
  | 'acceptance-expired'
  | 'connection-expired'
  | 'withdrawn'
  | 'connected'
  | 'by-hand'
  | 'provisioned'
  | 'partly'
  | 'refused'
  | 'ended'
  | 'ended-partly'
  | 'paused'
  | 'paused-partly'
  | 'observed'
  | 'parked'
  | 'relationship-ended';

const RISK: Readonly<Record<Risk, string>> = {
  low: 'Low: a small part of the portal, mostly reading and reporting.',
  standard: 'Standard: everyday work in the tools of the package.',
  high: 'High: can change settings or data that the whole portal rests on.',
  elevated: 'Elevated: super admin or billing rights. Needs two approvers and the client’s consent.',
};

const REASON: Readonly<Record<PlanReason, string>> = {
  'engagement-needs-it': 'The engagement needs it.',
  'other-engagement-still-needs-it': 'Another engagement still needs it.',
  'no-engagement-needs-it': 'No engagement needs it any more.',
  'access-before-us-is-given-back': 'The access from before the engagement is given back.',
  'already-as-needed': 'It is already as the engagement needs it.',
  'super-admin-untouchable': 'This user is a super admin, and only a super admin of the portal may change that.',
  'several-permission-sets': 'This user has several permission sets, and HubSpot’s API would drop all but one.',
  'permission-set-missing': 'The portal has no permission set of this name.',
  'team-missing': 'The portal has no team of this name.',
  'team-cannot-be-cleared': 'HubSpot’s API can replace a user’s main team, and cannot take it away.',
  'not-partner-side': 'This user is the client’s, and is never changed (rule partner-side-only).',
  'generic-mailbox': 'The address is a shared mailbox. Each person needs a login of their own (rule unique-logins).',
  'elevated-needs-quorum-and-consent':
    'Super admin or billing rights need two approvers and the client’s consent (rule elevated-access).',
  'not-in-portal-any-more': 'The user is no longer in the portal.',
  'super-admin-assignment': 'The work needs super admin, which no API can give or take away.',
  'portal-not-readable': 'The portal is not connected to our app, so it can be neither changed nor read by us.',
  'restricted-action':
    'The package uses something that a partner may never do in a client’s portal (rule restricted-actions).',
  'subscription-lacks': 'The client’s subscription lacks what the package needs (rule subscription-fit).',
};

const ACTION: Readonly<Record<PlanItem['action'], string>> = {
  create: 'Add user',
  change: 'Change access',
  keep: 'Keep as it is',
  remove: 'Remove user',
  manual: 'Change by hand',
  refuse: 'Refused',
};

const OUTCOME: Readonly<Record<OutcomeResult, string>> = {
  approved: 'approved',
  declined: 'declined',
  expired: 'not answered in time',
  withdrawn: 'withdrawn',
  accepted: 'accepted in HubSpot',
  connected: 'connected',
  'by-hand': 'not connected, the client adds the users by hand',
  done: 'done and read back',
};

const END: Readonly<Record<CourseEnd, string>> = {
  approved: 'approved',
  declined: 'declined',
  'approval-expired': 'not decided in time',
  'acceptance-expired': 'not accepted in HubSpot in time',
  'connection-expired': 'not connected in time',
  withdrawn: 'invitation withdrawn',
  connected: 'portal connected',
  'by-hand': 'not connected, the client adds the users by hand',
  provisioned: 'access set up and read back',
  partly: 'access set up in part',
  refused: 'access refused',
  ended: 'access ended and read back',
  'ended-partly': 'access ended in part',
  paused: 'access taken away until it is resumed',
  'paused-partly': 'access taken away in part',
  observed: 'only watched, nothing was changed',
  parked: 'stopped, needs you',
  'relationship-ended': 'no longer a partner client in HubSpot',
};

const SCOPE: Readonly<Record<string, string>> = {
  oauth: 'Tells which portal this is, and that the connection still stands.',
  'settings.users.read': 'Reads the users and permission sets of the portal, to compare what is with what was agreed.',
  'settings.users.write': 'Adds, changes and removes the agency’s own people. Your own users are never changed.',
  'settings.users.teams.read': 'Reads the teams, so that each person is put into the right one.',
  'crm.objects.users.read': 'Reads whether a user is deactivated.',
  'crm.objects.users.write': 'Adds, changes and removes the agency’s own people. Your own users are never changed.',
  'crm.objects.owners.read': 'Reads which users are deactivated, so that leavers are seen, and who owns records.',
  'crm.objects.contacts.read': 'Counts the contacts that a leaver of the agency owns. No contact is read.',
  'crm.objects.companies.read': 'Counts the companies that a leaver of the agency owns. No company is read.',
  'crm.objects.deals.read': 'Counts the deals that a leaver of the agency owns. No deal is read.',
  tickets: 'Counts the tickets that a leaver of the agency owns. No ticket is read.',
  'account-info.security.read': 'Reads when the agency’s people last signed in, to end access that nobody uses.',
  'crm.objects.partner-clients.read': 'Reads the partner clients: who has invited the agency, and who was accepted.',
  'crm.objects.partner-clients.write': 'Writes the state of the work back to the partner client.',
  'crm.objects.partner-services.read': 'Reads which service was sold, to propose the fitting package.',
  'crm.objects.partner-services.write': 'Writes the state of the work back to the partner service.',
  'settings.billing.write': 'Needed by HubSpot to give permission sets with billing rights.',
};

/** What a partner may not do in a client's portal, whatever its permissions: HubSpot's restricted actions, and our rule on super admins. */
export const PARTNER_NEVER: readonly string[] = [
  'Change who owns the billing',
  'Change the contract or the subscription term',
  'Get around settings that need a super admin',
  'Open security or compliance settings without an explicit right',
  'Make, change or remove a super admin',
];

/** How a client ends our access by itself, at any time. */
export const HOW_TO_END =
  'Remove our users under Settings, Users & Teams, or uninstall our app under Settings, Integrations, Connected apps. Or write to us: access ends, is read back, and you get a receipt.';

/** Said of access that stands in the portal rules, and was not read back. */
export const BEING_CHECKED = 'Being checked: this access was not read back in the portal yet.';

/** Said of access in a portal that we cannot read, because the client adds the users by itself. */
export function confirmedWords(clientName: string): string {
  return `Confirmed by ${clientName}, not read back: our app is not in this portal.`;
}

/** Heads of what a partner can and cannot do: it is not what was agreed, which a service package says. */
export const PARTNER_CAN_TITLE = 'What a partner can do in general, within the permissions you give';
export const PARTNER_CANNOT_TITLE = 'What a partner cannot do';

/** What a partner typically does in a client's portal, within its permission sets and the client's subscription. */
export const PARTNER_CAN: readonly string[] = [
  'Configure the marketing, sales and service tools of the subscription',
  'Set up pipelines, properties and workflows',
  'Create dashboards and reports',
  'Build and publish emails, pages and forms',
  'Train users and document the portal',
];

/** The risk of a package, in one sentence that begins with its level. */
export function riskWords(risk: Risk): string {
  return RISK[risk];
}

/** Why a line of a plan is as it is. */
export function planReasonWords(reason: PlanReason): string {
  return REASON[reason];
}

/** Whether a code is a reason of a plan. */
export function isPlanReason(code: string): code is PlanReason {
  return Object.hasOwn(REASON, code);
}

/** What a line of a plan does, as a label. */
export function planActionWords(action: PlanItem['action']): string {
  return ACTION[action];
}

/** Why one of HubSpot's scopes is asked for; a scope that is not known here is one that an operator added to the settings. */
export function scopeWhy(scope: string): string {
  return SCOPE[scope] ?? 'Added by the agency in its settings.';
}

/** How a wait ended, as words that follow "was" or stand alone. */
export function outcomeWords(result: OutcomeResult): string {
  return OUTCOME[result];
}

/** How a piece of work ended, as words that follow the client's name. */
export function endWords(end: CourseEnd): string {
  return END[end];
}
