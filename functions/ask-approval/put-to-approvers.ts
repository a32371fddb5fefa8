import type { PublishedPolicy } from '../../shared/domain/approval-policy.ts';
import { type Matter, routeApproval } from '../../shared/domain/route-approval.ts';
import type { Run } from '../../shared/domain/run.ts';
import { staffStage } from '../../shared/domain/stage-staffing.ts';
import { type WaitSubject, waitIdOf } from '../../shared/domain/wait.ts';
import type { Waits } from '../../shared/ports/waits.ts';
import type { OpenQuestion } from '../../shared/services/questions/open-question.ts';
import type { ReadStanding } from '../../shared/services/questions/read-standing.ts';
import type { AskResult } from '../../workflows/common.ts';

/** What is to be decided, and who may not decide it (rule 9). */
export interface ApprovalMatter extends Matter {
  /** Requester and subject. */
  readonly excluded: readonly string[];
  readonly subject: WaitSubject;
  /** Who answers when an approver asks back. */
  readonly requesterId: string;
  /** People of the client of whom one has to consent; absent where no consent is needed. */
  readonly consenters?: readonly string[] | undefined;
}

/** What putting a matter needs. */
export interface PutToApproversDependencies {
  readonly waits: Pick<Waits, 'read'>;
  readonly readStanding: ReadStanding;
  readonly openQuestion: OpenQuestion;
}

/** Puts a matter to those whom the policy names; where it names too few, nobody is asked in their place. */
export type PutToApprovers = (run: Run, policy: PublishedPolicy, matter: ApprovalMatter) => Promise<AskResult>;

/**
 * Puts a question.
 * 1. Every stage has to find its people now; a policy that cannot be met is said, and nobody is asked.
 * 2. The question is opened with its first stage.
 */
export function createPutToApprovers(dependencies: PutToApproversDependencies): PutToApprovers {
  const { waits, readStanding, openQuestion } = dependencies;
  return async (run, policy, matter) => {
    // A later attempt finds the question, open or decided, whoever could be asked by now.
    const waitId = waitIdOf(run.runId, 'AskApproval');
    if ((await waits.read(waitId)) !== undefined) return { verdict: 'asked', waitId };
    // 1. Route.
    const { excluded, consenters, risk, requesterId, subject } = matter;
    const standing = await readStanding([...policy.people, ...(consenters ?? [])]);
    const routing = routeApproval(policy, matter, excluded, standing, consenters);
    if (routing.kind === 'unmet') return unmet(routing.reason);
    const [first, ...later] = routing.stages;
    if (first === undefined) return unmet('no-rule-fits');
    const barred = new Set([...excluded, ...later.flatMap((stage) => stage.approvers)]);
    const staffing = staffStage(first, barred, standing);
    if (staffing.kind === 'unmet') return unmet('too-few-eligible');
    // 2. Ask.
    await openQuestion(run, {
      waitId,
      subject,
      risk,
      requesterId,
      excluded,
      policyVersion: policy.version,
      policyRule: routing.rule,
      stages: [first, ...later],
      staffing,
    });
    return { verdict: 'asked', waitId };
  };
}

function unmet(reason: string): AskResult {
  return { verdict: 'unmet', reason: `policy-${reason}` };
}
