import { AUDIT_RIGHTS } from './audit-rights.ts';

/** The queues, by what they carry. */
export type QueueName = 'mail' | 'events' | 'pauses' | 'bounces';

/** What a function may do and what it is told; nothing else is granted. One row a function, read beside its `lambda.ts`. */
export interface FunctionRights {
  /** One sentence, shown in the console. */
  readonly does: string;
  /** `read`: GetItem and Query. `write`: and PutItem and UpdateItem, in transactions. `delete`: and DeleteItem. */
  readonly table?: 'read' | 'write' | 'delete';
  /** Whether it reads lines of an audit by the hundred: BatchGetItem. */
  readonly readsMany?: true;
  /** Queues that it may send to. */
  readonly sends?: readonly QueueName[];
  /** Client secrets that it may read. */
  readonly secrets?: readonly ('partner' | 'client')[];
  /** What it may do with the key of OAuth tokens. */
  readonly tokens?: readonly ('encrypt' | 'decrypt')[];
  /** What it may do with evidence packs. `read`: list and fetch. `write`: and add and sign; nobody may change or delete. */
  readonly evidence?: 'read' | 'write';
  /** What it may do with executions. */
  readonly executions?: readonly ('start' | 'describe' | 'stop' | 'resume')[];
  readonly sendsMail?: true;
  /** Whether it posts to the channels of the settings, and so reads their webhooks' addresses. */
  readonly tellsChats?: true;
  /** Functions that it may call. */
  readonly invokes?: readonly string[];
  /** Whether it has to know its own public address. */
  readonly publicUrl?: true;
  /** Seconds; 30 unless it talks to HubSpot a lot. */
  readonly timeout?: number;
  /** MB; more memory is more processor. */
  readonly memory?: number;
  /** No table, no settings: only what it is told here (the webhook, which must load fast). */
  readonly bare?: true;
}

/** Reading the partner's or a client's portal needs the app's secret (to refresh) and its tokens. */
const HUBSPOT = { tokens: ['encrypt', 'decrypt'], publicUrl: true, timeout: 60 } as const;
const PARTNER = { ...HUBSPOT, secrets: ['partner'] } as const;
const CLIENT = { ...HUBSPOT, secrets: ['client'] } as const;

/** @see FunctionRights */
export const FUNCTION_RIGHTS: Readonly<Record<string, FunctionRights>> = {
  // At the edge.
  'hubspot-webhook': {
    does: "Verifies HubSpot's deliveries and queues their events.",
    sends: ['events'],
    secrets: ['partner'],
    publicUrl: true,
    bare: true,
  },
  'show-link': { does: 'Shows what a mailed link leads to; changes nothing.', table: 'read' },
  'answer-link': {
    does: 'Takes the answer of a mailed link.',
    table: 'write',
    sends: ['events', 'mail', 'pauses'],
    executions: ['start', 'resume'],
  },
  'my-questions': {
    does: 'Mails somebody fresh links to all that waits for them.',
    table: 'write',
    sends: ['mail'],
  },
  'oauth-install': { does: "Sends an install link to HubSpot's consent screen.", table: 'write', publicUrl: true },
  'oauth-callback': {
    does: 'Finishes an installation, or gives it back.',
    table: 'delete',
    secrets: ['partner', 'client'],
    tokens: ['encrypt'],
    executions: ['start', 'resume'],
    publicUrl: true,
  },
  'serve-api': {
    does: 'Answers /api/v1.',
    readsMany: true,
    ...HUBSPOT,
    secrets: ['partner', 'client'],
    table: 'delete',
    sends: ['mail', 'pauses'],
    executions: ['start', 'resume'],
    invokes: ['run-sweeps', 'poll-partner-clients', 'read-journal'],
    evidence: 'read',
  },
  // Behind queues and schedules.
  'dispatch-event': {
    does: "Draws the consequences of HubSpot's events.",
    sends: ['mail'],
    ...PARTNER,
    table: 'write',
    executions: ['start', 'resume'],
  },
  'poll-partner-clients': {
    does: 'Reads partner clients and the roster.',
    sends: ['mail', 'pauses'],
    ...PARTNER,
    table: 'write',
    executions: ['start', 'resume'],
    timeout: 300,
  },
  'read-journal': {
    does: "Reads HubSpot's webhooks journal: which portals uninstalled our app.",
    table: 'write',
    secrets: ['client'],
    publicUrl: true,
    timeout: 120,
  },
  'run-sweeps': {
    does: 'Acts on what is due.',
    table: 'write',
    sends: ['mail', 'pauses'],
    executions: ['start', 'describe', 'stop', 'resume'],
    timeout: 300,
  },
  'settle-decision': {
    does: 'Lets a decision take effect when its pause is over.',
    table: 'write',
    sends: ['mail'],
    executions: ['resume'],
  },
  'send-mail': {
    does: 'Sends one mail of the outbox, or one notice to a chat.',
    table: 'write',
    readsMany: true,
    sends: ['mail'],
    sendsMail: true,
    tellsChats: true,
    publicUrl: true,
  },
  'note-bounce': {
    does: 'Notes whom no mail reaches, and has others asked.',
    table: 'write',
    sends: ['mail', 'pauses'],
  },
  // Steps of every workflow.
  'hold-wait': { does: 'Keeps the task token of a wait.', table: 'write', executions: ['resume'] },
  'take-outcome': {
    does: 'Reads how a wait ended, and tells the others who were asked.',
    table: 'write',
    sends: ['mail'],
    executions: ['resume'],
  },
  'ask-approval': { does: 'Asks the approvers of the policy.', table: 'write', sends: ['mail'] },
  'close-run': { does: 'Ends a run under its name.', table: 'write', sends: ['mail'], executions: ['start'] },
  'park-run': { does: 'Leaves a run to a person.', table: 'write', sends: ['mail'] },
  'note-failure': { does: 'Notes why an attempt failed.', table: 'write' },
  // invitation-acceptance.
  'review-invitation': { does: 'Reads an invitation and proposes a package.', ...PARTNER, table: 'write' },
  'ask-acceptance': {
    does: 'Gives the task to accept in HubSpot.',
    ...PARTNER,
    table: 'write',
    sends: ['mail'],
    executions: ['resume'],
  },
  'register-client': { does: 'Registers an accepted client.', ...PARTNER, table: 'write' },
  'ask-connection': {
    does: "Asks the client's super admin to connect.",
    table: 'write',
    sends: ['mail'],
    executions: ['resume'],
  },
  'start-provisioning': { does: 'Starts the engagement and its run.', table: 'write', executions: ['start'] },
  // access-provisioning.
  'inspect-portal': {
    does: 'Reads users, permission sets and teams of a portal.',
    ...CLIENT,
    table: 'write',
    timeout: 90,
  },
  'plan-access': { does: 'Plans the access of the engagements.', table: 'write', sends: ['mail'] },
  'apply-access': {
    does: 'Applies one line of a plan and reads it back.',
    ...CLIENT,
    table: 'delete',
    sends: ['mail'],
    timeout: 90,
  },
  'ask-manual-step': { does: 'Asks a person of the client for one change.', table: 'write', sends: ['mail'] },
  'tell-client-admins': { does: 'Tells the client what was changed.', table: 'write', sends: ['mail'] },
  'publish-portal-rules': { does: 'Publishes the rules of a portal.', table: 'write', sends: ['mail'] },
  ...AUDIT_RIGHTS,
};
