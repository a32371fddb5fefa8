import { hashToken } from '../../shared/domain/link.ts';
import type { PageAnswer, PageRequest } from '../../shared/pages/page-exchange.ts';
import type { Clock, Randomness } from '../../shared/ports/clock.ts';
import type { OAuthStates } from '../../shared/ports/connections.ts';
import type { Outcomes } from '../../shared/ports/waits.ts';
import type { LinkPages } from '../../shared/services/link-pages.ts';
import type { ReadLanguage } from '../../shared/services/reader-language.ts';

/** What starting an installation needs. */
export interface OAuthInstallDependencies {
  readonly linkPages: LinkPages;
  readonly readLanguage: ReadLanguage;
  readonly oauthStates: Pick<OAuthStates, 'create'>;
  readonly outcomes: Pick<Outcomes, 'read'>;
  /** HubSpot's consent screen for an app and a state. */
  readonly consentUrl: (app: 'partner' | 'client', state: string) => string;
  readonly clock: Clock;
  readonly randomness: Pick<Randomness, 'token'>;
}

/** How long a person may take on HubSpot's consent screen. */
const STATE_MINUTES = 30;

/**
 * Sends the person of an install link to HubSpot's consent screen.
 * 1. Only the link that was mailed (or shown by `steward setup`) starts it, and only while somebody waits for it, or the connection that it made is broken.
 * 2. The state is single use, and bound to the link's client, wait and person.
 */
export function createOAuthInstall(dependencies: OAuthInstallDependencies) {
  const { linkPages, readLanguage, oauthStates, outcomes, consentUrl, clock, randomness } = dependencies;
  return async ({ query }: PageRequest): Promise<PageAnswer> => {
    // 1. The link.
    const found = await linkPages.find(query['link'] ?? '');
    if (found.kind === 'end') return found.page;
    const { link } = found;
    if (link.purpose !== 'connect-client' && link.purpose !== 'connect-partner') return linkPages.end('unknown-link');
    const outcome = link.waitId === undefined ? undefined : await outcomes.read(link.waitId);
    const over = outcome === undefined ? undefined : await linkPages.ended(link, outcome);
    if (over !== undefined) return linkPages.end(over, outcome, { language: await readLanguage(link) });
    // 2. The state.
    const app = link.purpose === 'connect-partner' ? 'partner' : 'client';
    const state = randomness.token();
    await oauthStates.create({
      hash: hashToken(state),
      app,
      personId: link.personId,
      clientId: link.clientId,
      waitId: link.waitId,
      expiresAt: new Date(clock.now().getTime() + STATE_MINUTES * 60_000).toISOString(),
    });
    return { redirect: consentUrl(app, state) };
  };
}
