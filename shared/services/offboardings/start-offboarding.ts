import { PARTNER_STREAM } from '../../domain/ledger.ts';
import type { Offboarding } from '../../domain/remedy/offboarding.ts';
import { daysAfter } from '../../domain/remedy/remedy-terms.ts';
import type { Clock } from '../../ports/clock.ts';
import type { People } from '../../ports/people.ts';
import type { Offboardings } from '../../ports/remedies.ts';
import type { ReplacePerson } from '../questions/replace-person.ts';
import type { BeginRun } from '../runs/begin-run.ts';
import { markBegun, offboardingOf } from './offboarding-of-run.ts';

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

/** Until when a leaver counts as away. */
export function awayUntil({ effectiveAt }: Pick<Offboarding, 'effectiveAt'>): string {
  return daysAfter(new Date(effectiveAt), AWAY_DAYS);
}

/**
 * Starts an offboarding.
 * 1. From now on questions of the leaver go to others. First, since nobody comes back for it once the run is under way.
 * 2. The run begins, once: dying after that, it goes its own way.
 * 3. The record says so.
 * 4. Open questions and reviews of the leaver go to the delegate that they named, or to the policy's fallback. Who dies here is helped by the
 *    sweep: a reminder replaces those who are away.
 */
export function createStartOffboarding(dependencies: StartOffboardingDependencies): StartOffboarding {
  const { offboardings, people, replacePerson, beginRun, clock } = dependencies;
  return async (offboardingId) => {
    const offboarding = await offboardingOf(offboardings, { businessId: offboardingId });
    const { state, personId, correlationId, requestedBy } = offboarding;
    if (state !== 'scheduled' && state !== 'running') return offboarding;
    // 1. Away.
    await setAway(offboarding);
    // 2. Run.
    await beginRun({ workflow: 'member-offboarding', businessId: offboardingId, correlationId, requestedBy });
    // 3. Record.
    const begun = await markBegun(offboardings, offboardingId, clock.now());
    // 4. Questions.
    if (begun.state !== 'cancelled') await replacePerson(personId);
    return begun;
  };

  async function setAway(offboarding: Offboarding): Promise<void> {
    const { personId, correlationId, requestedBy } = offboarding;
    const person = await people.read(personId);
    const until = awayUntil(offboarding);
    if (person === undefined || (person.absence?.until ?? '') >= until) return;
    const delegateId = person.absence?.delegateId;
    await people.note(
      personId,
      { absence: { until, delegateId } },
      {
        stream: PARTNER_STREAM,
        type: 'absence-set',
        at: clock.now().toISOString(),
        actor: requestedBy,
        correlationId,
        facts: { personId, until, ...(delegateId === undefined ? {} : { delegate: delegateId }) },
      },
    );
  }
}
