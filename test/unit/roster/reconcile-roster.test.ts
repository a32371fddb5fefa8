import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Directory, DirectoryEntry } from '../../../shared/domain/roster/directory.ts';
import { massLeaveOf } from '../../../shared/domain/roster/mass-leave.ts';
import { nextEntries } from '../../../shared/domain/roster/next-directory.ts';
import {
  freezeRoster,
  type PortalMember,
  reconcileRoster,
  rosterStateOf,
} from '../../../shared/domain/roster/reconcile-roster.ts';

const NOW = new Date('2026-11-24T08:00:00.000Z');
const EARLIER = '2026-10-01T08:00:00.000Z';
const LATER = '2026-11-01T08:00:00.000Z';

const user = (personId: string, more: Partial<PortalMember> = {}): PortalMember => ({
  personId,
  hubspotUserId: `u-${personId}`,
  ...more,
});
const entry = (personId: string, more: Partial<DirectoryEntry> = {}): DirectoryEntry => ({
  personId,
  state: 'active',
  ...more,
});
const gone = (personId: string, leftAt = LATER) => entry(personId, { state: 'left', leftAt });

function directoryOf(entries: DirectoryEntry[], previous?: DirectoryEntry[], at = NOW.toISOString()): Directory {
  const made = { number: 2, at, by: 'p-operations', source: 'csv' as const, count: entries.length, sha256: 'x' };
  return { import: { ...made, entriesId: 'e-2' }, entries, previous };
}

describe('reconcileRoster', () => {
  it('without a directory: the partner portal alone tells, and nobody is unmatched', () => {
    const portalMembers = [user('b', { leftAt: EARLIER }), user('a')];
    const roster = reconcileRoster({ portalMembers, now: NOW });
    expect(roster).toMatchObject({
      active: ['a'],
      leavers: [{ personId: 'b', since: EARLIER, source: 'partner-portal' }],
      movers: [],
      unmatched: { portalOnly: [], directoryOnly: [] },
    });
    expect(roster.directory).toBeUndefined();
  });

  it('who left by either source has left; by both, since the first', () => {
    const portalMembers = [
      user('both', { leftAt: EARLIER }),
      user('by-directory'),
      user('by-portal', { leftAt: LATER }),
    ];
    const directory = directoryOf([gone('both'), gone('by-directory'), entry('by-portal')]);
    expect(reconcileRoster({ portalMembers, directory, now: NOW }).leavers).toEqual([
      { personId: 'both', since: EARLIER, source: 'both' },
      { personId: 'by-directory', since: LATER, source: 'directory' },
      { personId: 'by-portal', since: LATER, source: 'partner-portal' },
    ]);
  });

  it('two users of one person: here while one is, else gone with the last', () => {
    const back = [user('a', { hubspotUserId: '1', leftAt: EARLIER }), user('a', { hubspotUserId: '2' })];
    expect(reconcileRoster({ portalMembers: back, now: NOW }).members).toMatchObject([
      { personId: 'a', hubspotUserId: '2', left: undefined },
    ]);
    const off = [user('a', { hubspotUserId: '1', leftAt: LATER }), user('a', { hubspotUserId: '2', leftAt: EARLIER })];
    expect(reconcileRoster({ portalMembers: off, now: NOW }).members).toMatchObject([
      { personId: 'a', hubspotUserId: '1', left: { since: LATER } },
    ]);
  });

  it('a last day counts to its end, in UTC; whoever starts later is not missed in the portal', () => {
    const directory = directoryOf([
      entry('last-day', { endsOn: '2026-11-24' }),
      entry('over', { endsOn: '2026-11-23' }),
      entry('to-come', { startsOn: '2026-12-01' }),
    ]);
    const roster = reconcileRoster({ portalMembers: [], directory, now: NOW });
    expect(roster.leavers).toEqual([{ personId: 'over', since: '2026-11-24T00:00:00.000Z', source: 'directory' }]);
    expect(roster.unmatched.directoryOnly).toEqual(['last-day']);
  });

  it('in one source only: those who are here, each way', () => {
    const portalMembers = [user('portal'), user('matched'), user('portal-left', { leftAt: EARLIER })];
    const directory = directoryOf([entry('directory'), entry('matched'), gone('directory-left')]);
    const { unmatched } = reconcileRoster({ portalMembers, directory, now: NOW });
    expect(unmatched).toEqual({ portalOnly: ['portal'], directoryOnly: ['directory'] });
  });

  it('movers: department or manager differ from the import before; leavers, newcomers and missing columns are none', () => {
    const before = [
      entry('same', { department: 'Delivery', managerId: 'm' }),
      entry('moved', { department: 'Delivery', managerId: 'm' }),
      entry('left', { department: 'Delivery', managerId: 'm' }),
    ];
    const after = [
      entry('same', { department: 'Delivery', managerId: 'm' }),
      entry('moved', { department: 'Design', managerId: 'n' }),
      { ...gone('left'), department: 'Design' },
      entry('new', { department: 'Design' }),
    ];
    const movers = (entries: DirectoryEntry[], previous: DirectoryEntry[]) =>
      reconcileRoster({ portalMembers: [], directory: directoryOf(entries, previous), now: NOW }).movers;
    expect(movers(after, before)).toEqual([{ personId: 'moved', changed: ['department', 'manager'] }]);
    const withoutDepartments = after.map(({ department: _none, ...rest }) => rest);
    expect(movers(withoutDepartments, before)).toEqual([{ personId: 'moved', changed: ['manager'] }]);
  });

  it('a directory is stale after 35 days', () => {
    const staleAt = (at: string) =>
      reconcileRoster({ portalMembers: [], directory: directoryOf([], [], at), now: NOW }).directory?.stale;
    expect(staleAt('2026-10-20T08:00:00.000Z')).toBe(false);
    expect(staleAt('2026-10-20T07:59:59.000Z')).toBe(true);
  });

  it('frozen: the members, without name or address; tells of each person what is so', () => {
    const portalMembers = [user('a'), user('b', { leftAt: EARLIER })];
    const directory = directoryOf([entry('a', { managerId: 'm', department: 'Design', contractor: true })]);
    const frozen = freezeRoster(reconcileRoster({ portalMembers, directory, now: NOW }));
    expect(JSON.parse(JSON.stringify(frozen))).toEqual({
      at: NOW.toISOString(),
      members: [
        { personId: 'a', hubspotUserId: 'u-a', contractor: true, managerId: 'm', department: 'Design' },
        { personId: 'b', hubspotUserId: 'u-b', left: { since: EARLIER, source: 'partner-portal' } },
      ],
      unmatched: { portalOnly: [], directoryOnly: [] },
      movers: [],
      directory: { number: 2, at: NOW.toISOString(), stale: false },
    });
    expect(rosterStateOf(frozen, 'a')).toEqual({ state: 'active' });
    expect(rosterStateOf(frozen, 'b')).toEqual({ state: 'left', since: EARLIER, source: 'partner-portal' });
    expect(rosterStateOf(frozen, 'c')).toEqual({ state: 'unknown' });
  });
});

