import { manualSteps } from '../../shared/domain/manual-step-words.ts';
import { onboardingProgress } from '../../shared/domain/onboarding.ts';
import type { AccessHeld } from '../../shared/domain/portal-access.ts';
import {
  PARTNER_CAN,
  PARTNER_NEVER,
  planActionWords,
  planReasonWords,
  riskWords,
  scopeWhy,
} from '../../shared/domain/words.ts';
import type { AcceptanceTaskData } from '../../shared/mails/acceptance-task.tsx';
import type { AccessChangedData } from '../../shared/mails/access-changed.tsx';
import type { ApprovalQuestionData } from '../../shared/mails/approval-question.tsx';
import type { BreakGlassNoticeData } from '../../shared/mails/break-glass-notice.tsx';
import type { ConnectInvitationData } from '../../shared/mails/connect-invitation.tsx';
import type { ContactNeededData } from '../../shared/mails/contact-needed.tsx';
import type { CourseNoticeData } from '../../shared/mails/course-notice.tsx';
import type { ManualStepData } from '../../shared/mails/manual-step.tsx';
import type { PortalRulesData } from '../../shared/mails/portal-rules.tsx';
import type { RecordsOwnedData } from '../../shared/mails/records-owned.tsx';
import type { ContactPageData } from '../../shared/pages/contact-page.tsx';
import type { ManualStepPageData } from '../../shared/pages/manual-step-page.tsx';
import type { OnboardingPageData } from '../../shared/pages/onboarding-page.tsx';
import type { QuestionPageData } from '../../shared/pages/question-page.tsx';
import type { RulesPageData } from '../../shared/pages/rules-page.tsx';
import type { TaskPageData } from '../../shared/pages/task-page.tsx';

/** A mailed link as it looks; its token opens nothing. */
export const SAMPLE_LINK = 'https://steward.example.com/q/AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8';

const common = { agencyName: 'Example Agency', timeZone: 'Europe/Berlin', clientName: 'Example Manufacturing' };
const deadlineAt = '2026-11-27T15:00:00.000Z';
const mailed = { ...common, deadlineAt, link: SAMPLE_LINK, reminder: 0 };
const postPath = '/q/AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8';
const facts = [
  { label: 'Client', value: 'Example Manufacturing (portal 20000001, Professional)' },
  { label: 'Service sold', value: 'Marketing retainer' },
  { label: 'Package', value: 'Marketing operations, version 1' },
  { label: 'Team', value: 'Consultant 1, Consultant 2' },
  { label: 'Access until', value: 'Wed 24 Nov 2027' },
];
const plan = [
  {
    who: 'Consultant 1',
    action: planActionWords('create'),
    before: 'No user in this portal',
    after: 'Marketing contributor, team Marketing',
    reason: planReasonWords('engagement-needs-it'),
  },
  {
    who: 'Consultant 2',
    action: planActionWords('change'),
    before: 'Sales reader',
    after: 'Marketing contributor, team Marketing',
    reason: planReasonWords('engagement-needs-it'),
  },
];
const scopes = ['oauth', 'settings.users.read', 'settings.users.write', 'settings.users.teams.read'].map((name) => ({
  name,
  why: scopeWhy(name),
}));
const optionalScope = {
  name: 'account-info.security.read',
  why: scopeWhy('account-info.security.read'),
  optional: true,
};
const members: AccessHeld[] = [
  {
    name: 'Consultant 1',
    permissionSet: 'Marketing contributor',
    teams: ['Marketing'],
    since: '2026-11-24T13:30:00.000Z',
    until: '2027-11-24T13:30:00.000Z',
    packageName: 'Marketing operations',
    proof: { kind: 'read-back', at: '2026-11-24T13:31:00.000Z' },
  },
  {
    name: 'Consultant 2',
    permissionSet: 'Marketing contributor',
    teams: [],
    since: '2026-11-24T13:30:00.000Z',
    until: '2027-05-24T12:30:00.000Z',
    packageName: 'Reporting',
    proof: { kind: 'confirmed', byName: 'Portal admin' },
  },
];
const howToEnd =
  'At any time, in HubSpot: Settings, Integrations, Connected Apps, uninstall. Remove users under Settings, Users & Teams.';
const steps = [
  'Sign in to the partner portal with your own user.',
  'Open Partner, then Clients, and find Example Manufacturing among the pending invitations.',
  'Compare the name and the portal 20000001, and choose Accept.',
];
const packageName = 'Marketing operations';
const packageDoes = [
  'Build campaigns, emails and forms',
  'Set up workflows for marketing',
  'Make marketing dashboards',
];
const packageDoesNot = ['Export contacts', 'Send to more than the agreed lists'];
const manual = {
  ...common,
  change: 'change' as const,
  personName: 'Consultant 2',
  personEmail: 'consultant-2@example.com',
  permissionSetName: 'Marketing contributor',
  teams: ['Marketing'],
  reason: planReasonWords('permission-set-missing'),
  packageDoes,
  steps: manualSteps({
    change: 'change',
    email: 'consultant-2@example.com',
    permissionSetName: 'Marketing contributor',
    teams: ['Marketing'],
    setIsMissing: true,
    missingTeams: [],
    surplusSets: ['Sales reader'],
    surplusTeams: [],
    superAdmin: false,
  }),
  deadlineAt,
};
const rules = {
  ...common,
  portalId: 20000001,
  asOf: '2026-11-24T13:30:00.000Z',
  members,
  may: PARTNER_CAN,
  never: PARTNER_NEVER,
  howToEnd,
};

