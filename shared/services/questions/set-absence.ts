import { PARTNER_STREAM } from '../../domain/ledger.ts';
import { isAway, type Person } from '../../domain/person.ts';
import { endOfDay } from '../../domain/working-time.ts';
import type { Clock } from '../../ports/clock.ts';
import type { People } from '../../ports/people.ts';
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
  readonly correlationId?: string | undefined;
}

/** The longest absence, in days: whoever is away longer has left, or the year is a slip of the pen. */
const LONGEST = 366;

/** Sets an absence; the person's open questions go to the delegate or the policy's fallback at once. Gives what is wrong with the day, if something is. */
export type SetAbsence = (personId: string, request: AbsenceRequest) => Promise<string | undefined>;

/** @see SetAbsence */
export function createSetAbsence({ people, replacePerson, clock, timeZone }: SetAbsenceDependencies): SetAbsence {
  return async (personId, { until, delegateId, by, correlationId }) => {
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
        correlationId,
        facts: { personId, until, ...(delegate === undefined ? {} : { delegate }) },
      },
    );
    await replacePerson(personId);
    return undefined;
  };
}

/** Ends an absence now; questions that went to others meanwhile stay with them. Does nothing where there is none. */
export type EndAbsence = (person: Person, by: { by: string; correlationId?: string | undefined }) => Promise<void>;

/** @see EndAbsence */
export function createEndAbsence({ people, clock }: Pick<SetAbsenceDependencies, 'people' | 'clock'>): EndAbsence {
  return async (person, { by, correlationId }) => {
    const now = clock.now();
    if (!isAway(person, now)) return;
    const { personId } = person;
    const at = now.toISOString();
    await people.note(
      personId,
      { absence: undefined },
      { stream: PARTNER_STREAM, type: 'absence-set', at, actor: by, correlationId, facts: { personId, until: at } },
    );
  };
}
