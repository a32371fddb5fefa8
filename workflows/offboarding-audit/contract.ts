import * as z from 'zod';
import { askResult, runInput, shardInput } from '../common.ts';

const more = z.object({ verdict: z.enum(['more', 'done']) });

/** `OpenAudit`: freezes roster and scope. `shards` are the Map's items: numbers only, whatever the size of the book of business. */
export const openAudit = { input: runInput, result: z.object({ shards: z.array(z.int()) }) };

/** `AuditPortals`: reads portals of one shard, as many as fit into the function's time; `more` is left. */
export const auditPortals = { input: shardInput, result: more };

/** `AssignReviews`: gives each line to a reviewer. `reviews` are the Map's items; `none` where the campaign has none. */
export const assignReviews = {
  input: runInput,
  result: z.object({ verdict: z.enum(['review', 'act', 'none']), reviews: z.array(z.int()) }),
};

/** `AskReview`: puts one review to its reviewer. */
export const reviewInput = z.object({ runId: z.string().min(1), review: z.int().nonnegative() });
export const askReview = { input: reviewInput, result: askResult };
export type ReviewInput = z.infer<typeof reviewInput>;

/** `DecideRest`: what nobody decided is decided by the policy; every decision becomes a remedy. One shard. */
export const decideRest = { input: shardInput, result: z.object({ verdict: z.enum(['remedies', 'nothing']) }) };

/** `CloseAudit`: adds up, seals the pack of the whole audit, and names the end. */
export const closeAudit = { input: runInput, result: z.object({ end: z.string() }) };
