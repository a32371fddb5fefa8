import type { AlarmEntry } from './alarm-entry.ts';

/** Alarms of what is read from HubSpot by schedule, because HubSpot does not tell it. */
export const READING_ALARMS: readonly AlarmEntry[] = [
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
    name: 'journal-failing',
    severity: 'ticket',
    hurts: 'That a client uninstalled the app is seen only when its portal is needed next.',
    metric: { kind: 'function', function: 'read-journal', name: 'Errors' },
    threshold: 3,
    periodMinutes: 360,
  },
];
