import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accessAsOf } from '../../../shared/domain/evidence/as-of.ts';
import { endOfDay } from '../../../shared/domain/evidence/end-of-day.ts';
import { clientStream, GENESIS, type LedgerEntry, type LedgerFact, sealEntry } from '../../../shared/domain/ledger.ts';

const DAY = 86_400_000;
const timeOf = (day: number) => new Date(Date.UTC(2026, 0, 1) + day * DAY).toISOString();

type EntryFact = Pick<LedgerFact, 'type' | 'at' | 'facts'>;

/** Entries of one client's stream, sealed in this order. */
function stream(facts: readonly EntryFact[]): LedgerEntry[] {
  const entries: LedgerEntry[] = [];
  for (const fact of facts) {
    const last = entries.at(-1);
    entries.push(sealEntry({ stream: clientStream('c-1'), ...fact }, entries.length + 1, last?.hash ?? GENESIS));
  }
  return entries;
}

const verified = (at: string, personId = 'p-1', more: LedgerFact['facts'] = {}) => ({
  ...{ type: 'access-verified' as const, at },
  facts: {
    ...{ portalId: 1, personId, permissionSetName: 'Editor', engagementIds: ['e-1'], approvedBy: ['p-lead'] },
    ...more,
  },
});
const removed = (at: string, personId = 'p-1', more: LedgerFact['facts'] = {}) => ({
  ...{ type: 'access-removed' as const, at },
  facts: { portalId: 1, personId, permissionSetName: 'Editor', ...more },
});

describe('who had what on a day', () => {
  it('says since when, who allowed it, for what, and until when', () => {
    const entries = stream([
      {
        ...{ type: 'engagement-started', at: timeOf(1) },
        facts: { engagementId: 'e-1', package: 'content', endsAt: timeOf(200) },
      },
      verified(timeOf(2)),
      verified(timeOf(5)),
      removed(timeOf(9), 'p-1', { decidedBy: ['p-manager'] }),
    ]);
    expect(accessAsOf(entries, timeOf(7))).toEqual([
      {
        ...{ portalId: 1, personId: 'p-1', permissionSetName: 'Editor', since: timeOf(2), verifiedAt: timeOf(5) },
        ...{ allowedBy: ['p-lead'], engagementIds: ['e-1'], packages: ['content'], plannedUntil: timeOf(200) },
        ...{ endedAt: timeOf(9), endedBy: ['p-manager'] },
      },
    ]);
    expect(accessAsOf(entries, timeOf(1))).toEqual([]);
    expect(accessAsOf(entries, timeOf(9))).toEqual([]);
  });

  it('says that access was in doubt, until it was read back again', () => {
    const entries = stream([
      verified(timeOf(1)),
      { ...removed(timeOf(3)), type: 'access-not-verified' },
      { ...removed(timeOf(5)), type: 'access-restored' },
    ]);
    expect(accessAsOf(entries, timeOf(4))).toMatchObject([{ inDoubtSince: timeOf(3) }]);
    expect(accessAsOf(entries, timeOf(6))[0]?.inDoubtSince).toBeUndefined();
  });

  it('counts what the client confirmed where nothing can be read, and says that it is its word', () => {
    const confirmed = (hour: number, gone: boolean) => ({
      ...verified(timeOf(hour)),
      type: 'access-confirmed-by-client' as const,
      facts: { ...verified(timeOf(hour)).facts, gone },
    });
    const entries = stream([confirmed(1, false), confirmed(5, true), removed(timeOf(5))]);
    expect(accessAsOf(entries, timeOf(3))).toMatchObject([{ personId: 'p-1', confirmedByClient: true }]);
    expect(accessAsOf(entries, timeOf(6))).toEqual([]);
  });

  it('does not say of an access that ended what came of the next one', () => {
    const entries = stream([
      verified(timeOf(1)),
      removed(timeOf(5)),
      verified(timeOf(6), 'p-1', { permissionSetName: 'Reader' }),
      removed(timeOf(8)),
    ]);
    expect(accessAsOf(entries, timeOf(2))).toMatchObject([{ permissionSetName: 'Editor', endedAt: timeOf(5) }]);
    expect(accessAsOf(entries, timeOf(7))).toMatchObject([{ permissionSetName: 'Reader', since: timeOf(6) }]);
  });

  it('is what a list of grants says, whatever was given and taken', () => {
    const people = ['p-1', 'p-2', 'p-3'];
    const change = fc.record({
      person: fc.constantFrom(...people),
      portal: fc.constantFrom(1, 2),
      set: fc.constantFrom('Reader', 'Editor'),
      gives: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 40 }), fc.nat({ max: 42 }), (changes, day) => {
        // The model: intervals, each with the set that it has at a time.
        const grants: { who: string; from: number; to: number; sets: [number, string][] }[] = [];
        const facts = changes.map(({ person, portal, set, gives }, at): EntryFact => {
          const who = `${portal}:${person}`;
          const open = grants.find((grant) => grant.who === who && grant.to === Number.POSITIVE_INFINITY);
          const own = { portalId: portal, permissionSetName: set };
          if (gives) {
            if (open === undefined) grants.push({ who, from: at, to: Number.POSITIVE_INFINITY, sets: [[at, set]] });
            else open.sets.push([at, set]);
            return verified(timeOf(at), person, own);
          }
          if (open !== undefined) open.to = at;
          return removed(timeOf(at), person, own);
        });
        const expected = grants
          .filter(({ from, to }) => from <= day && to > day)
          .map(({ who, from, to, sets }) => ({
            who,
            since: timeOf(from),
            set: sets.findLast(([at]) => at <= day)?.[1],
            endedAt: to === Number.POSITIVE_INFINITY ? undefined : timeOf(to),
          }));
        const found = accessAsOf(stream(facts), timeOf(day)).map((access) => ({
          who: `${access.portalId}:${access.personId}`,
          since: access.since,
          set: access.permissionSetName,
          endedAt: access.endedAt,
        }));
        expect(found.sort((a, b) => (a.who < b.who ? -1 : 1))).toEqual(
          expected.sort((a, b) => (a.who < b.who ? -1 : 1)),
        );
      }),
    );
  });
});

describe('the end of a day', () => {
  it.each([
    ['2026-10-05', 'Europe/Berlin', '2026-10-05T21:59:59.999Z'],
    ['2026-10-25', 'Europe/Berlin', '2026-10-25T22:59:59.999Z'],
    ['2026-03-29', 'Europe/Berlin', '2026-03-29T21:59:59.999Z'],
    ['2026-12-31', 'America/Los_Angeles', '2027-01-01T07:59:59.999Z'],
    ['2028-02-29', 'UTC', '2028-02-29T23:59:59.999Z'],
  ])('of %s in %s is %s', (day, zone, end) => {
    expect(endOfDay(day, zone)).toBe(end);
  });

  it.each(['2026-02-29', '2026-13-01', '26-01-01', '2026-1-1', 'yesterday', ''])('of "%s" is none', (day) => {
    expect(endOfDay(day, 'UTC')).toBeUndefined();
  });
});
