import { PARTNER_STREAM } from '../domain/ledger.ts';
import type { Offboarding } from '../domain/remedy/offboarding.ts';
import { daysAfter } from '../domain/remedy/remedy-terms.ts';
import type { Clock } from '../ports/clock.ts';
import type { People } from '../ports/people.ts';
import type { Offboardings } from '../ports/remedies.ts';
import type { BeginRun } from './begin-run.ts';
import { markBegun, offboardingOf } from './offboarding-of-run.ts';
import type { ReplacePerson } from './replace-person.ts';

/** What starting an offboarding needs. */
export interface StartOffboardingDependencies {
  readonly offboardings: Pick<Offboardings, 'read' | 'replace'>;
  readonly people: Pick<People, 'read' | 'note'>;
  readonly replacePerson: ReplacePerson;
  readonly beginRun: BeginRun;
  readonly clock: Clock;
}

/** Starts an offboarding whose time has come; one that has started goes on, one that has ended or was cancelled stays so. */
export type StartOffboarding = (offboardingId: string) => Promise<Offboarding>;

/** Who leaves decides nothing any more, in days: until the roster says so too. */
const AWAY_DAYS = 365;

/**
 * Starts an offboarding.
 * 1. The run begins, once: dying after that, it goes its own way.
 * 2. The record says so.
 * 3. Open questions and reviews of the leaver go to the delegate that they named, or to the policy's fallback, and so do those that come.
 */
export function createStartOffboarding(dependencies: StartOffboardingDependencies): StartOffboarding {
  const { offboardings, people, replacePerson, beginRun, clock } = dependencies;
  return async (offboardingId) => {
    const offboarding = await offboardingOf(offboardings, { businessId: offboardingId });
    const { state, personId, correlationId, requestedBy } = offboarding;
    if (state !== 'scheduled' && state !== 'running') return offboarding;
    // 1. Run.
    await beginRun({ workflow: 'member-offboarding', businessId: offboardingId, correlationId, requestedBy });
    // 2. Record.
    const begun = await markBegun(offboardings, offboardingId, clock.now());
    // 3. Questions.
    if (begun.state !== 'cancelled') await leaveQuestions(personId, begun);
    return begun;
  };

  async function leaveQuestions(personId: string, { correlationId, requestedBy, effectiveAt }: Offboarding) {
    const person = await people.read(personId);
    const now = clock.now();
    const until = daysAfter(new Date(effectiveAt), AWAY_DAYS);
    if (person !== undefined && (person.absence?.until ?? '') < until) {
      const delegateId = person.absence?.delegateId;
      await people.note(
        personId,
        { absence: { until, delegateId } },
        {
          stream: PARTNER_STREAM,
          type: 'absence-set',
          at: now.toISOString(),
          actor: requestedBy,
          correlationId,
          facts: { personId, until, ...(delegateId === undefined ? {} : { delegate: delegateId }) },
        },
      );
    }
    await replacePerson(personId);
  }
}
