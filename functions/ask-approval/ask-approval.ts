import type { PublishedPolicy } from '../../shared/domain/approval-policy.ts';
import type { Run } from '../../shared/domain/run.ts';
import { RuleError } from '../../shared/errors.ts';
import type { Policies } from '../../shared/ports/publications.ts';
import type { Runs } from '../../shared/ports/runs.ts';
import { readRun } from '../../shared/services/read-run.ts';
import type { AskResult, RunInput } from '../../workflows/common.ts';

/** Puts one kind of question; there is one per workflow that asks for approval. */
export type PutQuestion = (run: Run, policy: PublishedPolicy) => Promise<AskResult>;

/** What asking for approval needs. */
export interface AskApprovalDependencies {
  readonly runs: Pick<Runs, 'read'>;
  readonly policies: Pick<Policies, 'current'>;
  readonly aboutInvitation: PutQuestion;
  readonly aboutPlan: PutQuestion;
}

/** Asks those whom the policy names about what the run is about: an invitation's package, or a plan. */
export function createAskApproval({ runs, policies, aboutInvitation, aboutPlan }: AskApprovalDependencies) {
  return async ({ runId }: RunInput): Promise<AskResult> => {
    const run = await readRun(runs, runId);
    const policy = await policies.current();
    if (policy === undefined) throw new RuleError('policy-missing', 'No approval policy has been published.');
    return run.workflow === 'invitation-acceptance' ? aboutInvitation(run, policy) : aboutPlan(run, policy);
  };
}
