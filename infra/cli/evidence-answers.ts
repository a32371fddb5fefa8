import * as z from 'zod';

/** What the commands on evidence read of the API's answers; more may be in them. */

export const evidenceRecordsAnswer = z.object({ records: z.array(z.string()) });

const pack = z.object({ pack: z.string(), clientId: z.string().nullable(), clientName: z.string().nullable() });
export const evidencePacksAnswer = z.object({ id: z.string(), packs: z.array(pack) });

export const evidenceFilesAnswer = z.object({
  pack: z.string(),
  expiresAt: z.string(),
  files: z.array(z.object({ name: z.string().regex(/^[\w.-]+$/), url: z.url() })),
});

const named = z.object({ personId: z.string(), name: z.string() });
export const accessAnswer = z.object({
  asOf: z.string(),
  at: z.string(),
  access: z.array(
    z.object({
      clientId: z.string(),
      clientName: z.string(),
      portalId: z.int(),
      person: named,
      permissionSet: z.string(),
      since: z.string(),
      allowedBy: z.array(named),
      packages: z.array(z.string()),
      plannedUntil: z.string().nullable(),
      inDoubtSince: z.string().nullable(),
      confirmedByClient: z.boolean().default(false),
      endedAt: z.string().nullable(),
      endedBy: z.array(named),
    }),
  ),
  next: z.string().nullable(),
});
