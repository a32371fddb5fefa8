import type { RuntimeSettings } from '../../../../shared/domain/settings.ts';
import type { RosterBook } from '../../../../shared/ports/people.ts';
import { createLivePlan, type LivePlanDependencies } from '../../../../shared/services/access/live-plan.ts';
import { createReadLivePortal, type LivePortalDependencies } from '../../../../shared/services/access/live-portal.ts';
import { rosterOf } from '../../../../shared/services/access/portal-sides.ts';
import type { MemoryPortal } from '../../../support/memory/portal.ts';

/** Reading a portal in memory, as the API does it. */
export function createLive({
  settings,
  rosterBook,
  portal,
  ...rest
}: Pick<LivePortalDependencies, 'people' | 'engagements' | 'grants' | 'connections' | 'clock'> &
  Omit<LivePlanDependencies, 'readLivePortal'> & {
    readonly settings: RuntimeSettings;
    readonly rosterBook: Pick<RosterBook, 'members'>;
    readonly portal: MemoryPortal;
  }) {
  const readLivePortal = createReadLivePortal({
    ...rest,
    roster: rosterOf(rosterBook),
    domains: settings.agency.domains,
    portal: { ...portal, users: async (portalId) => ({ results: await portal.list(portalId), pages: 1 }) },
    clientAppId: settings.hubspot.clientApp.appId,
  });
  return { readLivePortal, makeLivePlan: createLivePlan({ ...rest, readLivePortal }) };
}
