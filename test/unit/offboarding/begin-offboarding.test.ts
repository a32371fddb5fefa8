import { describe, expect, it } from 'vitest';
import { createNoticeLeavers } from '../../../functions/poll-partner-clients/notice-leavers.ts';
import { createDueOffboarding } from '../../../functions/run-sweeps/due-offboarding.ts';
import type { FrozenMember } from '../../../shared/domain/roster/frozen-roster.ts';
import { createBeginOffboarding } from '../../../shared/services/offboardings/begin-offboarding.ts';
import { createStartOffboarding } from '../../../shared/services/offboardings/start-offboarding.ts';
import { createBeginRun } from '../../../shared/services/runs/begin-run.ts';
import { CrashError } from '../../support/memory/effects.ts';
import { anOffboarding, createMemoryRemedies } from '../../support/memory/remedies.ts';
import { createWorld } from '../../support/memory/world.ts';

const LEAVER = 'p-consultant-1';
const ID = `o-${LEAVER}-1`;
const command = { personId: LEAVER, cause: 'command', requestedBy: 'p-operations', correlationId: 'c' } as const;
const ON = '2026-12-31T00:00:00.000Z';

function aHouse(members: readonly FrozenMember[] = []) {
  const base = createWorld();
  const world = { ...base, ...createMemoryRemedies(base) };
  for (const name of ['consultant-1', 'operations', 'acceptor', 'manager', 'delegate']) {
    world.seedPerson(`${name}@example.com`);
  }
  const started: string[] = [];
  const replaced: string[] = [];
  const office = {
    operator: async () => world.seedPerson('operations@example.com'),
    acceptor: async () => world.seedPerson('acceptor@example.com'),
  };
  const executions = {
    start: async (_workflow: string, runId: string) => {
      started.push(runId);
    },
  } as never;
  const replacePerson = async (personId: string) => {
    replaced.push(personId);
    return [];
  };
  const beginRun = createBeginRun({
    runs: { ...world.runs, begin: world.runs.create, hint: async () => true },
    executions,
    clock: world.clock,
  });
  const startOffboarding = createStartOffboarding({ ...world, replacePerson, beginRun });
  const readRosters = async () => ({ frozen: { members } }) as never;
  const beginOffboarding = createBeginOffboarding({ ...world, readRosters, office, startOffboarding });
  return {
    world,
    started,
    replaced,
    begin: beginOffboarding,
    sweep: () => createDueOffboarding(world.offboardings, startOffboarding)(ID, world.clock.now()),
    notice: createNoticeLeavers({ ...world, beginOffboarding, replacePerson, office }),
    types: () => world.ledger.entries.map((entry) => entry.type),
  };
}

describe('beginning now', () => {
  it('starts the run once, says so in the ledger, and gives the leaver’s questions away', async () => {
    const { world, begin, started, replaced, types } = aHouse();
    await world.people.note(LEAVER, { absence: { until: '2026-11-20T00:00:00.000Z', delegateId: 'p-delegate' } });
    expect(await begin(command)).toMatchObject({ begun: true, offboarding: { offboardingId: ID, state: 'running' } });
    expect(await begin(command)).toMatchObject({ begun: false, offboarding: { offboardingId: ID } });
    expect(started).toEqual([`member-offboarding.${ID}`]);
    expect(types()).toEqual(['offboarding-scheduled', 'run-started', 'offboarding-begun']);
    expect(new Set(replaced)).toEqual(new Set([LEAVER]));
    expect((await world.people.read(LEAVER))?.absence).toMatchObject({ delegateId: 'p-delegate' });
    expect(world.mails()).toEqual([]);
  });

  it('counts on after one that has ended', async () => {
    const { world, begin } = aHouse();
    world.offboardings.seed(anOffboarding({ state: 'done' }));
    expect((await begin(command)).offboarding.offboardingId).toBe(`o-${LEAVER}-2`);
  });

  it('is started by the sweep where the start died', async () => {
    for (const nth of [2, 3]) {
      const { world, begin, sweep, started } = aHouse();
      world.effects.dieAt(nth, 'before');
      await expect(begin(command)).rejects.toThrow(CrashError);
      await sweep();
      await sweep();
      expect(started.at(-1)).toBe(`member-offboarding.${ID}`);
      expect(await world.offboardings.read(ID)).toMatchObject({ state: 'running' });
      expect(world.runs.all()).toHaveLength(1);
    }
  });
});

it('leaves nobody who decides on, wherever the start dies', async () => {
  const whole = aHouse();
  await whole.begin(command);
  for (let nth = 2; nth <= whole.world.effects.seen.length; nth++) {
    for (const when of ['before', 'after'] as const) {
      const { world, begin, sweep } = aHouse();
      world.effects.dieAt(nth, when);
      await expect(begin(command)).rejects.toThrow(CrashError);
      await sweep();
      expect((await world.people.read(LEAVER))?.absence).toBeDefined();
      expect(world.runs.all()).toHaveLength(1);
    }
  }
});

