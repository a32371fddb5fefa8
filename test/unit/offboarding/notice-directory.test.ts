import { describe, expect, it } from 'vitest';
import { createNoticeDirectory } from '../../../functions/poll-partner-clients/notice-directory.ts';
import type { Directory, DirectoryEntry } from '../../../shared/domain/roster/directory.ts';
import type { Leaving } from '../../../shared/services/offboardings/begin-offboarding.ts';
import { anOffboarding, createMemoryRemedies } from '../../support/memory/remedies.ts';
import { createWorld } from '../../support/memory/world.ts';

const entry = (at: number, more: Partial<DirectoryEntry> = {}): DirectoryEntry => ({
  personId: `p-m${at}`,
  state: 'active',
  ...more,
});
const everybody = Array.from({ length: 12 }, (_, at) => entry(at + 1));
const IMPORTED = '2026-11-20T09:00:00.000Z';

function aHouse(more: readonly DirectoryEntry[], previous?: readonly DirectoryEntry[]) {
  const base = createWorld();
  const world = { ...base, ...createMemoryRemedies(base) };
  const changed = new Map(more.map((one) => [one.personId, one]));
  const directory: Directory = {
    import: { number: 2, at: IMPORTED, by: 'p-hr', source: 'csv', count: 12, sha256: '', entriesId: 'e' },
    entries: everybody.map((one) => changed.get(one.personId) ?? one),
    previous,
  };
  const begun: Leaving[] = [];
  const notice = createNoticeDirectory({
    ...world,
    directory: { current: async () => directory },
    office: { operator: async () => world.seedPerson('operations@example.com') },
    beginOffboarding: async (leaving) => {
      begun.push(leaving);
      const offboarding = anOffboarding({
        offboardingId: `o-${leaving.personId}-1`,
        personId: leaving.personId,
        noticedAt: world.clock.now().toISOString(),
        effectiveAt: world.clock.now().toISOString(),
        state: 'done',
      });
      world.offboardings.seed(offboarding);
      return { offboarding, begun: true };
    },
  });
  return { world, begun, notice: () => notice('c') };
}

describe('who has left by the directory', () => {
  it('is offboarded when the last day is over, though nothing is imported then; once', async () => {
    const { world, begun, notice } = aHouse([entry(1, { endsOn: '2026-11-25' })]);
    await notice();
    expect(begun).toEqual([]);
    world.clock.advance(2 * 86_400);
    await notice();
    await notice();
    expect(begun).toMatchObject([{ personId: 'p-m1', cause: 'left-directory' }]);
  });

  it('is offboarded where the import died before it came to them', async () => {
    const gone = { state: 'left', leftAt: IMPORTED } as const;
    const { begun, notice } = aHouse([entry(1, gone), entry(2, gone)], [entry(1), entry(2, gone)]);
    await notice();
    await notice();
    expect(begun.map(({ personId }) => personId)).toEqual(['p-m1']);
  });

  it('long before the import is nobody’s leaving of today', async () => {
    const { begun, notice } = aHouse([
      entry(1, { state: 'left', leftAt: IMPORTED }),
      entry(2, { endsOn: '2020-01-31' }),
    ]);
    await notice();
    expect(begun).toEqual([]);
  });

  it('by the first import is left to whoever imports it, though they are in the partner portal', async () => {
    const gone = [entry(1, { state: 'left', leftAt: IMPORTED })];
    for (const [previous, count] of [
      [undefined, 0],
      [[], 1],
    ] as const) {
      const { world, begun, notice } = aHouse(gone, previous);
      await world.rosterBook.save({ personId: 'p-m1', hubspotUserId: 'u-1', seenAt: '2026-11-01T08:00:00.000Z' });
      await notice();
      expect(begun).toHaveLength(count);
    }
  });

  it.each(['scheduled', 'cancelled'] as const)('stays as somebody decided: %s', async (state) => {
    const { world, begun, notice } = aHouse([entry(1, { endsOn: '2026-11-22' })]);
    const effectiveAt = '2026-12-31T23:00:00.000Z';
    world.offboardings.seed(anOffboarding({ offboardingId: 'o-p-m1-1', personId: 'p-m1', state, effectiveAt }));
    await notice();
    expect(begun).toEqual([]);
  });

  it('too many at once is told, once, and begins nothing', async () => {
    const { world, begun, notice } = aHouse([1, 2, 3, 4].map((at) => entry(at, { endsOn: '2026-11-22' })));
    await notice();
    await notice();
    expect(begun).toEqual([]);
    expect(world.mails()).toMatchObject([{ kind: 'leavers-held', facts: { leaving: 4, of: 12 } }]);
  });
});
