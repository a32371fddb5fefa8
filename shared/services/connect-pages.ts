import type { RuntimeSettings } from '../domain/settings.ts';
import { connectWords } from '../domain/words.ts';
import { renderConnectPage } from '../pages/connect-page.tsx';
import type { PackageWords } from './access/agreed-packages.ts';

/** What the page says about one client's portal. */
export interface ConnectSubject extends PackageWords {
  readonly clientName: string;
  readonly portalId?: number | undefined;
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
  const common = (token: string) => ({
    agencyName: agency.name,
    timeZone: agency.timeZone,
    installPath: `/oauth/install?link=${token}`,
  });
  return {
    partner: (token) =>
      renderConnectPage({
        ...common(token),
        ...connectWords(hubspot.partnerApp),
        clientName: agency.name,
        portalId: hubspot.partnerPortalId,
        forPartner: true,
      }),
    client: (token, subject) =>
      renderConnectPage({ ...common(token), ...connectWords(hubspot.clientApp), ...subject, forPartner: false }),
  };
}
