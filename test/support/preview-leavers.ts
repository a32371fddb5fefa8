import { composeAccessRemoved } from '../../shared/mails/access-removed.tsx';
import type { ComposedMail } from '../../shared/mails/composed-mail.ts';
import { composeDriftReport } from '../../shared/mails/drift-report.tsx';
import { composeLeaversHeld } from '../../shared/mails/leavers-held.tsx';
import { composeOffboardingReport } from '../../shared/mails/offboarding-report.tsx';
import { composeOffboardingScheduled } from '../../shared/mails/offboarding-scheduled.tsx';
import { type OffboardingPageData, renderOffboardingPage } from '../../shared/pages/offboarding-page.tsx';
import { SAMPLE, SAMPLE_LINK } from './preview-data.ts';

const { agencyName, timeZone, postPath } = SAMPLE.questionPage;
const { clientName } = SAMPLE.approvalQuestion;
const house = { agencyName, timeZone, recipientName: 'Operations lead' };
const leaver = { leaverName: 'Consultant One', requestedByName: 'Operations lead' };
const at = '2026-11-24T13:30:00.000Z';
const portalId = 2000001;

/** What is shown and mailed when somebody leaves, or access was taken away: its pages, by name. */
export function leaverPages(): Record<string, string> {
  const page: OffboardingPageData = {
    ...{ agencyName, timeZone, ...leaver, postPath },
    effectiveAt: '2026-12-31T23:00:00.000Z',
    standing: 'scheduled',
  };
  return {
    'offboarding-scheduled': renderOffboardingPage(page),
    'offboarding-error': renderOffboardingPage({ ...page, error: 'Name a day to come.', on: '2020-01-01' }),
    'offboarding-begun-late': renderOffboardingPage({ ...page, standing: 'begun', late: true }),
    'offboarding-cancelled': renderOffboardingPage({ ...page, standing: 'cancelled' }),
  };
}

/** Its mails, by name. */
export function leaverMails(): Record<string, ComposedMail> {
  return {
    'access-removed': composeAccessRemoved({
      ...{
        ...house,
        recipientName: 'Portal owner',
        clientName,
        portalId,
        because: 'This follows from a review of who has access.',
      },
      removed: [
        {
          ...{
            personName: 'Consultant One',
            personEmail: 'consultant-1@example.com',
            action: 'remove',
            readBackAt: at,
          },
          ...{ before: 'Partner Marketing', after: 'no access' },
        },
        {
          ...{
            personName: 'Consultant Two',
            personEmail: 'consultant-2@example.com',
            action: 'restore',
            readBackAt: at,
          },
          ...{ before: 'Marketing Manager and Partner Marketing', after: 'Partner Marketing' },
        },
      ],
      staying: [
        {
          personName: 'Consultant Four',
          why: 'A super admin can be removed by you only.',
          until: '2026-12-24T13:30:00.000Z',
        },
      ],
      howToEnd: 'You can remove our app and our users in HubSpot at any time.',
    }),
    'offboarding-scheduled': composeOffboardingScheduled({
      ...{ ...house, ...leaver, effectiveAt: '2026-12-31T23:00:00.000Z', grants: 7, link: SAMPLE_LINK },
    }),
    'offboarding-report': composeOffboardingReport({
      ...{ ...house, leaverName: 'Consultant One', offboardingId: 'o-sample-1', end: 'removed-partly' },
      ...{ effectiveAt: at, portals: 44, absent: 41, more: 0, openMore: 0, seconds: 96 },
      receipts: [
        { clientName, portalId, had: 'Partner Marketing', readBackAt: at, owned: '214 contacts and 12 deals' },
        { clientName: 'Example Logistics', portalId: 2000002, had: 'Partner Read Only', readBackAt: at },
      ],
      open: [
        {
          ...{ clientName: 'Example Clinics', portalId: 2000003, why: 'The portal is no longer connected.' },
          ...{ control: 'The client was asked by telephone.', until: '2026-12-24T13:30:00.000Z' },
          approvedByName: 'Operations lead',
        },
      ],
    }),
    'leavers-held': composeLeaversHeld({ agencyName, recipientName: 'Operations lead', leaving: 9, of: 24 }),
    'drift-report': composeDriftReport({
      ...{ agencyName, recipientName: 'Operations lead', auditId: 'd-2026-11-23', portals: 44, unread: 1, more: 0 },
      entries: [
        {
          ...{ clientName, portalId, personName: 'Consultant Three', acts: false },
          findings: ['Granted was Partner Marketing; the portal has Marketing Manager.'],
        },
        {
          ...{ clientName: 'Example Logistics', portalId: 2000002, personName: 'Consultant One', acts: true },
          findings: ['Left on Fri 30 Oct 2026, by the directory.'],
        },
      ],
    }),
  };
}