/** One realistic set of data for each page and mail; for previews and for tests. Addresses are example.com, people are roles. */
export const SAMPLE = {
  questionPage: {
    ...common,
    title: 'Accept Example Manufacturing with Marketing operations?',
    askedName: 'Operations lead',
    requestedBy: 'Partner operations',
    answeredBy: 'Partner operations',
    deadlineAt,
    riskWords: riskWords('standard'),
    facts,
    plan,
    packageDoes,
    packageDoesNot,
    history: [
      { at: '2026-11-24T13:12:00.000Z', text: 'Invitation seen in HubSpot' },
      { at: '2026-11-24T13:30:00.000Z', text: 'Asked of Operations lead and Delivery lead' },
    ],
    postPath,
    quorum: 2,
    approvals: 1,
  } satisfies QuestionPageData,
  taskPage: {
    ...common,
    steps,
    deepLink: 'https://app.hubspot.com/partner-clients/10000001/record/501',
    deadlineAt,
    postPath,
    history: [{ at: '2026-11-24T13:30:00.000Z', text: 'Approved by Operations lead' }],
  } satisfies TaskPageData,
  onboardingPage: {
    ...common,
    portalId: 20000001,
    scopes,
    optionalScopes: [optionalScope],
    packageName,
    packageDoes,
    packageDoesNot,
    can: PARTNER_CAN,
    cannot: PARTNER_NEVER,
    state: 'asking',
    progress: onboardingProgress({ askedAt: '2026-11-24T13:30:00.000Z', engagements: [], grants: [], openSteps: 0 }),
    members: [],
    openSteps: [],
    postPath,
    canHandOn: true,
    canAddByHand: true,
    installPath: '/oauth/install?link=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8',
    deadlineAt,
  } satisfies OnboardingPageData,
  manualStepPage: {
    ...manual,
    portalUrl: 'https://app.hubspot.com/settings/20000001/users',
    postPath,
  } satisfies ManualStepPageData,
  contactPage: { ...common, postPath } satisfies ContactPageData,
  rulesPage: rules satisfies RulesPageData,
  approvalQuestion: {
    ...mailed,
    recipientName: 'Operations lead',
    title: 'Accept Example Manufacturing with Marketing operations?',
    riskWords: riskWords('standard'),
    facts,
    plan,
    requestedBy: 'Partner operations',
  } satisfies ApprovalQuestionData,
  acceptanceTask: {
    ...mailed,
    recipientName: 'Partner operations',
    deepLink: 'https://app.hubspot.com/partner-clients/10000001/record/501',
    steps,
  } satisfies AcceptanceTaskData,
  connectInvitation: {
    ...mailed,
    recipientName: 'Portal owner',
    scopes: [...scopes, optionalScope],
    packageName,
    packageDoes,
    packageDoesNot,
    can: PARTNER_CAN,
    cannot: PARTNER_NEVER,
  } satisfies ConnectInvitationData,
  contactNeeded: { ...mailed, recipientName: 'Partner operations' } satisfies ContactNeededData,
  manualStep: { ...mailed, ...manual, recipientName: 'Portal owner' } satisfies ManualStepData,
  courseNotice: {
    ...common,
    recipientName: 'Partner operations',
    end: 'declined',
    byName: 'Operations lead',
    note: 'The client has no contract yet.\nAsk again once it is signed.',
  } satisfies CourseNoticeData,
  breakGlassNotice: {
    ...common,
    recipientName: 'Portal owner',
    portalId: 20000001,
    packageName: 'Break-glass access',
    packageDoes: ['Mend what is broken', 'Say afterwards what was changed'],
    people: [{ name: 'Consultant 1', email: 'consultant-1@example.com', access: 'Marketing Manager' }],
    askedBy: 'Operations lead',
    agreedBy: ['Delivery manager', 'Security lead'],
    endsAt: '2026-11-24T21:31:00.000Z',
  } satisfies BreakGlassNoticeData,
  recordsOwned: {
    agencyName: common.agencyName,
    clientName: common.clientName,
    recipientName: 'Operations lead',
    portalId: 20000001,
    portalUrl: 'https://app.hubspot.com/contacts/20000001',
    owners: [{ personName: 'Consultant 1', personEmail: 'consultant-1@example.com', owned: '12 contacts and 1 deal' }],
  } satisfies RecordsOwnedData,
  accessChanged: {
    ...common,
    recipientName: 'Portal owner',
    portalId: 20000001,
    changes: [
      {
        personName: 'Consultant 1',
        personEmail: 'consultant-1@example.com',
        action: 'created',
        after: 'Marketing contributor, team Marketing',
        reason: planReasonWords('engagement-needs-it'),
        verifiedAt: '2026-11-24T13:31:00.000Z',
      },
      {
        personName: 'Consultant 2',
        personEmail: 'consultant-2@example.com',
        action: 'removed',
        before: 'Sales reader',
        reason: planReasonWords('no-engagement-needs-it'),
        verifiedAt: '2026-11-24T13:31:00.000Z',
      },
    ],
    howToEnd,
  } satisfies AccessChangedData,
  portalRules: { ...rules, recipientName: 'Portal owner', link: SAMPLE_LINK } satisfies PortalRulesData,
};
