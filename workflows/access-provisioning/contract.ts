import * as z from 'zod';
import { askResult, itemInput, runInput, taskResult } from '../common.ts';

/** `InspectPortal`: reads users, permission sets and teams. */
export const inspectPortal = {
  input: runInput,
  result: z.discriminatedUnion('verdict', [
    z.object({ verdict: z.literal('read') }),
    /** No usable connection: a person is needed before anything can be read. */
    z.object({ verdict: z.literal('unreadable'), end: z.string() }),
  ]),
};
export type InspectResult = z.infer<typeof inspectPortal.result>;

/** `PlanAccess`: what is to change, and whether somebody has to approve it. */
export const planAccessStep = {
  input: runInput,
  result: z.object({
    verdict: z.enum(['ask', 'apply', 'refused']),
    /** Positions in the stored plan: the Map's items. */
    items: z.array(z.int()),
    end: z.string(),
  }),
};
export type PlanResult = z.infer<typeof planAccessStep.result>;

/** `AskApproval` of a plan. */
export const ask = { input: runInput, result: askResult };

/** `ApplyAccess`: applies one line and reads it back. */
export const applyAccess = { input: itemInput, result: z.object({ verdict: z.enum(['settled', 'person']) }) };
export type ApplyResult = z.infer<typeof applyAccess.result>;

/** `AskManualStep` of one line. */
export const askManualStep = { input: itemInput, result: taskResult };

/** `TellClientAdmins`: says to the client what was read back. */
export const tellClientAdmins = { input: runInput, result: z.object({ told: z.int() }) };

/** `PublishPortalRules`: the rules of the portal as they are now, and the run's named end; `stopped` is none: the run waits. */
export const publishPortalRules = { input: runInput, result: z.object({ end: z.string() }) };
