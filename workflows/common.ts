import * as z from 'zod';

/** Input of an execution, and so of each first step: the run's id only. */
export const runInput = z.object({ runId: z.string().min(1) });
export type RunInput = z.infer<typeof runInput>;

/** Input of steps that work on one line of a plan. */
export const itemInput = z.object({ runId: z.string().min(1), item: z.int().nonnegative() });
export type ItemInput = z.infer<typeof itemInput>;

/** Input of steps that work on one shard of portals. */
export const shardInput = z.object({ runId: z.string().min(1), shard: z.int().nonnegative() });
export type ShardInput = z.infer<typeof shardInput>;

/** Input of steps that work on one remedy: `waitItemOf` of it. */
export const remedyInput = z.object({
  runId: z.string().min(1),
  shard: z.int().nonnegative(),
  item: z.int().nonnegative(),
});
export type RemedyInput = z.infer<typeof remedyInput>;

const asked = z.object({ verdict: z.literal('asked'), waitId: z.string() });
/** The record says that the work has ended: `end` is the run's named end. */
const over = z.object({ verdict: z.literal('over'), end: z.string() });

/** Result of an Ask step that gives somebody a task: a wait is open, or there is nothing to wait for. */
export const taskResult = z.discriminatedUnion('verdict', [asked, over]);
export type TaskResult = z.infer<typeof taskResult>;

/** Result of an Ask step whose deciders the policy names. */
export const askResult = z.discriminatedUnion('verdict', [
  asked,
  over,
  /** The policy names nobody who may decide. */
  z.object({ verdict: z.literal('unmet'), reason: z.string() }),
]);
export type AskResult = z.infer<typeof askResult>;

/** `hold-wait`: keeps the task token of a wait. */
export const holdInput = z.object({ waitId: z.string().min(1), taskToken: z.string().min(1) });
export type HoldInput = z.infer<typeof holdInput>;
export const holdResult = z.object({ held: z.literal(true) });

/** `take-outcome`: reads what became of a wait, and marks it as taken. */
export const takeInput = z.object({ runId: z.string().min(1), waitId: z.string().min(1) });
export type TakeInput = z.infer<typeof takeInput>;
export const takeResult = z.object({
  result: z.enum(['approved', 'declined', 'expired', 'withdrawn', 'accepted', 'connected', 'by-hand', 'done']),
  /** The named end of the run if it ends here. */
  end: z.string(),
});
export type TakeResult = z.infer<typeof takeResult>;

/** `close-run`: ends the run under its named end, unless a hint came after the record was last read. */
export const closeInput = z.object({ runId: z.string().min(1), end: z.string().min(1) });
export type CloseInput = z.infer<typeof closeInput>;
export const closeResult = z.object({ verdict: z.enum(['ended', 'look-again']) });
export type CloseResult = z.infer<typeof closeResult>;

/** `park-run`: leaves the run to a person, with a code for the reason. */
export const parkInput = z.object({ runId: z.string().min(1), reason: z.string().min(1) });
export type ParkInput = z.infer<typeof parkInput>;
export const parkResult = z.object({ parked: z.literal(true) });

/** `note-failure`: leaves the error's name on the run before its execution fails. */
export const failureInput = z.object({ runId: z.string().min(1), error: z.string() });
export type FailureInput = z.infer<typeof failureInput>;
export const failureResult = z.object({ noted: z.literal(true) });

/**
 * `ApplyRemedies`: carries out remedies of one shard and reads them back, as many as fit into the function's time. `more`: call again.
 * `person`: those in `items` need a person; ask, then call again. `done`: all are verified, or exceptions.
 * `stopped`: no change may leave the product now; the shard ends, and its run is held.
 */
export const applyRemedies = {
  input: shardInput,
  result: z.object({
    verdict: z.enum(['more', 'person', 'done', 'stopped']),
    items: z.array(z.int()),
  }),
};

/** `AskRemedyStep`: asks a super admin of the client to do by hand what no API can. */
export const askRemedyStep = { input: remedyInput, result: taskResult };

/** `TellRemedies`: says to the clients of a shard what was taken away and read back. */
export const tellRemedies = { input: shardInput, result: z.object({ told: z.int() }) };

/** `SealEvidence`: writes, signs and locks the packs of a shard's clients. */
export const sealEvidence = { input: shardInput, result: z.object({ packs: z.int() }) };
