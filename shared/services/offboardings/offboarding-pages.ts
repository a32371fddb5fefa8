import type { Link } from '../../domain/link.ts';
import type { Offboarding } from '../../domain/remedy/offboarding.ts';
import type { RuntimeSettings } from '../../domain/settings.ts';
import { type OffboardingStanding, renderOffboardingPage } from '../../pages/offboarding-page.tsx';
import type { Clock } from '../../ports/clock.ts';
import type { People, RosterBook } from '../../ports/people.ts';
import type { Offboardings } from '../../ports/remedies.ts';
import { leavers } from '../questions/read-standing.ts';

/** What showing an offboarding behind its link needs. Reads only. */
export interface OffboardingPagesDependencies {
  readonly settings: Pick<RuntimeSettings, 'agency'>;
  readonly offboardings: Pick<Offboardings, 'read'>;
  readonly people: Pick<People, 'read'>;
  readonly rosterBook: Pick<RosterBook, 'members'>;
  readonly clock: Clock;
}

/** What has just happened, as far as the page says it. */
export interface OffboardingShown {
  readonly late?: boolean | undefined;
  readonly fault?: { readonly error: string; readonly on?: string | undefined } | undefined;
}

/** The page of an offboarding's link; undefined where there is nothing that this person may see. */
export type ShowOffboarding = (link: Link, postPath: string, shown: OffboardingShown) => Promise<string | undefined>;

/** @see ShowOffboarding. The leaver sees nothing, whoever passed the link on; nor does a manager who has left since. */
export function createShowOffboarding(dependencies: OffboardingPagesDependencies): ShowOffboarding {
  const { settings, offboardings, people, rosterBook, clock } = dependencies;
  return async ({ offboardingId, personId }, postPath, { late, fault }) => {
    const offboarding = offboardingId === undefined ? undefined : await offboardings.read(offboardingId);
    if (offboarding === undefined || offboarding.personId === personId) return undefined;
    if (leavers(await rosterBook.members()).has(personId)) return undefined;
    const requester = offboarding.requestedBy === undefined ? undefined : await people.read(offboarding.requestedBy);
    return renderOffboardingPage({
      agencyName: settings.agency.name,
      timeZone: settings.agency.timeZone,
      leaverName: (await people.read(offboarding.personId))?.name ?? 'somebody who was erased',
      requestedByName: requester?.name ?? 'the roster',
      effectiveAt: offboarding.effectiveAt,
      standing: standingOf(offboarding, clock.now()),
      postPath,
      late,
      ...fault,
    });
  };
}

function standingOf({ state, effectiveAt }: Offboarding, now: Date): OffboardingStanding {
  if (state === 'cancelled') return 'cancelled';
  return state === 'scheduled' && new Date(effectiveAt) > now ? 'scheduled' : 'begun';
}
