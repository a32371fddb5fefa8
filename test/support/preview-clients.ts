import { clientWords } from '../../shared/domain/client-words/client-words.ts';
import { connectWords } from '../../shared/domain/client-words/connect-scopes.ts';
import type { Language } from '../../shared/domain/language.ts';
import { onboardingProgress } from '../../shared/domain/onboarding.ts';
import { composeClientSettings } from '../../shared/mails/client-settings.tsx';
import type { ComposedMail } from '../../shared/mails/composed-mail.ts';
import { composeConnectInvitation } from '../../shared/mails/connect-invitation.tsx';
import { composePortalRules } from '../../shared/mails/portal-rules.tsx';
import { renderClientSettingsPage } from '../../shared/pages/client-settings-page.tsx';
import { renderHandedOnPage } from '../../shared/pages/handed-on-page.tsx';
import { renderOnboardingPage } from '../../shared/pages/onboarding-page.tsx';
import { renderRulesPage } from '../../shared/pages/rules-page.tsx';
import { aGrant, anEngagement } from './memory/builders.ts';
import { workMails, workPages } from './preview-client-work.ts';
import { SAMPLE } from './preview-data.ts';

const AT = '2026-11-24T13:30:00.000Z';
const LANGUAGES: readonly Language[] = ['en', 'de'];

/** Every page that a person of a client sees, in each of its states and in both languages. */
export function clientPages(): Record<string, string> {
  return inBoth((language) => ({ ...pagesIn(language), ...workPages(language) }));
}

/** Every mail to a person of a client, in both languages. */
export function clientMails(): Record<string, ComposedMail> {
  return inBoth((language) => ({ ...mailsIn(language), ...workMails(language) }));
}

/** A German one has `-de` at the end of its name. */
function inBoth<T>(make: (language: Language) => Record<string, T>): Record<string, T> {
  const all = LANGUAGES.flatMap((language) =>
    Object.entries(make(language)).map(([name, one]) => [language === 'en' ? name : `${name}-${language}`, one]),
  );
  return Object.fromEntries(all);
}

function pagesIn(language: Language): Record<string, string> {
  const { onboarding, settings, codes } = clientWords(language);
  const app = { scopes: ['oauth', 'settings.users.read', 'settings.users.write'], optionalScopes: ['tickets'] };
  const asking = { ...SAMPLE.onboardingPage, ...connectWords(app, language), language };
  const engagement = anEngagement({ team: ['p-consultant-1', 'p-consultant-2'] });
  const facts = {
    askedAt: AT,
    connection: { health: 'healthy', connectedAt: '2026-11-25T08:10:00.000Z' } as const,
    engagements: [engagement],
    openSteps: 0,
  };
  const [grants, members] = [[aGrant()], SAMPLE.rulesPage.members];
  const both = [...grants, aGrant({ personId: 'p-consultant-2' })];
  const connected = { ...asking, state: 'connected', progress: onboardingProgress({ ...facts, grants: [] }) } as const;
  const rules = { ...SAMPLE.rulesPage, language, howToEnd: codes.howToEnd, may: codes.can, never: codes.never };
  const told = { names: 'Portal admin', postPath: asking.postPath };
  const choices = {
    agencyName: asking.agencyName,
    clientName: asking.clientName,
    language,
    postPath: asking.postPath,
    emails: ['it-lead@client.example.com'],
    otherwise: 'Portal admin',
  };
  return {
    onboarding: renderOnboardingPage(asking),
    'onboarding-fault': renderOnboardingPage({
      ...asking,
      fault: { at: 'shared', error: onboarding.errors.shared, email: 'info@client.example.com', name: 'Info' },
    }),
    'onboarding-connected': renderOnboardingPage(connected),
    'onboarding-partly': renderOnboardingPage({
      ...connected,
      progress: onboardingProgress({ ...facts, grants, openSteps: 1 }),
      members,
      openSteps: [{ personName: 'Consultant 2', askedNames: 'Portal admin', deadlineAt: SAMPLE.manualStep.deadlineAt }],
    }),
    'onboarding-done': renderOnboardingPage({
      ...connected,
      progress: onboardingProgress({ ...facts, engagements: [{ ...engagement, state: 'active' }], grants: both }),
      members,
    }),
    'onboarding-by-hand': renderOnboardingPage({
      ...connected,
      state: 'by-hand',
      progress: onboardingProgress({ ...facts, connection: undefined, byHandSince: AT, grants: [] }),
    }),
    'handed-on': renderHandedOnPage({
      agencyName: asking.agencyName,
      timeZone: asking.timeZone,
      language,
      toName: 'Portal owner',
      toEmail: 'portal-owner@client.example.com',
      at: AT,
    }),
    rules: renderRulesPage({ ...rules, told, endAccess: { state: 'offered', postPath: SAMPLE.questionPage.postPath } }),
    'rules-nobody': renderRulesPage({
      ...{ ...rules, members: [], told: { ...told, linkMailed: true } },
      endAccess: { state: 'asked', postPath: SAMPLE.questionPage.postPath },
    }),
    'client-settings': renderClientSettingsPage(choices),
    'client-settings-error': renderClientSettingsPage({ ...choices, error: settings.errors.email('it-lead') }),
  };
}

function mailsIn(language: Language): Record<string, ComposedMail> {
  const app = { scopes: ['oauth', 'settings.users.read', 'settings.users.write'], optionalScopes: ['tickets'] };
  const { scopes, optionalScopes, can, cannot } = connectWords(app, language);
  const invitation = { ...SAMPLE.connectInvitation, scopes: [...scopes, ...optionalScopes], can, cannot, language };
  const { codes } = clientWords(language);
  return {
    'connect-invitation': composeConnectInvitation(invitation),
    'connect-invitation-handed-on': composeConnectInvitation({
      ...invitation,
      handedOver: { fromName: 'Contact person', word: 'You look after HubSpot.' },
    }),
    'portal-rules': composePortalRules({
      ...SAMPLE.portalRules,
      language,
      may: codes.can,
      never: codes.never,
      howToEnd: codes.howToEnd,
    }),
    'client-settings': composeClientSettings({
      agencyName: invitation.agencyName,
      timeZone: invitation.timeZone,
      clientName: invitation.clientName,
      language,
      recipientName: 'Portal owner',
      link: invitation.link,
      deadlineAt: '2026-11-25T13:30:00.000Z',
    }),
  };
}
