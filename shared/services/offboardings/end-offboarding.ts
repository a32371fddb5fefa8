import { PARTNER_STREAM } from '../../domain/ledger.ts';
import type { Offboarding } from '../../domain/remedy/offboarding.ts';
import { measuredSeconds, sumUp } from '../../domain/remedy/sum-up.ts';
import { runIdOf } from '../../domain/run.ts';
import { ConflictError } from '../../errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { People } from '../../ports/people.ts';
import type { Offboardings, Remedies } from '../../ports/remedies.ts';
import { type Office, officerBeside } from '../office.ts';
import type { QueueMail } from '../queue-mail.ts';
import { offboardingOf } from './offboarding-of-run.ts';
import { remediesOfOffboarding } from './offboarding-remedies.ts';
import { awayUntil } from './start-offboarding.ts';

/** What ending an offboarding needs. */
export interface EndOffboardingDependencies {
  readonly offboardings: Pick<Offboardings, 'read' | 'replace'>;
  readonly remedies: Pick<Remedies, 'ofShard'>;
  readonly people: Pick<People, 'read' | 'note'>;
  readonly office: Office;
  readonly queueMail: QueueMail;
  readonly clock: Clock;
}

/** Ends an offboarding as its remedies, or the run's end, say, and reports it; again, it reports nothing twice. Gives the run's end. */
export type EndOffboarding = (offboardingId: string, end?: string) => Promise<string>;

/** More conflicts in a row mean that something is wrong. */
const TRIES = 5;

/** Ends after which nothing was carried out, because somebody decided so or nobody did. */
const NOT_CARRIED_OUT: ReadonlySet<string> = new Set(['cancelled', 'declined', 'approval-expired', 'withdrawn']);

/**
 * Ends an offboarding.
 * 1. Its remedies are added up: `removed` where nothing stays, `removed-partly` else.
 * 2. The record shows the end and the measured time, with the ledger entry, under its version.
 *    Who stays after all is asked again.
 * 3. Whoever is told gets the report: the manager, or partner operations; never the leaver.
 */
export function createEndOffboarding(dependencies: EndOffboardingDependencies): EndOffboarding {
  const { offboardings, remedies, people, office, queueMail, clock } = dependencies;
  return async (offboardingId, given) => {
    const ended = await settle(offboardingId, given);
    const { personId, tellId, correlationId } = ended.offboarding;
    if (given !== undefined && NOT_CARRIED_OUT.has(given)) await comeBack(ended.offboarding);
    if (given === 'cancelled') return ended.end;
    // 3. Report.
    const runId = runIdOf('member-offboarding', offboardingId);
    await queueMail({
      mailId: `${runId}.report`,
      kind: 'offboarding-report',
      personId: tellId === personId ? (await officerBeside(office, personId)).personId : tellId,
      runId,
      reminder: 0,
      facts: { offboardingId, end: ended.end },
      correlationId,
    });
    return ended.end;
  };

  /** An absence that was not set by this offboarding is the person's own. */
  async function comeBack(offboarding: Offboarding): Promise<void> {
    const { personId, correlationId } = offboarding;
    if ((await people.read(personId))?.absence?.until !== awayUntil(offboarding)) return;
    const at = clock.now().toISOString();
    const fact = { stream: PARTNER_STREAM, type: 'absence-set' as const, at, correlationId };
    await people.note(personId, { absence: undefined }, { ...fact, facts: { personId, until: at } });
  }

  async function settle(offboardingId: string, given?: string): Promise<{ offboarding: Offboarding; end: string }> {
    for (let attempt = 1; ; attempt++) {
      const offboarding = await offboardingOf(offboardings, { businessId: offboardingId });
      // 1. Add up.
      const sum = sumUp(await remediesOfOffboarding(remedies, offboarding));
      const stays = sum.exceptions.length + sum.open.length;
      const stopped = given !== undefined && NOT_CARRIED_OUT.has(given);
      const end = given ?? (stays > 0 ? 'removed-partly' : 'removed');
      if (offboarding.state !== 'running') return { offboarding, end };
      // 2. Write.
      const state = stopped ? 'cancelled' : stays > 0 ? 'partly' : 'done';
      const next: Offboarding = { ...offboarding, state, removedAt: stopped ? undefined : sum.removedAt };
      const seconds = measuredSeconds(next);
      const { personId, portals, correlationId } = offboarding;
      const counts = { removed: sum.removed.length, absent: sum.absent, exceptions: stays };
      try {
        await offboardings.replace(next, [
          {
            stream: PARTNER_STREAM,
            type: 'offboarding-ended',
            at: clock.now().toISOString(),
            runId: runIdOf('member-offboarding', offboardingId),
            correlationId,
            facts: { offboardingId, personId, end, portals, ...counts, ...(seconds === undefined ? {} : { seconds }) },
          },
        ]);
        return { offboarding: next, end };
      } catch (error) {
        if (!(error instanceof ConflictError) || attempt === TRIES) throw error;
      }
    }
  }
}
