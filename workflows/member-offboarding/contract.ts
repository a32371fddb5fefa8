import * as z from 'zod';
import { askResult, runInput } from '../common.ts';

/** `FindAccess`: every portal in which the leaver has, or may have, access. `none` where there is none. */
export const findAccess = {
  input: runInput,
  result: z.object({ verdict: z.enum(['ask', 'remove', 'over']), shards: z.array(z.int()), end: z.string() }),
};

/** `AskApproval` of an offboarding. */
export const ask = { input: runInput, result: askResult };

/** `TellPeople`: the manager's report, with a receipt per portal, the records that were owned, and the measured time. */
export const tellPeople = { input: runInput, result: z.object({ end: z.string() }) };
