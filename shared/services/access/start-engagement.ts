import { changeIdOf, type Engagement, takenBack } from '../../domain/engagement.ts';
import { clientStream } from '../../domain/ledger.ts';
import { runIdOf } from '../../domain/run.ts';
import { waitIdOf } from '../../domain/wait.ts';
import { ConflictError, NotFoundError } from '../../errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Engagements } from '../../ports/engagements.ts';
import type { BeginRun } from '../runs/begin-run.ts';
import type { EndWait } from '../runs/end-wait.ts';

/** What it takes to start and end engagements. */
export interface EngagementDependencies {
  readonly engagements: Engagements;
  readonly beginRun: BeginRun;
  readonly clock: Clock;
}

/** What is known of an engagement before it starts. */
export type EngagementRequest = Omit<Engagement, 'state' | 'change' | 'startsAt' | 'version'> & {
  readonly correlationId: string;
};

/** Starts an engagement, once per id, and the run that gives its team access. */
export type StartEngagement = (request: EngagementRequest) => Promise<{ engagementId: string; runId: string }>;

/** @see StartEngagement */
export function createStartEngagement({ engagements, beginRun, clock }: EngagementDependencies): StartEngagement {
  return async ({ correlationId, ...request }) => {
    const at = clock.now().toISOString();
    const engagement: Engagement = { ...request, state: 'starting', change: 1, startsAt: at, version: 1 };
    await engagements.create(engagement, {
      stream: clientStream(engagement.clientId),
      type: 'engagement-started',
      at,
      actor: engagement.requestedBy,
      correlationId,
      facts: {
        engagementId: engagement.engagementId,
        package: engagement.packageKey,
        catalogueVersion: engagement.catalogueVersion,
        team: engagement.team,
        endsAt: engagement.endsAt,
        approvedBy: engagement.approvedBy,
      },
    });
    const { runId } = await beginRun({
      workflow: 'access-provisioning',
      businessId: changeIdOf({ engagementId: engagement.engagementId, change: 1 }),
      clientId: engagement.clientId,
      correlationId,
      requestedBy: engagement.requestedBy,
    });
    return { engagementId: engagement.engagementId, runId };
  };
}

/** Ends an engagement, once, and starts the run that takes away what no other engagement needs. `by` is absent when its end date did it. */
export type EndEngagement = (
  engagementId: string,
  request: { by?: string | undefined; correlationId: string },
) => Promise<{ runId: string }>;

/** @see EndEngagement */
export function createEndEngagement({
  engagements,
  beginRun,
  endWait,
  clock,
}: EngagementDependencies & { readonly endWait: EndWait }): EndEngagement {
  return async (engagementId, { by, correlationId }) => {
    for (let attempt = 1; ; attempt++) {
      const engagement = await engagements.read(engagementId);
      if (engagement === undefined) throw new NotFoundError('Engagement', engagementId);
      const ending: Engagement =
        engagement.state === 'ending' || engagement.state === 'ended'
          ? engagement
          : { ...takenBack(engagement), state: 'ending', change: engagement.change + 1, replans: undefined };
      try {
        if (ending !== engagement) {
          const fact = {
            stream: clientStream(engagement.clientId),
            type: 'engagement-end-requested' as const,
            at: clock.now().toISOString(),
            actor: by,
            correlationId,
            facts: { engagementId, cause: by === undefined ? 'end-date' : 'command' },
          };
          await engagements.replace(ending, [fact]);
        }
      } catch (error) {
        if (!(error instanceof ConflictError) || attempt === 5) throw error;
        continue;
      }
      // Nobody is asked any more whether access is given that is to end.
      const before = runIdOf('access-provisioning', changeIdOf({ ...ending, change: ending.change - 1 }));
      await endWait(waitIdOf(before, 'AskApproval'), { result: 'withdrawn', cause: 'operator' });
      const { runId } = await beginRun({
        workflow: 'access-provisioning',
        businessId: changeIdOf(ending),
        clientId: engagement.clientId,
        correlationId,
        requestedBy: by,
      });
      return { runId };
    }
  };
}