describe('dated ahead', () => {
  it('waits for its day, and tells the manager by the directory, with a link', async () => {
    const { world, begin, sweep, started } = aHouse([
      { personId: LEAVER, managerId: 'p-manager' },
      { personId: 'p-manager' },
    ]);
    await begin({ ...command, effectiveAt: ON });
    await begin({ ...command, effectiveAt: ON });
    await sweep();
    expect(started).toEqual([]);
    expect(world.mails()).toMatchObject([
      {
        kind: 'offboarding-scheduled',
        personId: 'p-manager',
        linkPurpose: 'offboarding',
        facts: { offboardingId: ID },
      },
    ]);
    world.clock.advance(40 * 86_400);
    await sweep();
    await sweep();
    expect(started).toEqual([`member-offboarding.${ID}`]);
  });

  it('tells partner operations where the manager has left or is unknown, and another where the leaver is partner operations', async () => {
    const gone = [
      { personId: LEAVER, managerId: 'p-manager' },
      { personId: 'p-manager', left: { since: '', source: 'both' } },
    ] as const;
    const { world, begin } = aHouse(gone);
    await begin({ ...command, effectiveAt: ON });
    await begin({ ...command, personId: 'p-operations', requestedBy: 'p-manager', effectiveAt: ON });
    expect(world.mails().map((mail) => mail.personId)).toEqual(['p-operations', 'p-acceptor']);
  });

  it('is brought forward when the person is gone before', async () => {
    const { world, begin, started } = aHouse();
    await begin({ ...command, effectiveAt: ON });
    expect(await begin({ ...command, cause: 'left-partner-portal' })).toMatchObject({
      begun: false,
      offboarding: { offboardingId: ID, state: 'running' },
    });
    expect(started).toHaveLength(1);
    expect((await world.offboardings.read(ID))?.effectiveAt.slice(0, 10)).toBe('2026-11-24');
    expect(world.ledger.entries.find(({ type }) => type === 'offboarding-moved')?.facts).toMatchObject({ from: ON });
  });

  it('does not start once it was cancelled', async () => {
    const { world, begin, sweep, started } = aHouse();
    await begin({ ...command, effectiveAt: ON });
    const offboarding = await world.offboardings.read(ID);
    if (offboarding !== undefined) world.offboardings.seed({ ...offboarding, state: 'cancelled' });
    world.clock.advance(40 * 86_400);
    await sweep();
    expect(started).toEqual([]);
  });
});

describe('users who are gone from the partner portal', () => {
  const member = (at: number) => ({
    personId: `p-m${at}`,
    hubspotUserId: `u-${at}`,
    seenAt: '2026-11-01T00:00:00.000Z',
  });
  const gone = (count: number) => Array.from({ length: count }, (_, at) => member(at + 1));

  it('leave: their offboarding begins, they are marked, and their questions go to others', async () => {
    const { world, notice, started, replaced } = aHouse();
    await notice({ gone: gone(3), here: new Set(['p-lead']), before: 4 }, 'c');
    expect(started).toHaveLength(3);
    expect(world.offboardings.all()).toMatchObject(Array(3).fill({ cause: 'left-partner-portal' }));
    expect((await world.rosterBook.members()).map((one) => one.leftAt === undefined)).toEqual([false, false, false]);
    expect(new Set(replaced)).toEqual(new Set(['p-m1', 'p-m2', 'p-m3']));
  });

  it('have not left where they have another user', async () => {
    const { world, notice, started } = aHouse();
    await notice({ gone: [member(1)], here: new Set(['p-m1']), before: 4 }, 'c');
    expect(started).toEqual([]);
    expect(await world.rosterBook.members()).toMatchObject([{ hubspotUserId: 'u-1', leftAt: expect.any(String) }]);
  });

  it.each([
    [4, 5, 0],
    [4, 16, 4],
    [5, 16, 0],
  ])(
    '%i of %i at once: %i begin; else partner operations is told, once, and nobody is marked',
    async (count, before, begun) => {
      const { world, notice, started } = aHouse();
      const here = new Set(['p-lead']);
      await notice({ gone: gone(count), here, before }, 'c');
      await notice({ gone: gone(begun === 0 ? count : 0), here, before }, 'c');
      expect(started).toHaveLength(begun);
      expect(await world.rosterBook.members()).toHaveLength(begun);
      expect(world.mails().map(({ kind, personId, facts }) => ({ kind, personId, facts }))).toEqual(
        begun > 0 ? [] : [{ kind: 'leavers-held', personId: 'p-operations', facts: { leaving: count, of: before } }],
      );
    },
  );

  it('are marked, and count no more, once partner operations has begun it for each', async () => {
    const { world, notice, started } = aHouse();
    for (const { personId } of gone(4)) {
      world.offboardings.seed(anOffboarding({ offboardingId: `o-${personId}-1`, personId, state: 'done' }));
    }
    await notice({ gone: gone(5), here: new Set(['p-lead']), before: 6 }, 'c');
    expect(started).toEqual(['member-offboarding.o-p-m5-1']);
    expect(await world.rosterBook.members()).toHaveLength(5);
    expect(world.mails()).toEqual([]);
  });

  it('leave once more, where they had come back since the last time', async () => {
    const { notice, world, started } = aHouse();
    const before = { offboardingId: 'o-p-m1-1', personId: 'p-m1', state: 'done' } as const;
    world.offboardings.seed(
      anOffboarding({ ...before, noticedAt: '2026-11-10T09:00:00.000Z', effectiveAt: '2026-11-10T09:00:00.000Z' }),
    );
    const back = { ...member(1), seenAt: '2026-11-15T09:00:00.000Z' };
    await notice({ gone: [back], here: new Set(['p-lead']), before: 9 }, 'c');
    expect(started).toEqual(['member-offboarding.o-p-m1-2']);
  });

  it('have not left where nobody at all is there, however few they are', async () => {
    const { notice, started, world } = aHouse();
    await notice({ gone: gone(2), here: new Set(), before: 2 }, 'c');
    expect(started).toEqual([]);
    expect(await world.rosterBook.members()).toEqual([]);
    expect(world.mails()).toMatchObject([{ kind: 'leavers-held', facts: { leaving: 2, of: 2 } }]);
  });
});
