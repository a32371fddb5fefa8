/** One way in which the product can fail without anybody noticing. */
export interface AlarmEntry {
  /** Name of the alarm and of its entry in RUNBOOK.md. */
  readonly name: string;
  readonly severity: 'page' | 'ticket';
  /** Who is hurt, and how: the first sentence that the person on duty reads. */
  readonly hurts: string;
  readonly metric: AlarmMetric;
  /** Alarms at this many in a period. */
  readonly threshold: number;
  readonly periodMinutes: number;
  /** What no data means: mostly that all is well, for heartbeats that nothing runs. */
  readonly silence?: 'breaching';
  readonly when?: 'below';
}

/** Where an alarm looks. */
export type AlarmMetric =
  | { readonly kind: 'own'; readonly name: string }
  | {
      readonly kind: 'queue';
      readonly queue: 'events' | 'mail';
      readonly dead: boolean;
      readonly name: 'ApproximateNumberOfMessagesVisible' | 'ApproximateAgeOfOldestMessage';
    }
  | { readonly kind: 'function'; readonly function: string; readonly name: 'Errors' | 'Throttles' | 'Invocations' }
  | { readonly kind: 'machine'; readonly machine: string; readonly name: 'ExecutionsFailed' | 'ExecutionsAborted' };

const dead = (queue: 'events' | 'mail'): AlarmMetric => ({
  kind: 'queue',
  queue,
  dead: true,
  name: 'ApproximateNumberOfMessagesVisible',
});
const age = (queue: 'events' | 'mail'): AlarmMetric => ({
  kind: 'queue',
  queue,
  dead: false,
  name: 'ApproximateAgeOfOldestMessage',
});

/** All alarms. Each has an entry of its name in RUNBOOK.md (a test checks that). */
export const ALARMS: readonly AlarmEntry[] = [
  {
    name: 'webhook-failing',
    severity: 'page',
    hurts: 'HubSpot cannot deliver: new invitations wait for the next poll.',
    metric: { kind: 'own', name: 'WebhookFailed' },
    threshold: 3,
    periodMinutes: 5,
  },
  {
    name: 'webhook-refused',
    severity: 'ticket',
    hurts: 'Deliveries are refused: a rotated secret, a wrong target URL, or somebody who is not HubSpot.',
    metric: { kind: 'own', name: 'WebhookRefused' },
    threshold: 20,
    periodMinutes: 15,
  },
  {
    name: 'webhook-errors',
    severity: 'page',
    hurts: 'The webhook does not start: new invitations wait for the next poll.',
    metric: { kind: 'function', function: 'hubspot-webhook', name: 'Errors' },
    threshold: 1,
    periodMinutes: 5,
  },
  {
    name: 'events-dead',
    severity: 'page',
    hurts: 'A change in HubSpot was given up: a client may wait without anybody knowing.',
    metric: dead('events'),
    threshold: 1,
    periodMinutes: 5,
  },
  {
    name: 'events-late',
    severity: 'ticket',
    hurts: 'Changes in HubSpot are acted on late.',
    metric: age('events'),
    threshold: 900,
    periodMinutes: 5,
  },
  {
    name: 'mail-dead',
    severity: 'page',
    hurts: 'A mail was given up: somebody is not asked or not told.',
    metric: dead('mail'),
    threshold: 1,
    periodMinutes: 5,
  },
  {
    name: 'mail-failed',
    severity: 'page',
    hurts: 'A mail could not be sent after five tries: somebody is not asked or not told.',
    metric: { kind: 'own', name: 'MailFailed' },
    threshold: 1,
    periodMinutes: 5,
  },
  {
    name: 'mail-late',
    severity: 'ticket',
    hurts: 'Questions and notices go out late.',
    metric: age('mail'),
    threshold: 900,
    periodMinutes: 5,
  },
  {
    name: 'run-parked',
    severity: 'page',
    hurts: 'A client does not get on: a run waits for an operator.',
    metric: { kind: 'own', name: 'RunParked' },
    threshold: 1,
    periodMinutes: 5,
  },
  {
    name: 'access-not-verified',
    severity: 'page',
    hurts: 'A change of access could not be read back: somebody may have access who should not.',
    metric: { kind: 'own', name: 'AccessNotVerified' },
    threshold: 1,
    periodMinutes: 5,
  },
  {
    name: 'connection-broken',
    severity: 'ticket',
    hurts: 'A portal can no longer be read or changed until its super admin connects it again.',
    metric: { kind: 'own', name: 'ConnectionBroken' },
    threshold: 1,
    periodMinutes: 5,
  },
  {
    name: 'event-unreadable',
    severity: 'ticket',
    hurts: 'HubSpot sends events that we do not understand: its format may have changed.',
    metric: { kind: 'own', name: 'EventUnreadable' },
    threshold: 5,
    periodMinutes: 60,
  },
  {
    name: 'sweep-silent',
    severity: 'page',
    hurts: 'Nobody is reminded, nothing expires, no dead run is restarted, no engagement ends on its date.',
    metric: { kind: 'function', function: 'run-sweeps', name: 'Invocations' },
    threshold: 1,
    periodMinutes: 30,
    silence: 'breaching',
    when: 'below',
  },
  {
    name: 'sweep-failing',
    severity: 'page',
    hurts: 'Timers are not acted on: reminders, deadlines, end dates.',
    metric: { kind: 'function', function: 'run-sweeps', name: 'Errors' },
    threshold: 3,
    periodMinutes: 30,
  },
  {
    name: 'sweep-item-failing',
    severity: 'ticket',
    hurts: 'Something that is due is not done, time after time: a reminder, a deadline, a restart, an end date.',
    metric: { kind: 'own', name: 'SweepItemFailed' },
    threshold: 5,
    periodMinutes: 60,
  },
  {
    name: 'poll-silent',
    severity: 'page',
    hurts: 'Changes that HubSpot does not deliver are not seen.',
    metric: { kind: 'function', function: 'poll-partner-clients', name: 'Invocations' },
    threshold: 1,
    periodMinutes: 60,
    silence: 'breaching',
    when: 'below',
  },
  {
    name: 'poll-failing',
    severity: 'ticket',
    hurts: 'Changes that HubSpot does not deliver are not seen, and the roster gets old.',
    metric: { kind: 'function', function: 'poll-partner-clients', name: 'Errors' },
    threshold: 3,
    periodMinutes: 60,
  },
  {
    name: 'pages-failing',
    severity: 'page',
    hurts: 'People who follow a mailed link see an error.',
    metric: { kind: 'own', name: 'PageFailed' },
    threshold: 1,
    periodMinutes: 5,
  },
  {
    name: 'acceptance-failing',
    severity: 'ticket',
    hurts: 'Invitations need several attempts.',
    metric: { kind: 'machine', machine: 'invitation-acceptance', name: 'ExecutionsFailed' },
    threshold: 1,
    periodMinutes: 15,
  },
  {
    name: 'provisioning-failing',
    severity: 'ticket',
    hurts: 'Access needs several attempts to be given or taken.',
    metric: { kind: 'machine', machine: 'access-provisioning', name: 'ExecutionsFailed' },
    threshold: 1,
    periodMinutes: 15,
  },
];
