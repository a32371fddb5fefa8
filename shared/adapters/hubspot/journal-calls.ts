import type { HubSpotCall } from './hubspot-call.ts';

const JOURNAL = '/webhooks-journal/journal/2026-03';
const SUBSCRIPTIONS = '/webhooks-journal/subscriptions/2026-03';
const READ_JOURNAL = ['webhooks-journal-data-access'] as const;

/** Calls with a token of the app itself: HubSpot tells of an uninstallation in its journal only. */
export const JOURNAL_CALLS = {
  appToken: {
    method: 'POST',
    path: '/oauth/2026-03/token',
    scopes: [],
    need: 'optional',
    portal: 'app',
    repeat: 'safe',
    purpose: 'Get a token of the app itself, for the webhooks journal',
  },
  listJournalSubscriptions: {
    method: 'GET',
    path: SUBSCRIPTIONS,
    scopes: ['webhooks-journal-subscription-read'],
    need: 'optional',
    portal: 'app',
    repeat: 'safe',
    purpose: 'Find out whether uninstallations are written into the journal',
  },
  subscribeToJournal: {
    method: 'POST',
    path: SUBSCRIPTIONS,
    scopes: ['webhooks-journal-subscription-management'],
    need: 'optional',
    portal: 'app',
    repeat: 'refused-only',
    purpose: 'Have uninstallations written into the journal',
  },
  readFirstOfJournal: {
    method: 'GET',
    path: `${JOURNAL}/batch/earliest/{count}`,
    scopes: READ_JOURNAL,
    need: 'optional',
    portal: 'app',
    repeat: 'safe',
    purpose: 'Read the journal from its earliest entry, up to three days back',
  },
  readNextOfJournal: {
    method: 'GET',
    path: `${JOURNAL}/batch/{offset}/next/{count}`,
    scopes: READ_JOURNAL,
    need: 'optional',
    portal: 'app',
    repeat: 'safe',
    purpose: 'Read on in the journal: which portals uninstalled the app',
  },
} as const satisfies Record<string, HubSpotCall>;
