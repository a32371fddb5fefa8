import * as z from 'zod';
import { person } from './question-answers.ts';

/** What the commands read of the API's answers about the roster. */

const leaver = z.object({ person, since: z.string(), source: z.string(), words: z.string() });
export type LeaverAnswer = z.infer<typeof leaver>;

export const rosterImportAnswer = z.object({
  dryRun: z.boolean(),
  number: z.int().nullable(),
  source: z.string(),
  count: z.int(),
  sha256: z.string(),
  changed: z.boolean(),
  added: z.int(),
  returned: z.int(),
  left: z.int(),
  moved: z.int(),
  active: z.int(),
  unmatched: z.object({ portalOnly: z.int(), directoryOnly: z.int() }),
  clientGuests: z.int(),
  unknownManagers: z.int(),
  massLeave: z.object({ leaving: z.int(), of: z.int() }).nullable(),
  leavers: z.array(leaver),
});
export type RosterImportAnswer = z.infer<typeof rosterImportAnswer>;

export const rosterAnswer = z.object({
  directory: z
    .object({ number: z.int(), at: z.string(), by: person, source: z.string(), count: z.int(), stale: z.boolean() })
    .nullable(),
  counts: z.object({
    active: z.int(),
    left: z.int(),
    moved: z.int(),
    portalOnly: z.int(),
    directoryOnly: z.int(),
  }),
  leavers: z.array(leaver),
  movers: z.array(z.object({ person, changed: z.array(z.string()) })),
  unmatched: z.object({ portalOnly: z.array(person), directoryOnly: z.array(person) }),
  notes: z.array(z.string()),
});
export type RosterAnswer = z.infer<typeof rosterAnswer>;
