import { type PublishedPolicy, routeApproval } from '../../shared/domain/approval-policy.ts';
import type { Run } from '../../shared/domain/run.ts';
import type { Risk } from '../../shared/domain/service-package.ts';
import { type WaitSubject, waitIdOf } from '../../shared/domain/wait.ts';
import type { OpenWait } from '../../shared/services/open-wait.ts';
import type { AskResult } from '../../workflows/common.ts';

/** What is to be decided, and who may not decide it (rule 9). */
export interface ApprovalMatter {
  readonly packageKey: string;
  readonly risk: Risk;
  readonly excluded: readonly string[];
  readonly subject: WaitSubject;
}

/** Puts a matter to those whom the policy names; where it names too few, nobody is asked in their place. */
export type PutToApprovers = (run: Run, policy: PublishedPolicy, matter: ApprovalMatter) => Promise<AskResult>;

/** @see PutToApprovers; `approvalDeadline` in seconds. */
export function createPutToApprovers(openWait: OpenWait, approvalDeadline: number): PutToApprovers {
  return async (run, policy, { packageKey, risk, excluded, subject }) => {
    const routing = routeApproval(policy, { packageKey, risk }, excluded);
    if (routing.kind === 'unmet') return { verdict: 'unmet', reason: `policy-${routing.reason}` };
    const wait = await openWait({
      waitId: waitIdOf(run.runId, 'AskApproval'),
      runId: run.runId,
      clientId: run.clientId,
      correlationId: run.correlationId,
      kind: 'question',
      subject,
      asked: routing.approvers,
      quorum: routing.quorum,
      excluded,
      policyVersion: policy.version,
      policyRule: routing.rule,
      deadline: approvalDeadline,
    });
    return { verdict: 'asked', waitId: wait.waitId };
  };
}
