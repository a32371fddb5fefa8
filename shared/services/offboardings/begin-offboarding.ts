import { PARTNER_STREAM } from '../../domain/ledger.ts';
import type { LeavingCause, Offboarding } from '../../domain/remedy/offboarding.ts';
import { ConflictError } from '../../errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Offboardings } from '../../ports/remedies.ts';
import { type Office, officerBeside } from '../office.ts';
import type { QueueMail } from '../queue-mail.ts';
import type { ReadRosters } from '../roster/reconcile-roster.ts';
import type { StartOffboarding } from './start-offboarding.ts';

/** What beginning an offboarding needs. */
export interface BeginOffboardingDependencies {
  readonly offboardings: Offboardings;
  readonly readRosters: ReadRosters;
  readonly office: Office;
  readonly startOffboarding: StartOffboarding;
  readonly queueMail: QueueMail;
  readonly clock: Clock;
}

/** Who leaves, how it was noticed, and when it is to happen; now where `effectiveAt` is absent or past. */
export interface Leaving {
  readonly personId: string;
  readonly cause: LeavingCause;
  readonly requestedBy?: string | undefined;
  readonly correlationId: string;
  readonly effectiveAt?: string | undefined;
}

/** Begins the offboarding of somebody, now or on a day; whoever has an open one gets no second. `begun` is false where there was one. */
export type BeginOffboarding = (leaving: Leaving) => Promise<{ offboarding: Offboarding; begun: boolean }>;

/** Numbers that others may take at the same moment. */
const TRIES = 5;

/** Whether it is still to come, or under way. */
export function isOpen({ state }: Pick<Offboarding, 'state'>): boolean {
  return state === 'scheduled' || state === 'running';
}

/**
 * Begins an offboarding.
 * 1. An open one stands. One that was dated ahead is brought forward when a source of the roster says that the person has left by now.
 * 2. It is written as due at its time, with the ledger entry: dying after that, the sweep starts it.
 * 3. Dated ahead, the manager by the directory (else partner operations) gets a link to move or cancel it. The leaver is never told.
 * 4. Else it starts.
 */
export function createBeginOffboarding(dependencies: BeginOffboardingDependencies): BeginOffboarding {
  const { offboardings, startOffboarding, clock } = dependencies;
  return async (leaving) => {
    // 1. Open?
    const open = (await offboardings.ofPerson(leaving.personId)).find(isOpen);
    if (open !== undefined) return { offboarding: await goOnWith(open, leaving), begun: false };
    // 2. Write.
    const offboarding = await create(leaving);
    // 3. Later?
    if (isAhead(offboarding, clock.now())) {
      await tellOfDay(offboarding);
      return { offboarding, begun: true };
    }
    // 4. Now.
    return { offboarding: await startOffboarding(offboarding.offboardingId), begun: true };
  };

  /** A try that died comes here again: what is due starts, and who is to be told is told, once. */
  async function goOnWith(open: Offboarding, { cause, effectiveAt, correlationId }: Leaving): Promise<Offboarding> {
    const now = clock.now();
    if (open.state !== 'scheduled') return startOffboarding(open.offboardingId);
    const hasLeft = cause !== 'command' && effectiveAt === undefined;
    if (!hasLeft && isAhead(open, now)) {
      await tellOfDay(open);
      return open;
    }
    if (isAhead(open, now)) await bringForward(open, now.toISOString(), correlationId);
    return startOffboarding(open.offboardingId);
  }

  async function bringForward(open: Offboarding, at: string, correlationId: string): Promise<void> {
    const { offboardingId, personId, effectiveAt: from } = open;
    const fact = { stream: PARTNER_STREAM, type: 'offboarding-moved' as const, at, correlationId };
    const facts = { offboardingId, personId, from, to: at };
    await offboardings.replace({ ...open, effectiveAt: at }, [{ ...fact, facts }]);
  }

  async function create({ personId, cause, requestedBy, correlationId, effectiveAt }: Leaving): Promise<Offboarding> {
    const at = clock.now().toISOString();
    const tellId = await whoIsTold(personId);
    // The list may lag behind: a number that is taken is followed by the next.
    const first = (await offboardings.ofPerson(personId)).length + 1;
    for (let number = first; number < first + TRIES; number++) {
      const offboarding: Offboarding = {
        offboardingId: `o-${personId.toLowerCase()}-${number}`,
        personId,
        cause,
        requestedBy,
        correlationId,
        noticedAt: at,
        effectiveAt: effectiveAt === undefined || effectiveAt < at ? at : effectiveAt,
        state: 'scheduled',
        tellId,
        portals: 0,
        shards: 0,
        version: 1,
      };
      const fact = {
        stream: PARTNER_STREAM,
        type: 'offboarding-scheduled' as const,
        at,
        actor: requestedBy,
        correlationId,
        facts: {
          offboardingId: offboarding.offboardingId,
          personId,
          cause,
          tellId,
          effectiveAt: offboarding.effectiveAt,
        },
      };
      if (await offboardings.create(offboarding, fact)) return offboarding;
      const taken = await offboardings.read(offboarding.offboardingId);
      if (taken !== undefined && isOpen(taken)) return taken;
    }
    throw new ConflictError(`Offboardings of ${personId} change too fast.`);
  }

  async function whoIsTold(personId: string): Promise<string> {
    const { members } = (await dependencies.readRosters()).frozen;
    const managerId = members.find((member) => member.personId === personId)?.managerId;
    const manager = members.find((member) => member.personId === managerId);
    if (manager !== undefined && manager.left === undefined && managerId !== personId) return manager.personId;
    return (await officerBeside(dependencies.office, personId)).personId;
  }

  async function tellOfDay({ offboardingId, tellId, effectiveAt, correlationId }: Offboarding): Promise<void> {
    await dependencies.queueMail({
      mailId: `${offboardingId}.scheduled.${effectiveAt}`,
      kind: 'offboarding-scheduled',
      personId: tellId,
      linkPurpose: 'offboarding',
      reminder: 0,
      facts: { offboardingId },
      correlationId,
    });
  }
}

function isAhead({ effectiveAt }: Offboarding, now: Date): boolean {
  return effectiveAt > now.toISOString();
}
