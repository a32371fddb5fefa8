import { describe, expect, it } from 'vitest';
import { goneOf, withAge } from '../../../shared/domain/audit/compare.ts';
import { detect, unavailableOf } from '../../../shared/domain/audit/detect.ts';
import { detectInPortal, detectUnreachable } from '../../../shared/domain/audit/detectors-portal.ts';
import type { Finding, ItemFindingCode } from '../../../shared/domain/audit/finding.ts';
import { strongestOf } from '../../../shared/domain/audit/severity.ts';
import { isUnneeded, type Subject } from '../../../shared/domain/audit/subject.ts';
import { aGrant, anEngagement } from '../../support/memory/builders.ts';

const NOW = new Date('2026-11-24T09:00:00.000Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000).toISOString();
const SET = { id: 'set-reports', name: 'Report reader', requiresBillingWrite: false };
const GRANT = aGrant({ startedAt: daysAgo(200), endsAt: daysAgo(-100) });

/** Somebody with whom nothing is wrong. */
function subject(more: Partial<Subject> = {}): Subject {
  return {
    personId: 'p-1',
    userId: '1',
    access: { superAdmin: false, permissionSets: [SET], teams: [], seats: ['Partner Seat'] },
    roster: { state: 'active' },
    ofOurDomain: true,
    genericMailbox: false,
    grant: GRANT,
    logins: { kind: 'known', lastAt: daysAgo(1) },
    shared: { times: 0, smallestGapMinutes: 0 },
    deactivated: false,
    ...more,
  };
}
const codesOf = (more: Partial<Subject>) => detect(subject(more), NOW).map(({ code }) => code);
const findingOf = (code: ItemFindingCode, more: Partial<Subject>) =>
  detect(subject(more), NOW).find((one) => one.code === code);
const access = (more: Partial<Subject['access']>) => ({ access: { ...subject().access, ...more } });

describe('findings about a user', () => {
  it('are none where nothing is wrong', () => {
    expect(codesOf({})).toEqual([]);
  });

  it('left-roster: by either source; of our domain and on none; not somebody of another domain', () => {
    const left = { state: 'left', since: daysAgo(3), source: 'directory' } as const;
    expect(findingOf('left-roster', { roster: left })).toEqual({
      code: 'left-roster',
      severity: 'critical',
      facts: { why: 'left', since: daysAgo(3), source: 'directory' },
      recommends: 'revoke',
    });
    expect(findingOf('left-roster', { roster: { state: 'unknown' } })?.facts).toEqual({ why: 'never-on-roster' });
    expect(codesOf({ roster: { state: 'unknown' }, ofOurDomain: false })).toEqual([]);
  });

  it('partner-super-admin: back to the grant, or away without one', () => {
    expect(findingOf('partner-super-admin', access({ superAdmin: true }))?.recommends).toBe('change');
    for (const grant of [undefined, aGrant({ state: 'removed' }), aGrant({ endsAt: daysAgo(1) })])
      expect(findingOf('partner-super-admin', { ...access({ superAdmin: true }), grant })?.recommends).toBe('revoke');
  });

  it('permission-set-differs: another, none, or one more than granted; a renamed or made-anew one does not', () => {
    const other = { id: 'set-2', name: 'Sales', requiresBillingWrite: false };
    for (const permissionSets of [[other], [], [SET, other]])
      expect(codesOf(access({ permissionSets }))).toEqual(['permission-set-differs']);
    expect(codesOf(access({ permissionSets: [{ ...SET, name: 'Reports (renamed)' }] }))).toEqual([]);
    expect(codesOf(access({ permissionSets: [{ ...SET, id: 'set-9' }] }))).toEqual([]);
    expect(codesOf({ ...access({ permissionSets: [] }), grant: { ...GRANT, state: 'approved' } })).toEqual([]);
  });

  it('expired-but-present: from the moment of the end', () => {
    const ending = (endsAt: string) => codesOf({ grant: { ...GRANT, endsAt } });
    expect(ending(NOW.toISOString())).toEqual(['expired-but-present']);
    expect(ending(new Date(NOW.getTime() + 1).toISOString())).toEqual([]);
    expect(
      findingOf('expired-but-present', { grant: { ...GRANT, state: 'removed', endedAt: daysAgo(4) } })?.facts,
    ).toEqual({ why: 'removed', ended: daysAgo(4) });
    const before = { existed: true, access: undefined };
    expect(
      findingOf('expired-but-present', { grant: { ...GRANT, before, state: 'removed', endedAt: daysAgo(4) } })?.facts,
    ).toEqual({ why: 'removed', ended: daysAgo(4), before: true });
  });

  it('expired-but-present: no engagement needs it any more, whatever end was planned', () => {
    expect(findingOf('expired-but-present', { unneeded: true })?.facts).toEqual({ why: 'not-needed' });
    expect(codesOf({ unneeded: false })).toEqual([]);
    expect(findingOf('partner-super-admin', { ...access({ superAdmin: true }), unneeded: true })?.recommends).toBe(
      'revoke',
    );
  });

  it.each([
    ['active', ['p-1'], false],
    ['starting', ['p-1'], false],
    ['ending', ['p-1'], true],
    ['ended', ['p-1'], true],
    ['active', ['p-2'], true],
  ] as const)('a grant for an engagement that is %s, with the team %o', (state, team, unneeded) => {
    const grant = aGrant({ personId: 'p-1', engagementIds: ['e-1'] });
    const other = anEngagement({ engagementId: 'e-2', state: 'active', team: ['p-1'] });
    const own = anEngagement({ engagementId: 'e-1', state, team: [...team] });
    expect(isUnneeded(grant, [own, other])).toBe(unneeded);
    // Another that needs it, or one that the list does not have yet.
    expect(isUnneeded({ ...grant, engagementIds: ['e-1', 'e-2'] }, [own, other])).toBe(false);
    expect(isUnneeded({ ...grant, engagementIds: ['e-9'] }, [own, other])).toBe(false);
  });

  it.each([
    [{ kind: 'known', lastAt: daysAgo(90) }, []],
    [{ kind: 'known', lastAt: daysAgo(90.001) }, ['no-login-90-days']],
    [{ kind: 'none-since', since: daysAgo(90) }, ['no-login-90-days']],
    [{ kind: 'none-since', since: daysAgo(89.9) }, []],
    [{ kind: 'unknown', reason: 'scope-missing' }, []],
  ] as const)('no-login-90-days: %o', (logins, codes) => {
    expect(codesOf({ logins })).toEqual(codes);
  });

  it('no-login-90-days: not of access that is younger; of access without a grant the empty list counts', () => {
    const none = { kind: 'none-since', since: daysAgo(90) } as const;
    expect(codesOf({ logins: none, grant: { ...GRANT, startedAt: daysAgo(90) } })).toEqual(['invited-no-login']);
    expect(codesOf({ logins: none, grant: { ...GRANT, startedAt: daysAgo(5) } })).toEqual([]);
    expect(codesOf({ logins: none, grant: undefined })).toEqual(['access-never-granted', 'no-login-90-days']);
  });

  it.each([
    [13.9, []],
    [14, ['invited-no-login']],
    [90, ['invited-no-login']],
    [90.1, ['no-login-90-days']],
  ])('invited-no-login: access since %d days', (days, codes) => {
    const logins = { kind: 'none-since', since: daysAgo(90) } as const;
    expect(codesOf({ logins, grant: { ...GRANT, startedAt: daysAgo(days) } })).toEqual(codes);
  });

  it('invited-no-login: a login of an earlier time is none; unknown is not never', () => {
    const grant = { ...GRANT, startedAt: daysAgo(40) };
    expect(codesOf({ grant, logins: { kind: 'known', lastAt: daysAgo(41) } })).toEqual(['invited-no-login']);
    expect(codesOf({ grant, logins: { kind: 'known', lastAt: daysAgo(39) } })).toEqual([]);
    expect(codesOf({ grant, logins: { kind: 'none-since', since: daysAgo(30) } })).toEqual([]);
  });

  it('shared-login: twice, not once', () => {
    expect(codesOf({ shared: { times: 1, smallestGapMinutes: 9 } })).toEqual([]);
    expect(findingOf('shared-login', { shared: { times: 2, smallestGapMinutes: 9 } })?.facts).toEqual({
      times: 2,
      smallestGapMinutes: 9,
    });
  });

  it('paid-seat-without-need: without a login or a grant; free seats and seats that are used are fine', () => {
    const none = { kind: 'none-since', since: daysAgo(90) } as const;
    expect(codesOf(access({ seats: ['Core Seat'] }))).toEqual([]);
    expect(codesOf({ ...access({ seats: ['Core Seat'] }), logins: none })).toContain('paid-seat-without-need');
    expect(
      findingOf('paid-seat-without-need', { ...access({ seats: ['Core Seat'] }), grant: undefined })?.facts,
    ).toEqual({ seats: ['Core Seat'], why: ['no-grant'] });
    expect(codesOf({ ...access({ seats: ['View-Only Seat'] }), logins: none })).toEqual(['no-login-90-days']);
    expect(codesOf({ ...access({ seats: undefined }), grant: undefined })).toEqual(['access-never-granted']);
  });

  it('owns-records: of who leaves only, and it decides nothing', () => {
    const owns = { contacts: 2, deals: 0 };
    expect(codesOf({ owns })).toEqual([]);
    const found = findingOf('owns-records', { owns, grant: { ...GRANT, endsAt: daysAgo(1) } });
    expect(found).toMatchObject({ facts: { contacts: 2 }, recommends: 'keep', severity: 'low' });
  });

  it('recommend the strongest of what they say; nothing found is keep', () => {
    expect(strongestOf([])).toBe('keep');
    expect(strongestOf(['keep', 'change'])).toBe('change');
    expect(strongestOf(['change', 'revoke', 'keep'])).toBe('revoke');
  });
});

describe('findings about a portal', () => {
  const facts = {
    userIds: new Set(['1', '2']),
    installingUserId: '1',
    leaverUserIds: new Set<string>(),
    partnerAdmins: [],
  };
  const codes = (more: Partial<Parameters<typeof detectInPortal>[0]>) =>
    detectInPortal({ ...facts, ...more }).map(({ code }) => code);

  it('the connection rests on who has left, or is no user any more', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ leaverUserIds: new Set(['1']) })).toEqual(['connection-rests-on-leaver']);
    expect(codes({ installingUserId: '3' })).toEqual(['connection-rests-on-leaver']);
  });

  it('no Partner Admin stays; one who stays is enough, and none at all is no finding', () => {
    const [stays, leaves] = [
      { personId: 'p-1', stays: true },
      { personId: 'p-2', stays: false },
    ];
    expect(codes({ partnerAdmins: [leaves] })).toEqual(['only-partner-admin-leaves']);
    expect(codes({ partnerAdmins: [stays, leaves] })).toEqual([]);
  });

  it('HubSpot being down is no fault of the connection', () => {
    expect(detectUnreachable('hubspot-unavailable')).toEqual([]);
    expect(detectUnreachable('connection-revoked').map(({ code }) => code)).toEqual(['connection-unhealthy']);
  });
});

