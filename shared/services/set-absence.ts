import { PARTNER_STREAM } from '../domain/ledger.ts';
import { endOfDay } from '../domain/working-time.ts';
import type { Clock } from '../ports/clock.ts';
import type { People } from '../ports/people.ts';
import type { ReplacePerson } from './replace-person.ts';

/** What setting an absence needs. */
export interface SetAbsenceDependencies {
  readonly people: Pick<People, 'note'>;
  readonly replacePerson: ReplacePerson;
  readonly clock: Clock;
  /** IANA zone in which days are counted. */
  readonly timeZone: string;
}

/** An absence: its last day (2026-12-25), who decides meanwhile, and who set it. */
export interface AbsenceRequest {
  readonly until: string;
  readonly delegateId: string | undefined;
  readonly by: string;
}

/** The longest absence, in days: whoever is away longer has left, or the year is a slip of the pen. */
const LONGEST = 366;

/** Sets an absence; the person's open questions go to the delegate or the policy's fallback at once. Gives what is wrong with the day, if something is. */
export type SetAbsence = (personId: string, request: AbsenceRequest) => Promise<string | undefined>;

/** @see SetAbsence */
export function createSetAbsence({ people, replacePerson, clock, timeZone }: SetAbsenceDependencies): SetAbsence {
  return async (personId, { until, delegateId, by }) => {
    const now = clock.now();
    const end = endOfDay(until, timeZone);
    if (end <= now) return 'Please give a day that is not over.';
    if (end.getTime() - now.getTime() > LONGEST * 86_400_000) return 'Please give a day within a year.';
    const delegate = delegateId === personId ? undefined : delegateId;
    await people.note(
      personId,
      { absence: { until: end.toISOString(), delegateId: delegate } },
      {
        stream: PARTNER_STREAM,
        type: 'absence-set',
        at: now.toISOString(),
        actor: by,
        facts: { personId, until, ...(delegate === undefined ? {} : { delegate }) },
      },
    );
    await replacePerson(personId);
    return undefined;
  };
}
