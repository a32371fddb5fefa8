import { type Language, languageSchema } from '../../shared/domain/language.ts';
import { type ClientClosedData, composeClientClosed } from '../../shared/mails/client-closed.tsx';
import type { ComposedMail } from '../../shared/mails/composed-mail.ts';
import { composeEndAccessConfirm } from '../../shared/mails/end-access-confirm.tsx';
import { type ClosurePageData, renderClosurePage } from '../../shared/pages/closure-page.tsx';
import { SAMPLE, SAMPLE_LINK } from './preview-data.ts';

const { agencyName, timeZone, postPath } = SAMPLE.questionPage;
const { clientName } = SAMPLE.approvalQuestion;
const portalId = 2000001;
const at = '2026-11-24T13:30:00.000Z';

const languages: readonly Language[] = languageSchema.options;
const inEach = <T>(make: (language: Language) => Record<string, T>): Record<string, T> =>
  Object.assign({}, ...languages.map((language) => suffixed(make(language), language)));

function suffixed<T>(all: Record<string, T>, language: Language): Record<string, T> {
  return Object.fromEntries(Object.entries(all).map(([name, one]) => [`${name}-${language}`, one]));
}

/** What a client sees that ends everything: its pages, by name and language. */
export function closingPages(): Record<string, string> {
  return inEach((language) => {
    const page: ClosurePageData = {
      ...{ agencyName, timeZone, language, clientName, portalId, postPath },
      standing: 'confirm',
      people: [
        { name: 'Consultant One', access: 'Partner Marketing', byHand: false },
        { name: 'Consultant Two', access: 'Partner Read Only', byHand: false },
        { name: 'Consultant Four', access: language === 'de' ? 'Super-Admin' : 'Super admin', byHand: true },
      ],
      engagements: 2,
      readable: true,
    };
    const course = { requestedAt: at, endedAt: '2026-11-25T09:12:00.000Z' };
    return {
      'closing-confirm': renderClosurePage(page),
      'closing-confirm-unreadable': renderClosurePage({ ...page, readable: false }),
      'closing-running-late': renderClosurePage({ ...page, standing: 'running', requestedAt: at, late: true }),
      'closing-done': renderClosurePage({ ...page, ...course, standing: 'done' }),
      'closing-partly': renderClosurePage({ ...page, ...course, standing: 'partly' }),
    };
  });
}

/** Its mails, by name and language. */
export function closingMails(): Record<string, ComposedMail> {
  return inEach((language) => {
    const house = { agencyName, timeZone, language, recipientName: 'Portal owner', clientName };
    const closed: ClientClosedData = {
      ...house,
      ...{ clientId: 'c-300001', portalId, reader: 'client', requestedByName: 'Portal owner' },
      ...{ isDone: true, isRead: true, uninstalledAt: at, absent: 1 },
      removed: [
        { name: 'Consultant One', had: 'Partner Marketing', readBackAt: at },
        { name: 'Consultant Two', had: 'Partner Read Only', readBackAt: at },
      ],
      stays: [
        {
          name: 'Consultant Four',
          why: language === 'de' ? 'Sie haben dies so belassen.' : 'The client left this as it is.',
        },
      ],
      open: [],
    };
    const { uninstalledAt: _none, ...partly } = closed;
    const left = [{ name: 'Consultant Four', why: 'A super admin of the portal was asked to do it by hand.' }];
    return {
      'end-access-confirm': composeEndAccessConfirm({ ...house, deadlineAt: at, link: SAMPLE_LINK }),
      'client-closed': composeClientClosed(closed),
      ...(language === 'en'
        ? {
            'client-closed-partly-agency': composeClientClosed({
              ...{
                ...partly,
                recipientName: 'Operations lead',
                reader: 'agency',
                isDone: false,
                stays: [],
                open: left,
              },
            }),
          }
        : {}),
    };
  });
}
