import type { PortalReport } from '../../../../shared/domain/portal-report.ts';
import type { RuntimeSettings } from '../../../../shared/domain/settings.ts';
import type { Engagements, Grants } from '../../../../shared/ports/engagements.ts';
import type { People, RosterBook } from '../../../../shared/ports/people.ts';
import type { PortalReports } from '../../../../shared/ports/portal-reports.ts';
import type { Catalogues } from '../../../../shared/ports/publications.ts';
import { createLivePlan, type LivePlanDependencies } from '../../../../shared/services/access/live-plan.ts';
import { createReadLivePortal, type LivePortalDependencies } from '../../../../shared/services/access/live-portal.ts';
import { rosterOf } from '../../../../shared/services/access/portal-sides.ts';
import { createListAdoptable } from '../../../../shared/services/adoption/list-adoptable.ts';
import { createTakeOver, type TakeOverDependencies } from '../../../../shared/services/adoption/take-over.ts';
import { createSurveyPortal } from '../../../../shared/services/preflight/survey-portal.ts';
import type { MemoryLedger } from '../../../support/memory/ledger.ts';
import type { MemoryPortal } from '../../../support/memory/portal.ts';

/** Reading a portal in memory, as the API does it. */
export function createLive({
  settings,
  rosterBook,
  portal,
  ledger,
  ...rest
}: Pick<LivePortalDependencies, 'connections' | 'clock'> &
  Pick<TakeOverDependencies, 'clients'> &
  Omit<LivePlanDependencies, 'readLivePortal'> & {
    readonly settings: RuntimeSettings;
    readonly rosterBook: Pick<RosterBook, 'members'>;
    readonly portal: MemoryPortal;
    readonly ledger: MemoryLedger;
    readonly people: People;
    readonly engagements: Engagements;
    readonly grants: Grants;
    readonly catalogues: Catalogues;
  }) {
  const readLivePortal = createReadLivePortal({
    ...rest,
    roster: rosterOf(rosterBook),
    domains: settings.agency.domains,
    portal: { ...portal, users: async (portalId) => ({ results: await portal.list(portalId), pages: 1 }) },
    clientAppId: settings.hubspot.clientApp.appId,
  });
  const reports = new Map<string, PortalReport>();
  const portalReports: PortalReports = {
    read: async (_clientId, portalId) => reports.get(String(portalId)),
    keep: async (report, fact) => {
      reports.set(String(report.portalId), report);
      ledger.write([fact]);
    },
  };
  const accounts = {
    details: async () => ({
      accountType: 'STANDARD',
      timeZone: 'Europe/Berlin',
      uiDomain: 'app-eu1.hubspot.com',
      dataHostingLocation: 'eu1',
    }),
  };
  const { clientApp } = settings.hubspot;
  const { timeZone } = settings.agency;
  return {
    readLivePortal,
    makeLivePlan: createLivePlan({ ...rest, readLivePortal }),
    portalReports,
    listAdoptable: createListAdoptable({ ...rest, readLivePortal, timeZone }),
    takeOver: createTakeOver({ ...rest, readLivePortal, timeZone }),
    surveyPortal: createSurveyPortal({ ...rest, readLivePortal, accounts, portalReports, clientApp }),
  };
}
