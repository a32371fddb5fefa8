import type { QueueName } from './function-rights.ts';

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
      readonly queue: QueueName;
      readonly dead: boolean;
      readonly name: 'ApproximateNumberOfMessagesVisible' | 'ApproximateAgeOfOldestMessage';
    }
  | { readonly kind: 'function'; readonly function: string; readonly name: 'Errors' | 'Throttles' | 'Invocations' }
  | { readonly kind: 'machine'; readonly machine: string; readonly name: 'ExecutionsFailed' | 'ExecutionsAborted' };

/** Messages that were given up. */
export const deadLettersOf = (queue: QueueName): AlarmMetric => ({
  kind: 'queue',
  queue,
  dead: true,
  name: 'ApproximateNumberOfMessagesVisible',
});

/** How long the oldest message has waited. */
export const ageOf = (queue: QueueName): AlarmMetric => ({
  kind: 'queue',
  queue,
  dead: false,
  name: 'ApproximateAgeOfOldestMessage',
});
