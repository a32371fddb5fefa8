import { CONFIRMED_BY_CLIENT } from '../../shared/domain/grant.ts';
import { waitIdOf } from '../../shared/domain/wait.ts';
import {
  ConflictError,
  ConnectionBrokenError,
  isDailyLimit,
  NotFoundError,
  OutgoingStoppedError,
} from '../../shared/errors.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Grants, Leases, PlanResults, Plans } from '../../shared/ports/engagements.ts';
import type { PortalUsers } from '../../shared/ports/hubspot.ts';
import type { People } from '../../shared/ports/people.ts';
import type { Runs } from '../../shared/ports/runs.ts';
import type { Outcomes, Waits } from '../../shared/ports/waits.ts';
import type { BreakConnection } from '../../shared/services/access/break-connection.ts';
import { lookForUser } from '../../shared/services/access/look-for-user.ts';
import { readManualStep } from '../../shared/services/access/manual-rounds.ts';
import type { ReadStop } from '../../shared/services/outgoing/guard-writes.ts';
import { readClientRun } from '../../shared/services/runs/read-run.ts';
import type { ApplyResult } from '../../workflows/access-provisioning/contract.ts';
import type { ItemInput } from '../../workflows/common.ts';
import type { Hand } from './hand.ts';
import type { RecordAccess } from './record-access.ts';
import type { TellBreakGlass } from './tell-break-glass.ts';
import type { WorkOnLine } from './work-on-line.ts';

/** What applying needs. */
export interface ApplyAccessDependencies {
  readonly runs: Pick<Runs, 'read'>;
  readonly plans: Pick<Plans, 'plan'>;
  readonly planResults: Pick<PlanResults, 'ofRun'>;
  readonly grants: Pick<Grants, 'read'>;
  readonly leases: Leases;
  readonly people: Pick<People, 'read'>;
  readonly waits: Pick<Waits, 'read'>;
  readonly outcomes: Pick<Outcomes, 'read'>;
  readonly users: Pick<PortalUsers, 'findByEmail' | 'findById'>;
  readonly workOnLine: WorkOnLine;
  readonly record: RecordAccess;
  readonly tellBreakGlass: TellBreakGlass;
  readonly readStop: ReadStop;
  readonly breakConnection: BreakConnection;
  readonly clientAppId: number;
  readonly clock: Clock;
}

/** From reading a user to reading it back. Longer than the function may run (90 s), so that it never ends under its holder; a retry of the same line has the same owner, and takes it again. */
const LEASE_SECONDS = 100;

/**
 * Applies one line of a plan, and reads it back.
 * 1. A line that is settled stays so; one whose person is being asked waits for the answer.
 * 2. One run at a time works on one user of one portal: the lease is held from reading to reading back.
 * 3. Where the stage only observes, or all changes are stopped, nothing is done and nobody asked: the line says so.
 * 4. Access is given, or taken away; a line whose connection broke meanwhile waits until it is renewed.
 */
export function createApplyAccess(dependencies: ApplyAccessDependencies) {
  const { runs, plans, planResults, leases, waits, outcomes, workOnLine, record, readStop, clock } = dependencies;
  const { breakConnection, clientAppId } = dependencies;

  return async ({ runId, item }: ItemInput): Promise<ApplyResult> => {
    const plan = await plans.plan(runId);
    const line = plan?.items.find((one) => one.item === item);
    if (plan === undefined || line === undefined) throw new NotFoundError('Line of a plan', `${runId}.${item}`);
    const key = `${plan.portalId}:${line.personId}`;
    const owner = `${runId}.${item}`;
    // 1. Settled?
    const result = (await planResults.ofRun(runId)).find((one) => one.item === item);
    const confirmed = result?.state === 'cannot-verify' && result.reason === CONFIRMED_BY_CLIENT;
    if (confirmed || result?.state === 'verified' || result?.state === 'refused') {
      // A try that died after settling left its lease behind, and the next run would wait for nothing.
      await leases.release(key, owner);
      if (result.state !== 'refused')
        await dependencies.tellBreakGlass({ run: await readClientRun(runs, runId), plan, line });
      return { verdict: 'settled' };
    }
    const step = await readManualStep({ waits, outcomes }, (round) => waitIdOf(runId, 'AskManualStep', item, round));
    if (step.open) return { verdict: 'person' };
    // 2. The lease.
    if (!(await leases.take(key, owner, clock.now(), LEASE_SECONDS))) {
      throw new ConflictError('Another run works on this user of the portal.');
    }
    try {
      const hand = await takeInHand(runId, plan, line);
      // 3. May anything be changed?
      const stop = await readStop();
      if (stop !== undefined) return await record.stopped(hand, stop);
      // 4. Work.
      const done = await work(hand, step);
      if (done.verdict === 'settled') await dependencies.tellBreakGlass(hand);
      return done;
    } finally {
      await leases.release(key, owner);
    }
  };

  async function work(hand: Hand, step: Parameters<WorkOnLine>[1]): Promise<ApplyResult> {
    try {
      return await workOnLine(hand, step);
    } catch (error) {
      // Stopped between looking and writing.
      if (error instanceof OutgoingStoppedError) return record.stopped(hand, error.reason);
      if (isDailyLimit(error)) return record.stopped(hand, 'daily-limit');
      if (!(error instanceof ConnectionBrokenError)) throw error;
      // Nothing is tried there again until a person has renewed it: the line waits, and the run is held with it.
      const { portalId } = hand.plan;
      await breakConnection({ appId: clientAppId, portalId, reason: error.reason, run: hand.run });
      return record.stopped(hand, `connection-${error.reason}`);
    }
  }

  async function takeInHand(runId: string, plan: Hand['plan'], line: Hand['line']): Promise<Hand> {
    const run = await readClientRun(runs, runId);
    const person = await dependencies.people.read(line.personId);
    if (person === undefined) throw new NotFoundError('Person', line.personId);
    const grant = await grantOf({ run, plan, person });
    return { run, plan, line, person, grant, look: () => look(plan.portalId, person.email, line) };
  }

  function grantOf({ run, plan, person }: Pick<Hand, 'run' | 'plan' | 'person'>) {
    return dependencies.grants.read(run.clientId, plan.portalId, person.personId);
  }

  /** A user that was there and is not found by its address may have got another one, and is looked for by its id. */
  function look(portalId: number, email: string, { before, userId }: Hand['line']) {
    return lookForUser(dependencies.users, portalId, { email, userId: before === undefined ? undefined : userId });
  }
}
