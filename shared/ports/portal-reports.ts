import type { LedgerFact } from '../domain/ledger.ts';
import type { PortalReport } from '../domain/portal-report.ts';

/** What a portal was last found to have. */
export interface PortalReports {
  /** The last one of a client's portal. */
  read(clientId: string, portalId: number): Promise<PortalReport | undefined>;
  /** Keeps it in the place of the last one, with the ledger entry. */
  keep(report: PortalReport & { readonly portalId: number }, fact: LedgerFact): Promise<void>;
}
