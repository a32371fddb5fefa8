import * as z from 'zod';
import { runInput } from '../common.ts';

/**
 * `OpenClosure`: ends engagements and what waits because of them, and finds everybody of ours in the portal. There is at least one shard.
 * `over`: it has ended, and is told and sealed where an earlier attempt died before that.
 */
export const openClosure = {
  input: runInput,
  result: z.object({ verdict: z.enum(['remove', 'over']), shards: z.array(z.int()).min(1) }),
};

/**
 * `UninstallApp`: `uninstalled`; `kept`, because something is left that the client has not accepted; or `again`, because somebody of ours was
 * found in the portal who was not there before. `stopped`: no change may leave the product now;
 * the run is held, and goes on by itself.
 */
export const uninstallApp = {
  input: runInput,
  result: z.object({ verdict: z.enum(['uninstalled', 'kept', 'again', 'stopped']) }),
};

/** `TellBoth`: says to the client and to partner operations what was removed, and what stays. */
export const tellBoth = { input: runInput, result: z.object({ end: z.string() }) };
