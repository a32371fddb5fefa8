import { changeIdOf, needsAccess } from '../../shared/domain/engagement.ts';
import { NotFoundError } from '../../shared/errors.ts';
import type { Clients } from '../../shared/ports/clients.ts';
import type { Engagements, Grants, PlanResults, Plans } from '../../shared/ports/engagements.ts';
import type { Runs } from '../../shared/ports/runs.ts';
import { heldLine } from '../../shared/services/outgoing/stopped-lines.ts';
import { readEngagementRun } from '../../shared/services/runs/read-run.ts';
import type { RunInput } from '../../workflows/common.ts';
import type { MailRules } from './mail-rules.ts';
import type { RenewRules } from './renew-rules.ts';
import { runEndOf } from './run-end.ts';

/** What publishing needs. */
export interface PublishPortalRulesDependencies {
  readonly runs: Pick<Runs, 'read'>;
  readonly clients: Pick<Clients, 'read'>;
  readonly engagements: Pick<Engagements, 'read'>;
  readonly plans: Pick<Plans, 'plan'>;
  readonly planResults: Pick<PlanResults, 'ofRun'>;
  readonly grants: Pick<Grants, 'ofPortal'>;
  readonly renewRules: RenewRules;
  readonly mailRules: MailRules;
  /** Nothing has changed, and no client is mailed. */
  readonly observe: boolean;
}

/**
 * Publishes the rules of a portal as they are now, and names the run's end.
 * 1. The rules get a new number only where they say something new.
 * 2. Both sides get them, once per number.
 * 3. The end is told by what was read back.
 */
export function createPublishPortalRules(dependencies: PublishPortalRulesDependencies) {
  const { runs, clients, engagements, plans, planResults, grants, renewRules, mailRules, observe } = dependencies;

  return async ({ runId }: RunInput): Promise<{ end: string }> => {
    const { run, engagement } = await readEngagementRun({ runs, engagements }, runId);
    const plan = await plans.plan(runId);
    if (plan === undefined) throw new NotFoundError('Plan of run', runId);
    const results = await planResults.ofRun(runId);
    // The run waits, and what was done so far is published with the rest.
    const held = results.map(heldLine).find((reason) => reason !== undefined);
    if (held !== undefined) return { end: held };
    if (!observe) {
      // 1. The rules.
      const rules = await renewRules(run, plan.portalId);
      // 2. Published by this run, now or by an attempt that died before it had mailed everyone.
      if (rules !== undefined && rules.publishedAt >= run.startedAt) {
        const client = await clients.read(run.clientId);
        if (client === undefined) throw new NotFoundError('Client', run.clientId);
        await mailRules(run, client, rules);
      }
    }
    // 3. The end.
    // A later change of the engagement has a run of its own: this one was to do what came before, and the grants tell of that change.
    const overtaken = changeIdOf(engagement) !== run.businessId;
    return {
      end: runEndOf({
        engagement,
        gives: overtaken || needsAccess(engagement),
        items: plan.items,
        results,
        grants: overtaken ? [] : await grants.ofPortal(run.clientId, plan.portalId),
      }),
    };
  };
}
