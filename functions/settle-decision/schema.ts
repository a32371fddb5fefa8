import * as z from 'zod';

/** A message of the pause queue: which decision's pause is over. */
export const pauseMessage = z.object({ waitId: z.string().min(1), pendingId: z.string().min(1) });
