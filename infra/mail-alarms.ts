import { type AlarmEntry, ageOf, deadLettersOf } from './alarm-entry.ts';

/** Alarms of what goes out to people, and of what comes back. */
export const MAIL_ALARMS: readonly AlarmEntry[] = [
  {
    name: 'mail-dead',
    severity: 'page',
    hurts: 'A mail was given up: somebody is not asked or not told.',
    metric: deadLettersOf('mail'),
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
    metric: ageOf('mail'),
    threshold: 900,
    periodMinutes: 5,
  },
  {
    name: 'bounces-dead',
    severity: 'ticket',
    hurts:
      'SES told of a mail that we do not know, or in words that we do not know: somebody may be asked whom no mail reaches.',
    metric: deadLettersOf('bounces'),
    threshold: 1,
    periodMinutes: 5,
  },
  {
    name: 'bounces-late',
    severity: 'ticket',
    hurts: 'Questions wait for people whom no mail reaches, longer than they must.',
    metric: ageOf('bounces'),
    threshold: 900,
    periodMinutes: 5,
  },
  {
    name: 'address-unreachable',
    severity: 'ticket',
    hurts: 'Somebody gets no mail any more; what waited for that person was given to others, as far as there are any.',
    metric: { kind: 'own', name: 'AddressUnreachable' },
    threshold: 1,
    periodMinutes: 5,
  },
  {
    name: 'chat-failing',
    severity: 'ticket',
    hurts: 'A channel is not told that decisions wait. The mails go out all the same.',
    metric: { kind: 'own', name: 'ChatFailed' },
    threshold: 3,
    periodMinutes: 60,
  },
];
