import * as z from 'zod';
import { person } from './question-answers.ts';

/** What the commands about the catalogue read of the API's answers; more may be in them. */

const access = z.object({ superAdmin: z.boolean(), permissionSet: z.string().nullable(), teams: z.array(z.string()) });

export const catalogueDiffAnswer = z.object({
  currentVersion: z.int().nullable(),
  packages: z.array(
    z.object({
      packageKey: z.string(),
      kind: z.enum(['added', 'changed', 'removed']),
      fields: z.array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
    }),
  ),
  grants: z.array(
    z.object({
      clientName: z.string(),
      person,
      engagementId: z.string(),
      packageKey: z.string(),
      pinnedTo: z.int(),
      effect: z.enum(['same', 'changes', 'package-removed']),
      before: access,
      after: access.nullable(),
    }),
  ),
});
export type CatalogueDiffAnswer = z.infer<typeof catalogueDiffAnswer>;

const moved = z.object({ clientName: z.string(), engagementId: z.string(), from: z.int(), to: z.int() });
export const rollOutAnswer = z.object({
  catalogueVersion: z.int(),
  changed: z.array(moved.extend({ runId: z.string().nullable() })),
  refused: z.array(moved.extend({ rule: z.string(), why: z.string() })),
  next: z.string().nullable(),
});
export type RollOutAnswer = z.infer<typeof rollOutAnswer>;

export const catalogueAnswer = z.object({
  version: z.int(),
  publishedAt: z.string(),
  packages: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      risk: z.string(),
      permissionSet: z.string(),
      teams: z.array(z.string()),
      durationDays: z.int(),
      superAdmin: z.boolean().optional(),
    }),
  ),
});
