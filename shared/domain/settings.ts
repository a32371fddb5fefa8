import * as z from 'zod';
import { colourSchema, logoSchema } from './agency-look.ts';
import { chatSchema } from './chat.ts';
import { languageSchema } from './language.ts';
import { calendarSchema, timeZoneSchema } from './working-time.ts';

/** A length of time in whole seconds; settings use seconds so that the local stage can be quick. */
const seconds = z.int().positive();

const appSchema = z.strictObject({
  /** HubSpot's numeric id of the app; part of a connection's key and of the KMS context. */
  appId: z.int().positive(),
  /** OAuth client id, as HubSpot shows it on the app's page. Not secret. */
  clientId: z.string().min(1),
  /** Scopes that an installation must grant. */
  scopes: z.array(z.string().min(1)).min(1),
  /** Scopes that are asked for and may be missing. */
  optionalScopes: z.array(z.string().min(1)).default([]),
});

/** What differs between accounts in how HubSpot names partner clients; checked by the preflight. */
const partnerRecordsSchema = z.strictObject({
  clientProperties: z.strictObject({
    name: z.string().min(1),
    status: z.string().min(1),
    portalId: z.string().min(1),
    tier: z.string().min(1),
    contactEmail: z.string().min(1),
    contactName: z.string().min(1),
  }),
  serviceProperties: z.strictObject({ name: z.string().min(1), type: z.string().min(1) }),
  /** Which values of the status property mean what. */
  statusValues: z.strictObject({
    invited: z.array(z.string()).min(1),
    accepted: z.array(z.string()).min(1),
    declined: z.array(z.string()).default([]),
    withdrawn: z.array(z.string()).default([]),
  }),
  /** Deep link to the screen where a person accepts; `{portalId}` and `{recordId}` are filled in. */
  acceptanceUrl: z.string().min(1),
});

/** Everything about a stage that the running functions need. Fits into one Lambda variable (limit 4 KB in all). */
export const runtimeSettingsSchema = z.strictObject({
  stage: z.string().regex(/^[a-z][a-z0-9-]{0,15}$/, 'lower-case letters, digits and dashes, at most 16'),
  agency: z.strictObject({
    name: z.string().min(1),
    /** E-mail domains whose users are partner-side. */
    domains: z.array(z.string().min(3)).min(1),
    /** IANA time zone, for dates in mails. */
    timeZone: timeZoneSchema.default('UTC'),
    /** The language of clients that have none of their own; English where absent. */
    clientLanguage: languageSchema.optional(),
    /** Shown beside the name on pages that clients see. */
    logoUrl: logoSchema.optional(),
    /** The accent of pages that clients see. */
    colour: colourSchema.optional(),
  }),
  mail: z.strictObject({
    /** Sender, as SES knows it. */
    from: z.email(),
    /** Who is told of the course of things and is asked when an address is missing: partner operations. */
    operator: z.email(),
    /** Who can accept a client in HubSpot's own screens. */
    acceptor: z.email(),
  }),
  hubspot: z.strictObject({
    apiBaseUrl: z.url().default('https://api.hubapi.com'),
    appBaseUrl: z.url().default('https://app.hubspot.com'),
    partnerPortalId: z.int().positive(),
    partnerApp: appSchema,
    clientApp: appSchema,
    partnerRecords: partnerRecordsSchema,
    /** HubSpot's limit for the app (privately distributed: 100 or 190 per 10 s); workers stay below it. */
    callsPerTenSeconds: z.int().positive().default(100),
  }),
  /** When the agency's people work; absent: every hour is a working hour. Deadlines, reminders and escalations of questions keep to it. */
  workingTime: calendarSchema.optional(),
  durations: z.strictObject({
    approvalDeadline: seconds,
    /** How long a reviewer has for the lines of an audit. */
    reviewDeadline: seconds.default(1_209_600),
    acceptanceDeadline: seconds,
    connectionDeadline: seconds,
    manualStepDeadline: seconds,
    /** Between two reminders of an open wait. */
    reminderInterval: seconds,
    /** After it, the next fallback of a question that nobody has decided is asked too. */
    escalateAfter: seconds,
    /** How long whoever made a decision can take it back. */
    decisionPause: seconds.default(120),
    /** Digests go at each multiple of it; absent: in the morning of the next working day. For the local stage, where nobody waits a night. */
    digestInterval: seconds.optional(),
    /** How long before its end the manager is asked whether an engagement goes on. */
    endNotice: seconds.default(604_800),
    /** After it, an open wait without any task token means that its execution died. */
    tokenGrace: seconds,
    /** How often the sweep looks at an unended run and repeats an outcome that was not taken. */
    runCheckInterval: seconds,
  }),
  /** Channels that are told when one of their people is asked to decide. Their webhooks' addresses stand in a secret. */
  chat: z
    .array(chatSchema)
    .refine((chats) => new Set(chats.map(({ name }) => name)).size === chats.length, 'each name once')
    .default([]),
  /** What the weekly sweep does with access that differs from its grants: tell of it, or take away what has left or expired too. */
  drift: z.enum(['warn', 'act']).default('warn'),
  /** Observe mode: everything is read, planned and reported; HubSpot is not written and no client is mailed. */
  observe: z.boolean().default(false),
});

/** @see runtimeSettingsSchema */
export type RuntimeSettings = z.infer<typeof runtimeSettingsSchema>;
/** One of the two HubSpot apps. */
export type AppSettings = RuntimeSettings['hubspot']['partnerApp'];
