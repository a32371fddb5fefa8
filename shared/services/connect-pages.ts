import { connectWords } from '../domain/client-words/connect-scopes.ts';
import type { Language } from '../domain/language.ts';
import type { RuntimeSettings } from '../domain/settings.ts';
import { renderConnectPage } from '../pages/connect-page.tsx';
import { renderOnboardingPage } from '../pages/onboarding-page.tsx';
import type { PackageWords } from './access/agreed-packages.ts';

/** What the page says about one client's portal. */
export interface ConnectSubject extends PackageWords {
  readonly clientName: string;
  readonly portalId?: number | undefined;
  readonly language: Language;
  /** Absent where nobody waits for it any more, and it serves to connect again. */
  readonly deadlineAt?: string | undefined;
}

/** The pages that lead into an installation; `token` is the link's. */
export interface ConnectPages {
  partner(token: string): string;
  client(token: string, subject: ConnectSubject): string;
}

/** @see ConnectPages */
export function createConnectPages({ agency, hubspot }: RuntimeSettings): ConnectPages {
  const common = (token: string) => ({ agencyName: agency.name, installPath: `/oauth/install?link=${token}` });
  return {
    partner: (token) =>
      renderConnectPage({ ...common(token), ...connectWords(hubspot.partnerApp), portalId: hubspot.partnerPortalId }),
    client: (token, subject) =>
      renderOnboardingPage({
        ...common(token),
        ...connectWords(hubspot.clientApp, subject.language),
        ...subject,
        timeZone: agency.timeZone,
      }),
  };
}