describe('what could not be told', () => {
  const ALL = { logins: true, owners: true, records: true, seats: true };
  const codes = (more: Partial<typeof ALL>) => unavailableOf({ ...ALL, ...more }).map(({ code }) => code);

  it('follows from the facts that are missing', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ owners: false })).toEqual(['deactivated-not-removed', 'owns-records']);
    expect(codes({ records: false })).toEqual(['owns-records']);
    expect(codes({ seats: false })).toEqual(['paid-seat-without-need']);
    expect(codes({ logins: false, seats: false })).toEqual([
      'shared-login',
      'no-login-90-days',
      'invited-no-login',
      'paid-seat-without-need',
    ]);
  });
});

describe('against the audit before', () => {
  const one = (facts: Finding['facts']): Finding<ItemFindingCode> => ({
    code: 'shared-login',
    severity: 'high',
    facts,
    recommends: 'revoke',
  });
  const ages = (before: Finding<ItemFindingCode>[] | undefined) =>
    withAge([one({ times: 2, gap: 3 })], before).map(({ age }) => age);

  it('a finding is new, changed or same, in whatever order its facts stand; without an audit before it has no age', () => {
    expect(ages(undefined)).toEqual([undefined]);
    expect(ages([])).toEqual(['new']);
    expect(ages([one({ times: 3, gap: 3 })])).toEqual(['changed']);
    expect(ages([one({ gap: 3, times: 2 })])).toEqual(['same']);
  });

  it('what is not found any more has gone, unless nobody can tell', () => {
    expect(goneOf([], [one({})], [])).toEqual(['shared-login']);
    expect(goneOf([], [one({})], [{ code: 'shared-login', reason: 'scope-missing' }])).toEqual([]);
    expect(goneOf([], undefined, [])).toEqual([]);
  });
});
