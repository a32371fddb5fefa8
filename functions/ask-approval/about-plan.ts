import { highestRisk } from '../../shared/domain/access-plan.ts';
import { NotFoundError } from '../../shared/errors.ts';
import type { Clients } from '../../shared/ports/clients.ts';
import type { Engagements, Plans } from '../../shared/ports/engagements.ts';
import type { People } from '../../shared/ports/people.ts';
import type { Runs } from '../../shared/ports/runs.ts';
import { readEngagementRun } from '../../shared/services/read-run.ts';
import type { PutQuestion } from './ask-approval.ts';
import type { PutToApprovers } from './put-to-approvers.ts';

/** What asking about a plan needs. */
export interface AboutPlanDependencies {
  readonly runs: Pick<Runs, 'read'>;
  readonly clients: Pick<Clients, 'read'>;
  readonly people: Pick<People, 'read'>;
  readonly engagements: Pick<Engagements, 'read'>;
  readonly plans: Pick<Plans, 'plan'>;
  readonly putToApprovers: PutToApprovers;
}

/**
 * Asks whether a plan may be applied; the approval binds to the plan's hash. Requester and team may not decide (rule 9). To elevated access
 * a super admin of the client consents as the last stage (rule 1).
 */
export function createAboutPlan(dependencies: AboutPlanDependencies): PutQuestion {
  const { runs, clients, people, engagements, plans, putToApprovers } = dependencies;
  return async (run, policy) => {
    const { engagement } = await readEngagementRun({ runs, engagements }, run.runId);
    const plan = await plans.plan(run.runId);
    if (plan === undefined) throw new NotFoundError('Plan of run', run.runId);
    const risk = highestRisk(plan);
    const consenters = risk === 'elevated' ? await consentersOf(run.clientId) : undefined;
    return putToApprovers(run, policy, {
      packageKey: engagement.packageKey,
      risk,
      portalId: plan.portalId,
      requesterId: engagement.requestedBy,
      consenters,
      excluded: [...new Set([engagement.requestedBy, ...engagement.team])],
      subject: { kind: 'plan', runId: run.runId, planHash: plan.hash },
    });
  };

  /** Super admins of the portal who are not partner-side: nobody of the agency consents for the client. */
  async function consentersOf(clientId: string): Promise<string[]> {
    const ids = (await clients.read(clientId))?.superAdminIds ?? [];
    const persons = await Promise.all(ids.map((personId) => people.read(personId)));
    return persons.flatMap((person) => (person?.kind === 'client' ? [person.personId] : []));
  }
}
