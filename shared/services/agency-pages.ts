import { acceptanceSteps, acceptanceUrl } from '../domain/acceptance.ts';
import { connectWords } from '../domain/client-words/connect-scopes.ts';
import type { RuntimeSettings } from '../domain/settings.ts';
import type { Wait } from '../domain/wait.ts';
import { renderConnectPage } from '../pages/connect-page.tsx';
import { renderTaskPage } from '../pages/task-page.tsx';
import { historyOf } from './link-ends.ts';
import type { WaitWords } from './runs/describe-wait.ts';

/** The page that leads into the installation in the agency's own portal; `token` is the link's. */
export function partnerPage({ agency, hubspot }: RuntimeSettings, token: string): string {
  return renderConnectPage({
    agencyName: agency.name,
    ...connectWords(hubspot.partnerApp),
    portalId: hubspot.partnerPortalId,
    installPath: `/oauth/install?link=${token}`,
  });
}

/** The task to accept a client in HubSpot's own screens. `checked`: HubSpot was just asked, and does not show it yet. */
export function acceptancePage(
  { agency, hubspot }: RuntimeSettings,
  { clientName, recordId }: WaitWords,
  wait: Wait,
  { postPath, checked }: { readonly postPath: string; readonly checked: boolean },
): string {
  return renderTaskPage({
    agencyName: agency.name,
    timeZone: agency.timeZone,
    clientName,
    steps: acceptanceSteps(hubspot, clientName),
    deepLink: acceptanceUrl(hubspot, recordId),
    deadlineAt: wait.deadlineAt,
    postPath,
    status: checked ? 'not-yet' : undefined,
    history: historyOf(wait),
  });
}
