import * as z from 'zod';
import { closureShownAnswer } from './closure-answers.ts';
import { engagement, grant, personGrant, run } from './engagement-answers.ts';
import { person, wait } from './question-answers.ts';

/** What the commands read of the API's answers; more may be in them. */

export const problemAnswer = z.object({
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  errors: z.array(z.object({ path: z.string(), expected: z.string(), rule: z.string().optional() })).optional(),
  rule: z.string().optional(),
});
export type ApiProblem = z.infer<typeof problemAnswer>;

export const languageAnswer = z.object({ clientId: z.string(), language: z.string().nullable(), reads: z.string() });

const connection = z.object({ portalId: z.int(), health: z.string(), connectedAt: z.string() });

export const outgoingAnswer = z.object({
  stopped: z.boolean(),
  since: z.string().nullable(),
  by: person.nullable(),
  reason: z.string().nullable(),
});
export const resumedAnswer = outgoingAnswer.extend({ takenUp: z.int(), waiting: z.int() });

export const statusAnswer = z.object({
  stage: z.string(),
  observe: z.boolean(),
  partnerPortal: z.object({ portalId: z.int(), connected: z.boolean(), connection: connection.nullable() }),
  catalogueVersion: z.int().nullable(),
  policyVersion: z.int().nullable(),
  openWaits: z.int(),
  runningRuns: z.int(),
  parkedRuns: z.int(),
  heldRuns: z.int(),
  outgoing: outgoingAnswer,
  nextSteps: z.array(z.object({ what: z.string(), how: z.string() })),
});

export const setupAnswer = z.object({ url: z.string(), expiresAt: z.string() });

export const clientsAnswer = z.object({
  clients: z.array(
    z.object({
      clientId: z.string(),
      name: z.string(),
      state: z.string(),
      portalId: z.int().nullable(),
      tier: z.string().nullable(),
      partOf: z.string().nullable(),
      lastInvitation: z.object({ state: z.string() }).nullable(),
      contactKnown: z.boolean(),
    }),
  ),
});

export const clientAnswer = z.object({
  clientId: z.string(),
  name: z.string(),
  state: z.string(),
  portalId: z.int().nullable(),
  tier: z.string().nullable(),
  way: z.object({ kind: z.string() }),
  partOf: z.string().nullable(),
  furtherPortals: z.array(z.object({ clientId: z.string(), name: z.string(), portalId: z.int().nullable() })),
  uiDomain: z.string().nullable(),
  accountType: z.string().nullable(),
  contact: person.nullable(),
  superAdmins: z.array(person),
  connection: connection.nullable(),
  invitations: z.array(
    z.object({ invitationId: z.string(), invitedAt: z.string(), state: z.string(), packageKey: z.string().optional() }),
  ),
  engagements: z.array(engagement),
  grants: z.array(personGrant),
  openWaits: z.array(wait),
  runs: z.array(run),
  rulesNumber: z.int().nullable(),
  preflight: z.object({ at: z.string(), ok: z.boolean() }).nullable(),
  closure: closureShownAnswer.nullish(),
});

export const clientPortalAnswer = z.object({
  clientId: z.string(),
  portalId: z.int().nullable(),
  done: z.boolean(),
  asked: person.nullable(),
});
export const connectionRequestAnswer = z.object({ asked: person, until: z.string() });

export const contactAnswer = z.object({ contact: person, askedInWait: z.string().nullable() });

export const personAnswer = person.extend({
  email: z.string(),
  kind: z.string(),
  hubspotUserId: z.string().nullable(),
  absence: z.object({ until: z.string(), delegate: person.nullable() }).nullable(),
  unreachable: z.object({ since: z.string(), why: z.string() }).nullable(),
  notices: z.string(),
  grants: z.array(grant.extend({ clientName: z.string() })),
  openQuestions: z.array(wait.extend({ clientName: z.string() })),
});

export type PersonAnswer = z.infer<typeof personAnswer>;

const factValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);
const ledgerEntry = z.object({
  seq: z.int(),
  at: z.string(),
  type: z.string(),
  actor: z.string().optional(),
  facts: z.record(z.string(), factValue),
});
export type LedgerEntryAnswer = z.infer<typeof ledgerEntry>;

export const ledgerAnswer = z.object({
  stream: z.string(),
  verified: z.union([z.object({ ok: z.literal(true) }), z.object({ ok: z.literal(false), seq: z.int() })]),
  entries: z.array(ledgerEntry),
  people: z.array(person),
});

export const runsAnswer = z.object({ runs: z.array(run.extend({ clientName: z.string() })) });
export const retriedAnswer = z.object({ runId: z.string(), attempt: z.int() });

export const sweepsAnswer = z.object({
  ok: z.boolean(),
  poll: z
    .object({ connected: z.boolean(), records: z.int(), began: z.int(), failed: z.int(), roster: z.int() })
    .nullable(),
  sweep: z.object({ done: z.record(z.string(), z.int()), failed: z.int() }).nullable(),
  journal: z.object({ read: z.int(), uninstalled: z.int() }).nullable(),
});

export const publishedAnswer = z.object({ version: z.int(), publishedAt: z.string(), changed: z.boolean() });
