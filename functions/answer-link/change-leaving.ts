import type { Link } from '../../shared/domain/link.ts';
import { leavingDayOf } from '../../shared/domain/remedy/leaving-day.ts';
import type { PageAnswer, PageRequest } from '../../shared/pages/page-exchange.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { RosterBook } from '../../shared/ports/people.ts';
import type { LinkPages } from '../../shared/services/link-pages.ts';
import type { ChangeOffboarding } from '../../shared/services/offboardings/change-offboarding.ts';
import { leavers } from '../../shared/services/questions/read-standing.ts';

/** What moving or cancelling a leaving by its link needs. */
export interface ChangeLeavingDependencies {
  readonly changeOffboarding: ChangeOffboarding;
  readonly linkPages: Pick<LinkPages, 'show'>;
  readonly rosterBook: Pick<RosterBook, 'members'>;
  readonly clock: Clock;
  /** IANA zone of the agency, in which days begin. */
  readonly timeZone: string;
}

/** Moves or cancels a leaving, as the form of its link says; too late, the page says so. */
export type ChangeLeaving = (link: Link, token: string, request: PageRequest) => Promise<PageAnswer>;

/** @see ChangeLeaving; a manager who has left since changes nothing any more. */
export function createChangeLeaving(dependencies: ChangeLeavingDependencies): ChangeLeaving {
  const { changeOffboarding, linkPages, rosterBook, clock, timeZone } = dependencies;
  return async (link, token, { form, correlationId }) => {
    const { offboardingId, personId: by } = link;
    if (leavers(await rosterBook.members()).has(by)) return linkPages.show(link, token);
    const cancels = form['answer'] === 'cancel';
    const day = leavingDayOf(form['on'] ?? '', clock.now(), timeZone);
    if (offboardingId === undefined || (!cancels && day.kind === 'unfit')) {
      const error = day.kind === 'unfit' ? `Please give ${day.expected}.` : '';
      return linkPages.show(link, token, { fault: { error, on: form['on'] } });
    }
    const change = cancels || day.kind === 'unfit' ? ({ cancel: true } as const) : { effectiveAt: day.effectiveAt };
    const { kind } = await changeOffboarding(offboardingId, change, { by, correlationId });
    return { redirect: `/links/${token}${kind === 'begun' ? '?late=1' : ''}` };
  };
}
