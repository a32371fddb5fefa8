import type { Fault } from '../../infra/local/sandbox/faults.ts';

/** A journey that turns a switch of the sandbox: its file in `test/local`, and what its test says. */
export interface FaultJourney {
  readonly file: string;
  readonly says: string;
}

/** Every fault switch of the sandbox has a journey: the type names a switch that has none, a unit test a journey that is not there. */
export const FAULT_JOURNEYS: Readonly<Record<Fault['kind'], readonly FaultJourney[]>> = {
  'rate-limited': [
    { file: 'hubspot-faults.test.ts', says: 'answers 429 with Retry-After' },
    { file: 'hubspot-faults.test.ts', says: 'answers 429 without Retry-After' },
  ],
  'daily-limit': [{ file: 'hubspot-limits.test.ts', says: 'takes no more calls today' }],
  'server-error': [
    { file: 'hubspot-faults.test.ts', says: 'answers 500' },
    { file: 'hubspot-faults.test.ts', says: 'answers 503' },
  ],
  timeout: [{ file: 'hubspot-faults.test.ts', says: 'does not answer' }],
  'answer-lost': [{ file: 'hubspot-faults.test.ts', says: 'does a create and its answer is lost' }],
  'token-revoked': [{ file: 'hubspot-limits.test.ts', says: 'no longer takes the token' }],
  'missing-scope': [{ file: 'hubspot-limits.test.ts', says: 'says that a scope is missing' }],
  'not-allowed': [
    { file: 'hubspot-limits.test.ts', says: 'does not let the installing user assign the permission set' },
  ],
};

/** What the sandbox does to a portal beside faults, and the journey of each. */
export const PORTAL_JOURNEYS: Readonly<Record<string, FaultJourney>> = {
  uninstalled: { file: 'connection-faults.test.ts', says: 'is noticed by HubSpot’s journal' },
  'token refused': { file: 'connection-faults.test.ts', says: 'holds the run, and gives one task' },
  'user gone and back': { file: 'hubspot-limits.test.ts', says: 'comes back with the next change' },
};
