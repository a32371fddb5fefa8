import * as z from 'zod';

/** What a schedule hands over: the kind of campaign. A schedule covers all portals; everything else is asked for through the API. */
export const schema = z.object({
  kind: z.enum(['review', 'drift', 'logins']),
  scope: z.object({ kind: z.literal('all') }),
});
/** @see schema */
export type StartAuditInput = z.infer<typeof schema>;
