import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../shared/domain/audit/finding.ts';
import { ITEM_FINDINGS, PORTAL_FINDINGS } from '../../../shared/domain/audit/finding.ts';
import {
  type FindingReader,
  findingTitle,
  findingWords,
  unavailableWords,
} from '../../../shared/domain/audit/finding-words.ts';
import { SEVERITY_OF } from '../../../shared/domain/audit/severity.ts';
import { dayWords } from '../../../shared/domain/when-words.ts';

const READER: FindingReader = {
  at: '2026-11-24T09:00:00.000Z',
  day: (iso) => dayWords(iso, 'Europe/Berlin'),
  name: (personId) => `Name of ${personId}`,
};
const words = (code: Finding['code'], facts: Finding['facts'] = {}) =>
  findingWords({ code, severity: SEVERITY_OF[code], facts, recommends: 'revoke' }, READER);

describe('words of findings', () => {
  it.each([
    [
      'left-roster',
      { why: 'left', since: '2026-11-01T09:00:00.000Z', source: 'both' },
      'Left on Sun 1 Nov 2026, by the partner portal and the directory.',
    ],
    [
      'left-roster',
      { why: 'never-on-roster' },
      'Has an address of ours, and is in neither the partner portal nor the directory.',
    ],
    [
      'permission-set-differs',
      { granted: 'Partner Sales', has: ['Billing', 'Partner Sales'] },
      'Granted was Partner Sales; the portal has Billing and Partner Sales.',
    ],
    [
      'permission-set-differs',
      { granted: 'Partner Sales', has: [] },
      'Granted was Partner Sales; the portal has none.',
    ],
    [
      'expired-but-present',
      { why: 'past-end', ended: '2026-11-23T08:00:00.000Z' },
      'Ended on Mon 23 Nov 2026, 1 day ago.',
    ],
    [
      'expired-but-present',
      { why: 'removed', ended: '2026-11-20T08:00:00.000Z', before: true },
      'Ended on Fri 20 Nov 2026. The user was there before us, and still is, or is again.',
    ],
    [
      'expired-but-present',
      { why: 'removed', ended: '2026-11-20T08:00:00.000Z' },
      'Was taken away on Fri 20 Nov 2026, and is there again.',
    ],
    ['expired-but-present', { why: 'not-needed' }, 'No engagement needs it any more, and the user is still there.'],
    [
      'shared-login',
      { times: 2, smallestGapMinutes: 95 },
      'Logged in from two countries within four hours, 2 times in 90 days; the shortest gap was 95 minutes.',
    ],
    ['no-login-90-days', { last: '2026-08-01T09:00:00.000Z' }, 'The last login was on Sat 1 Aug 2026, 115 days ago.'],
    ['no-login-90-days', { since: '2026-08-26T09:00:00.000Z' }, 'No login was seen since Wed 26 Aug 2026.'],
    [
      'invited-no-login',
      { invited: '2026-11-04T09:00:00.000Z' },
      'Has access since Wed 4 Nov 2026, 20 days ago, and has not logged in.',
    ],
    [
      'paid-seat-without-need',
      { seats: ['Core Seat', 'Sales Seat'], why: ['no-login', 'no-grant'] },
      'Takes Core Seat and Sales Seat, without a login in 90 days and without a grant.',
    ],
    ['owns-records', { contacts: 12, deals: 2 }, 'Owns 12 contacts and 2 deals; they need another owner.'],
    [
      'only-partner-admin-leaves',
      { people: ['p-1'] },
      'Nobody with the permission set Partner Admin stays: Name of p-1.',
    ],
    ['connection-unhealthy', { reason: 'not-connected' }, 'The portal cannot be read: our app was never installed.'],
  ] as const)('%s %o', (code, facts, said) => {
    expect(words(code, facts)).toBe(said);
  });

  it('are a label and a whole sentence for each code', () => {
    for (const code of [...ITEM_FINDINGS, ...PORTAL_FINDINGS]) {
      expect(findingTitle(code)).toMatch(/^[A-Z]/);
      expect(words(code, { why: 'removed', ended: READER.at, since: READER.at, invited: READER.at })).toMatch(
        /^[A-Z].*\.$/,
      );
    }
  });

  it('say why something could not be told', () => {
    expect(unavailableWords({ code: 'shared-login', reason: 'scope-missing' })).toBe(
      '"Login is likely shared" could not be told: the portal did not grant the right to read it.',
    );
  });
});
