import * as z from 'zod';
import { askResult, runInput, taskResult } from '../common.ts';

/** `ReviewInvitation`: reads partner client and service, proposes a package. */
export const reviewInvitation = {
  input: runInput,
  result: z.discriminatedUnion('verdict', [
    z.object({ verdict: z.literal('ask'), end: z.string() }),
    /** The invitation has ended already, or HubSpot says that it was taken back. */
    z.object({ verdict: z.literal('over'), end: z.string() }),
  ]),
};
export type ReviewResult = z.infer<typeof reviewInvitation.result>;

/** `AskApproval`: the only one whose deciders a policy names. */
export const ask = { input: runInput, result: askResult };

/** `AskAcceptance`, `AskConnection`. */
export const askTask = { input: runInput, result: taskResult };

/** `RegisterClient`: the client is a partner client now. */
export const registerClient = { input: runInput, result: z.object({ clientId: z.string() }) };

/** `StartProvisioning`: starts the engagement and its run, and does not wait for it. */
export const startProvisioning = {
  input: runInput,
  result: z.object({ engagementId: z.string(), end: z.enum(['connected', 'by-hand']) }),
};
