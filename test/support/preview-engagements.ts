import type { ComposedMail } from '../../shared/mails/composed-mail.ts';
import { composeConnectionLost } from '../../shared/mails/connection-lost.tsx';
import { composeEngagementEnding } from '../../shared/mails/engagement-ending.tsx';
import { type EndingPageData, renderEndingPage } from '../../shared/pages/ending-page.tsx';

const house = { agencyName: 'Example Agency', timeZone: 'Europe/Berlin', recipientName: 'Operations lead' };

const page: EndingPageData = {
  agencyName: house.agencyName,
  timeZone: house.timeZone,
  clientName: 'Example Manufacturing',
  packageName: 'Marketing management',
  endsAt: '2027-03-31T21:59:59.000Z',
  askedEnd: '2027-03-31T21:59:59.000Z',
  members: [
    { name: 'Consultant One', has: 'Partner Marketing' },
    { name: 'Consultant Two', has: 'no access now' },
  ],
  standing: 'open',
  durationDays: 180,
  offeredEnd: '2027-09-27T21:59:59.000Z',
  postPath: '#',
};

/** Pages about engagements that end. */
export function engagementPages(): Record<string, string> {
  return {
    'ending-open': renderEndingPage(page),
    'ending-error': renderEndingPage({
      ...page,
      error: 'Please give a day after the present end, such as 2027-03-31.',
      on: '2020-01-01',
    }),
    'ending-extended': renderEndingPage({ ...page, standing: 'extended', endsAt: page.offeredEnd, late: true }),
    'ending-asked': renderEndingPage({ ...page, standing: 'asked', askedEnd: '2029-01-01T10:00:00.000Z' }),
    'ending-let-end': renderEndingPage({ ...page, standing: 'let-end', byName: 'Delivery Manager' }),
    'ending-over': renderEndingPage({ ...page, standing: 'over' }),
    'ending-own': renderEndingPage({ ...page, standing: 'own' }),
  };
}

/** Mails about engagements that end, and portals that are lost. */
export function engagementMails(): Record<string, ComposedMail> {
  return {
    'engagement-ending': composeEngagementEnding({
      ...house,
      clientName: page.clientName,
      packageName: page.packageName,
      endsAt: page.endsAt,
      members: page.members.map(({ name }) => name),
      durationDays: page.durationDays,
      link: '#',
    }),
    'connection-lost': composeConnectionLost({
      ...house,
      clientName: page.clientName,
      portalId: 2000001,
      reason: 'uninstalled',
      waiting: 2,
      command: 'steward client connect c-300001',
    }),
    'connection-lost-own': composeConnectionLost({
      ...house,
      portalId: 1000001,
      reason: 'revoked',
      waiting: 0,
      command: 'steward setup',
    }),
  };
}
