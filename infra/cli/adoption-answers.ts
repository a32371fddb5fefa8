import * as z from 'zod';

/** What `steward adopt` reads of the API's answers; more may be in them. */

const row = z.object({
  clientId: z.string(),
  clientName: z.string(),
  portalId: z.int(),
  userId: z.string(),
  address: z.string(),
  name: z.string(),
  superAdmin: z.boolean(),
  permissionSets: z.array(z.string()),
  teams: z.array(z.string()),
  packageKey: z.string(),
  endsOn: z.string(),
  decision: z.enum(['take', 'leave']),
  reason: z.string(),
});
export type AdoptionRowAnswer = z.infer<typeof row>;

const client = z.object({
  clientId: z.string(),
  name: z.string(),
  state: z.enum(['read', 'not-connected', 'cannot-read']),
  users: z.int(),
});
export type AdoptionClientAnswer = z.infer<typeof client>;

export const adoptableAnswer = z.object({
  rows: z.array(row),
  clients: z.array(client),
  next: z.string().nullable(),
});

export const takenOverAnswer = z.object({
  clientId: z.string(),
  taken: z.int(),
  already: z.int(),
  refused: z.array(z.object({ row: z.int(), field: z.string(), expected: z.string() })),
  engagementIds: z.array(z.string()),
});
export type TakenOverAnswer = z.infer<typeof takenOverAnswer>;