describe('for any two sources', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
  const anId = fc.constantFrom(...ids);
  const users = fc.array(
    fc.record({
      personId: anId,
      hubspotUserId: fc.constantFrom('1', '2', '3'),
      leftAt: fc.option(fc.constantFrom(EARLIER, LATER), { nil: undefined }),
    }),
    { maxLength: 8 },
  );
  const entries = fc
    .uniqueArray(
      fc.record({
        personId: anId,
        left: fc.boolean(),
        department: fc.option(fc.constantFrom('Delivery', 'Design'), { nil: undefined }),
      }),
      { selector: (one) => one.personId },
    )
    .map((all) =>
      all.map(({ personId, left, department }) => ({ ...(left ? gone(personId) : entry(personId)), department })),
    );

  it('a leaver of either source is a leaver, and everybody known is a leaver or here', () => {
    fc.assert(
      fc.property(users, entries, (portalMembers, now) => {
        const roster = reconcileRoster({ portalMembers, directory: directoryOf(now), now: NOW });
        const leavers = new Set(roster.leavers.map((leaver) => leaver.personId));
        const inPortal = (personId: string) => portalMembers.filter((one) => one.personId === personId);
        for (const personId of ids) {
          const users = inPortal(personId);
          const leftPortal = users.length > 0 && users.every((one) => one.leftAt !== undefined);
          const leftDirectory = now.some((one) => one.personId === personId && one.state === 'left');
          const known = users.length > 0 || now.some((one) => one.personId === personId);
          expect(leavers.has(personId)).toBe(leftPortal || leftDirectory);
          expect(roster.active.includes(personId)).toBe(known && !leftPortal && !leftDirectory);
        }
      }),
    );
  });

  it('their order does not matter', () => {
    const reversed = <T>(all: readonly T[]) => all.toReversed();
    fc.assert(
      fc.property(users, entries, entries, (all, now, before) => {
        // HubSpot gives a user id once.
        const portalMembers = [...new Map(all.map((one) => [`${one.personId}${one.hubspotUserId}`, one])).values()];
        const one = reconcileRoster({ portalMembers, directory: directoryOf(now, before), now: NOW });
        const directory = directoryOf(reversed(now), reversed(before));
        expect(reconcileRoster({ portalMembers: reversed(portalMembers), directory, now: NOW })).toEqual(one);
      }),
    );
  });
});

describe('nextEntries', () => {
  const line = (personId: string, state: 'active' | 'left' = 'active') => ({
    personId,
    line: { line: 2, email: `${personId}@example.com`, name: personId, state, contractor: false },
  });

  it('who is missing or marked as left has left as of now; who had left keeps the day; who is back is here', () => {
    const before = [entry('here'), entry('missing'), gone('long-gone', EARLIER), gone('marked', EARLIER), gone('back')];
    const next = nextEntries(
      before,
      [line('here'), line('marked', 'left'), line('back'), line('new-left', 'left')],
      NOW,
    );
    expect(next.map(({ personId, state, leftAt }) => [personId, state, leftAt])).toEqual([
      ['back', 'active', undefined],
      ['here', 'active', undefined],
      ['long-gone', 'left', EARLIER],
      ['marked', 'left', EARLIER],
      ['missing', 'left', NOW.toISOString()],
      ['new-left', 'left', NOW.toISOString()],
    ]);
    expect(JSON.stringify(next)).not.toContain('@');
  });

  it('whose last day was over before they went missing has left with that day', () => {
    const [only] = nextEntries([entry('a', { endsOn: '2026-10-31' })], [], NOW);
    expect(only?.leftAt).toBe('2026-11-01T00:00:00.000Z');
  });
});

describe('massLeaveOf', () => {
  it('is more than a quarter, not a quarter', () => {
    const here = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    expect(massLeaveOf([here], new Set(['a', 'b']))).toBeUndefined();
    expect(massLeaveOf([here], new Set(['a', 'b', 'c']))).toEqual({ leaving: 3, of: 8 });
    expect(massLeaveOf([[]], new Set(['a']))).toBeUndefined();
  });

  it('looks at each group, so that one does not hide the other', () => {
    const many = Array.from({ length: 40 }, (_, index) => `p-${index}`);
    expect(massLeaveOf([many, many.slice(0, 4)], new Set(many.slice(0, 2)))).toEqual({ leaving: 2, of: 4 });
  });
});
