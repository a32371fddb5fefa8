import { allowed, changeIdOf, type Engagement, isOpen, takenBack } from '../../domain/engagement.ts';
import { clientStream, type LedgerFact } from '../../domain/ledger.ts';
import { runIdOf } from '../../domain/run.ts';
import { waitIdOf } from '../../domain/wait.ts';
import { ConflictError, NotFoundError, RuleError } from '../../errors.ts';
import type { Outcomes } from '../../ports/waits.ts';
import type { EndWait } from '../runs/end-wait.ts';
import type { EngagementDependencies } from './start-engagement.ts';

/** What carrying out a change takes. */
export interface CarryOutChangeDependencies extends EngagementDependencies {
  readonly endWait: EndWait;
  readonly outcomes: Pick<Outcomes, 'read'>;
}

/** Who asks for a change. */
export interface ChangeRequest {
  readonly by: string;
  readonly correlationId: string;
}

/** What became of it: `done` where it was so already, and nothing was begun. */
export interface ChangedEngagement {
  readonly engagement: Engagement;
  readonly runId: string;
  readonly done: boolean;
}

/** What a change makes of an engagement; nothing where it is so already. */
export type Change = (
  engagement: Engagement,
) => Promise<{ next: Engagement; type: LedgerFact['type']; facts: LedgerFact['facts'] } | undefined>;

/** Carries a change of an engagement out, once. @throws NotFoundError, RuleError where it ends or has ended */
export type CarryOutChange = (engagementId: string, request: ChangeRequest, make: Change) => Promise<ChangedEngagement>;

/** Runs change engagements at any time; more conflicts in a row mean that something is wrong. */
const TRIES = 5;

/**
 * Changes an engagement.
 * 1. What people have said about the change before is so, whether its run has noted it or not.
 * 2. The change, the next number, and the ledger entry, under the engagement's version.
 * 3. Nobody is asked any more about the plan of the change before.
 * 4. A run of its own carries it out. Dying before this line leaves it to the repetition.
 * @see CarryOutChange
 */
export function createCarryOutChange(dependencies: CarryOutChangeDependencies): CarryOutChange {
  const { engagements, outcomes, beginRun, endWait, clock } = dependencies;
  return change;

  async function change(engagementId: string, request: ChangeRequest, make: Change): Promise<ChangedEngagement> {
    for (let attempt = 1; ; attempt++) {
      const read = await engagements.read(engagementId);
      if (read === undefined) throw new NotFoundError('Engagement', engagementId);
      if (!isOpen(read))
        throw new RuleError(
          'engagement-open',
          `It is ${read.state}: what ends, or has ended, is not changed. Start a new one.`,
        );
      // 1. What was said.
      const engagement = await asSaid(read);
      const made = await make(engagement);
      if (made === undefined) return { engagement, runId: await carryOut(engagement, request), done: true };
      // While it is paused, it is changed on paper: resuming carries it out.
      const carries = engagement.state !== 'paused' || made.next.state !== 'paused';
      const next = carries ? { ...made.next, change: engagement.change + 1, replans: undefined } : made.next;
      try {
        // 2. The change.
        await engagements.replace(next, [factOf(next, request, made)]);
      } catch (error) {
        if (!(error instanceof ConflictError) || attempt === TRIES) throw error;
        continue;
      }
      return { engagement: next, runId: await carryOut(next, request), done: false };
    }
  }

  async function carryOut(engagement: Engagement, { by, correlationId }: ChangeRequest): Promise<string> {
    // 3. Nobody is asked any more about what was planned before.
    if (engagement.change > 1) {
      const before = runOfChange(engagement, engagement.change - 1);
      await endWait(waitIdOf(before, 'AskApproval'), { result: 'withdrawn', cause: 'operator' });
    }
    // 4. The run. One that is there gets a hint, which provisioning does not follow.
    const { runId } = await beginRun({
      workflow: 'access-provisioning',
      businessId: changeIdOf(engagement),
      clientId: engagement.clientId,
      correlationId,
      requestedBy: by,
    });
    return runId;
  }

  /** The engagement as the question about its present change leaves it. */
  async function asSaid(engagement: Engagement): Promise<Engagement> {
    if (engagement.before === undefined) return engagement;
    const outcome = await outcomes.read(waitIdOf(runOfChange(engagement, engagement.change), 'AskApproval'));
    if (outcome?.result === 'approved') return allowed(engagement, outcome.by);
    return outcome?.result === 'declined' || outcome?.result === 'expired' ? takenBack(engagement) : engagement;
  }

  function factOf(
    { engagementId, clientId, change: number }: Engagement,
    { by, correlationId }: ChangeRequest,
    { type, facts }: { type: LedgerFact['type']; facts: LedgerFact['facts'] },
  ): LedgerFact {
    const at = clock.now().toISOString();
    return {
      stream: clientStream(clientId),
      type,
      at,
      actor: by,
      correlationId,
      facts: { engagementId, change: number, ...facts },
    };
  }
}

function runOfChange(engagement: Engagement, change: number): string {
  return runIdOf('access-provisioning', changeIdOf({ ...engagement, change }));
}
