import * as z from 'zod';
import * as provisioning from '../../workflows/access-provisioning/contract.ts';
import * as closure from '../../workflows/client-closure/contract.ts';
import * as common from '../../workflows/common.ts';
import * as acceptance from '../../workflows/invitation-acceptance/contract.ts';
import * as offboarding from '../../workflows/member-offboarding/contract.ts';
import * as audit from '../../workflows/offboarding-audit/contract.ts';
import type { WorkflowName } from './workflow-definition.ts';

/** Input and result of a step, as the real functions check them. */
export interface StepContract {
  readonly input: z.ZodObject;
  readonly result: z.ZodType;
}

/** Steps that the workflows share. */
const COMMON = {
  HoldWait: { input: common.holdInput, result: common.holdResult },
  TakeOutcome: { input: common.takeInput, result: common.takeResult },
  CloseRun: { input: common.closeInput, result: common.closeResult },
  ParkRun: { input: common.parkInput, result: common.parkResult },
  NoteFailure: { input: common.failureInput, result: common.failureResult },
};

/** Steps that carry out remedies, shard by shard. */
const REMEDIES = {
  ApplyRemedies: common.applyRemedies,
  AskRemedyStep: common.askRemedyStep,
  TellRemedies: common.tellRemedies,
  SealEvidence: common.sealEvidence,
};

/** An audit never parks: what nobody may decide, its policy decides. Nor does a closure: nobody is asked whether. */
const { ParkRun: _neverParked, ...UNPARKED } = COMMON;

/** The contract of each function that a workflow calls, by the name that its definition uses. */
export const CONTRACTS: Readonly<Record<WorkflowName, Readonly<Record<string, StepContract>>>> = {
  'invitation-acceptance': {
    ...COMMON,
    ReviewInvitation: acceptance.reviewInvitation,
    AskApproval: acceptance.ask,
    AskAcceptance: acceptance.askTask,
    RegisterClient: acceptance.registerClient,
    AskConnection: acceptance.askTask,
    StartProvisioning: acceptance.startProvisioning,
  },
  'access-provisioning': {
    ...COMMON,
    InspectPortal: provisioning.inspectPortal,
    PlanAccess: provisioning.planAccessStep,
    AskApproval: provisioning.ask,
    ApplyAccess: provisioning.applyAccess,
    AskManualStep: provisioning.askManualStep,
    TellClientAdmins: provisioning.tellClientAdmins,
    PublishPortalRules: provisioning.publishPortalRules,
  },
  'offboarding-audit': {
    ...UNPARKED,
    ...REMEDIES,
    OpenAudit: audit.openAudit,
    AuditPortals: audit.auditPortals,
    AssignReviews: audit.assignReviews,
    AskReview: audit.askReview,
    DecideRest: audit.decideRest,
    CloseAudit: audit.closeAudit,
  },
  'member-offboarding': {
    ...COMMON,
    ...REMEDIES,
    FindAccess: offboarding.findAccess,
    AskApproval: offboarding.ask,
    TellPeople: offboarding.tellPeople,
  },
  'client-closure': {
    ...UNPARKED,
    ApplyRemedies: common.applyRemedies,
    AskRemedyStep: common.askRemedyStep,
    SealEvidence: common.sealEvidence,
    OpenClosure: closure.openClosure,
    UninstallApp: closure.uninstallApp,
    TellBoth: closure.tellBoth,
  },
};

/** Why a payload is not exactly what a step takes: a field too few, or one too many. Undefined where it is. */
export function misfit(contract: StepContract, input: unknown): string | undefined {
  const parsed = contract.input.strict().safeParse(input);
  return parsed.success ? undefined : z.prettifyError(parsed.error);
}

/** Why a scripted answer could not come from the real step, or undefined: a field that its contract does not know would be dropped there. */
export function misanswer(contract: StepContract, answer: unknown): string | undefined {
  const parsed = contract.result.safeParse(answer);
  if (!parsed.success) return z.prettifyError(parsed.error);
  const [given, kept] = [JSON.stringify(answer), JSON.stringify(parsed.data)];
  return given.length === kept.length ? undefined : `${given} is more than the step may return: ${kept}`;
}
