import { endOfAccess, isOpen } from '../../shared/domain/engagement.ts';
import type { Engagements } from '../../shared/ports/engagements.ts';
import type { EndEngagement } from '../../shared/services/access/start-engagement.ts';
import type { AskAboutEnd } from '../../shared/services/engagements/ask-about-end.ts';
import type { DealWith } from './run-sweeps.ts';

/** Asks the manager in time whether an engagement goes on; one whose end date has come ends like one that was ended by command. */
export function createDueEngagement(
  engagements: Pick<Engagements, 'read'>,
  endEngagement: EndEngagement,
  askAboutEnd: AskAboutEnd,
): DealWith {
  return async (engagementId, now) => {
    const engagement = await engagements.read(engagementId);
    if (engagement === undefined || !isOpen(engagement)) return;
    if (new Date(endOfAccess(engagement)) > now) return askAboutEnd(engagement);
    await endEngagement(engagementId, { correlationId: `end-date-${engagementId}` });
  };
}
