import type { AccessPlan, PlanItem } from '../../shared/domain/access-plan.ts';
import { type Engagement, needsAccess } from '../../shared/domain/engagement.ts';
import { clientStream, type LedgerFact } from '../../shared/domain/ledger.ts';
import { ownedWords } from '../../shared/domain/owned-records.ts';
import { rulesOf } from '../../shared/domain/rule-words.ts';
import type { ClientRun } from '../../shared/domain/run.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Engagements, PlanResults, Plans } from '../../shared/ports/engagements.ts';
import type { Ledger } from '../../shared/ports/ledger.ts';
import type { Runs } from '../../shared/ports/runs.ts';
import type { NeedsApproval } from '../../shared/services/access/needs-approval.ts';
import { appendOnce } from '../../shared/services/append-once.ts';
import type { Office } from '../../shared/services/office.ts';
import type { QueueMail } from '../../shared/services/queue-mail.ts';
import { readEngagementRun } from '../../shared/services/runs/read-run.ts';
import type { PlanResult } from '../../workflows/access-provisioning/contract.ts';
import type { RunInput } from '../../workflows/common.ts';
import type { MakePlan } from './make-plan.ts';

/** What planning needs. */
export interface PlanAccessDependencies {
  readonly runs: Pick<Runs, 'read'>;
  readonly engagements: Pick<Engagements, 'read'>;
  readonly plans: Pick<Plans, 'plan' | 'keepPlan'>;
  readonly planResults: Pick<PlanResults, 'put'>;
  readonly makePlan: MakePlan;
  readonly needsApproval: NeedsApproval;
  readonly ledger: Ledger;
  readonly office: Pick<Office, 'operator'>;
  readonly queueMail: QueueMail;
  readonly clock: Clock;
}

/**
 * Says what is to change, and whether somebody has to approve it.
 * 1. The plan is made once per run; a later attempt finds it.
 * 2. What a rule refuses is settled here, with the rule in the ledger.
 * 3. Records that somebody owns who is to go are a task for partner operations.
 * 4. What gives access that nobody has approved yet is asked about; what only takes away or keeps never is.
 */
export function createPlanAccess(dependencies: PlanAccessDependencies) {
  const { runs, engagements, plans, planResults, makePlan, needsApproval, ledger, clock } = dependencies;
  const { office, queueMail } = dependencies;

  return async ({ runId }: RunInput): Promise<PlanResult> => {
    const { run, engagement } = await readEngagementRun({ runs, engagements }, runId);
    // 1. The plan.
    const plan = (await plans.plan(runId)) ?? (await keep(run, engagement));
    // 2. Refusals.
    const refused = plan.items.filter((line) => line.action === 'refuse');
    if (refused.length > 0) await settleRefused(run, plan, refused);
    const items = plan.items.filter((line) => line.action !== 'refuse').map((line) => line.item);
    if (items.length === 0 && refused.length > 0 && needsAccess(engagement)) {
      return { verdict: 'refused', items, end: 'refused' };
    }
    // 3. Records without an owner.
    if (plan.items.some((line) => ownedWords(line.ownedRecords) !== undefined)) await giveTask(run);
    // 4. Approval. What happens after it names the run's end.
    const ask = await needsApproval(engagement, plan);
    return { verdict: ask ? 'ask' : 'apply', items, end: 'running' };
  };

  async function keep(run: ClientRun, engagement: Engagement): Promise<AccessPlan> {
    const made = await makePlan(run, engagement);
    const facts = { planHash: made.hash, ...countsOf(made.items) };
    return plans.keepPlan(run.runId, made, factOf(run, 'plan-made', facts));
  }

  async function giveTask({ runId, clientId, correlationId }: ClientRun): Promise<void> {
    const { personId } = await office.operator();
    const mail = { kind: 'records-owned', personId, clientId, runId, reminder: 0, facts: {}, correlationId } as const;
    await queueMail({ mailId: `${runId}.records-owned`, ...mail });
  }

  async function settleRefused(run: ClientRun, plan: AccessPlan, refused: readonly PlanItem[]): Promise<void> {
    const reasons = [...new Set(refused.map((line) => line.reason))].sort();
    const persons = refused.map((line) => line.personId);
    await appendOnce(
      ledger,
      factOf(run, 'plan-refused', { planHash: plan.hash, reasons, rules: rulesOf(reasons), persons }),
    );
    const at = clock.now().toISOString();
    for (const { item, reason } of refused) await planResults.put(run.runId, { item, state: 'refused', reason, at });
  }

  function factOf(run: ClientRun, type: LedgerFact['type'], facts: LedgerFact['facts']): LedgerFact {
    const { runId, correlationId, clientId } = run;
    return { stream: clientStream(clientId), type, at: clock.now().toISOString(), runId, correlationId, facts };
  }
}

function countsOf(items: readonly PlanItem[]): Record<PlanItem['action'], number> {
  const counts = { create: 0, change: 0, keep: 0, remove: 0, manual: 0, refuse: 0 };
  for (const { action } of items) counts[action] += 1;
  return counts;
}
