import type { PublishedPolicy } from '../../shared/domain/approval-policy.ts';
import type { Run } from '../../shared/domain/run.ts';
import { RuleError } from '../../shared/errors.ts';
import type { Policies } from '../../shared/ports/publications.ts';
import type { Runs } from '../../shared/ports/runs.ts';
import { readRun } from '../../shared/services/runs/read-run.ts';
import type { AskResult, RunInput } from '../../workflows/common.ts';

/** Puts one kind of question; there is one per workflow that asks for approval. */
export type PutQuestion = (run: Run, policy: PublishedPolicy) => Promise<AskResult>;

/** What asking for approval needs. */
export interface AskApprovalDependencies {
  readonly runs: Pick<Runs, 'read'>;
  readonly policies: Pick<Policies, 'current'>;
  readonly aboutInvitation: PutQuestion;
  readonly aboutPlan: PutQuestion;
  readonly aboutOffboarding: PutQuestion;
}

/** Asks those whom the policy names about what the run is about: an invitation's package, a plan, or somebody's leaving. */
export function createAskApproval({ runs, policies, ...about }: AskApprovalDependencies) {
  return async ({ runId }: RunInput): Promise<AskResult> => {
    const run = await readRun(runs, runId);
    const policy = await policies.current();
    if (policy === undefined) throw new RuleError('policy-missing', 'No approval policy has been published.');
    if (run.workflow === 'invitation-acceptance') return about.aboutInvitation(run, policy);
    if (run.workflow === 'member-offboarding') return about.aboutOffboarding(run, policy);
    return about.aboutPlan(run, policy);
  };
}
