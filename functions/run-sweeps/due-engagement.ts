import { endOfAccess, isOpen } from '../../shared/domain/engagement.ts';
import type { Engagements } from '../../shared/ports/engagements.ts';
import type { EndEngagement } from '../../shared/services/access/start-engagement.ts';
import type { DealWith } from './run-sweeps.ts';

/** An engagement whose end date has come ends like one that was ended by command. */
export function createDueEngagement(engagements: Pick<Engagements, 'read'>, endEngagement: EndEngagement): DealWith {
  return async (engagementId, now) => {
    const engagement = await engagements.read(engagementId);
    if (engagement === undefined || !isOpen(engagement) || new Date(endOfAccess(engagement)) > now) return;
    await endEngagement(engagementId, { correlationId: `end-date-${engagementId}` });
  };
}
