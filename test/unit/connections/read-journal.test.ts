import { describe, expect, it } from 'vitest';
import { createReadJournal } from '../../../functions/read-journal/read-journal.ts';
import { HubSpotError } from '../../../shared/errors.ts';
import type { JournalPosition } from '../../../shared/ports/connections.ts';
import type { JournalEvent } from '../../../shared/ports/hubspot.ts';
import { createBreakConnection } from '../../../shared/services/access/break-connection.ts';
import { aConnection, CLIENT_APP_ID, PORTAL_ID } from '../../support/memory/builders.ts';
import { aWorld } from '../access-provisioning/steps.ts';

const AT = '2026-11-24T08:30:00.000Z';

/** A journal of entries that stand at their number, of which the first ones may be forgotten. */
function aJournal(events: readonly Omit<JournalEvent, 'kind'>[], { forgotten = 0, batch = 2 } = {}) {
  const world = aWorld();
  const places: JournalPosition[] = [];
  let subscribed = 0;
  const readJournal = createReadJournal({
    appId: CLIENT_APP_ID,
    connections: world.connections,
    breakConnection: createBreakConnection(world),
    clock: world.clock,
    positions: {
      read: async () => places.at(-1),
      write: async (position) => void places.push({ ...position, version: position.version + 1 }),
    },
    journal: {
      subscribe: async () => {
        subscribed += 1;
        return 'there';
      },
      async after(offset) {
        const from = offset === undefined ? forgotten : Number(offset);
        if (from < forgotten) throw new HubSpotError('There is no such offset.', { status: 404 });
        const to = Math.min(events.length, from + batch);
        const slice = events.slice(from, to).map((event) => ({ kind: 'uninstalled' as const, ...event }));
        return { events: slice, offset: to === 0 ? offset : String(to), more: slice.length === batch };
      },
    },
  });
  return { world, places, readJournal, subscribed: () => subscribed };
}

describe('the journal', () => {
  it('marks a connection that was uninstalled, once, and keeps its place', async () => {
    const { world, places, readJournal, subscribed } = aJournal([{ portalId: PORTAL_ID, at: AT }]);
    expect(await readJournal()).toEqual({ read: 1, uninstalled: 1 });
    expect(world.connections.all()).toMatchObject([{ health: 'uninstalled' }]);
    expect(await readJournal()).toEqual({ read: 0, uninstalled: 0 });
    expect(places.map(({ offset }) => offset)).toEqual(['1']);
    expect(subscribed()).toBe(2);
    expect(world.ledger.entries.map(({ type, facts }) => [type, facts['reason']])).toEqual([
      ['connection-broken', 'uninstalled'],
    ]);
  });

  it('leaves what was installed again since, and portals that are none of ours', async () => {
    const { world, readJournal } = aJournal([
      { portalId: PORTAL_ID, at: AT },
      { portalId: 77, at: AT },
    ]);
    world.connections.seed(aConnection({ renewedAt: '2026-11-24T08:31:00.000Z' }));
    expect(await readJournal()).toEqual({ read: 2, uninstalled: 0 });
    expect(world.connections.all()).toMatchObject([{ health: 'healthy' }]);
  });

  it('reads batch after batch, and the same again when it died before its place was kept', async () => {
    const { places, readJournal } = aJournal([1, 2, 3, 4, 5].map((portalId) => ({ portalId, at: AT })));
    expect(await readJournal()).toEqual({ read: 5, uninstalled: 0 });
    expect(places.map(({ offset }) => offset)).toEqual(['2', '4', '5']);
    places.pop();
    expect(await readJournal()).toEqual({ read: 1, uninstalled: 0 });
  });

  it('goes on from the earliest entry where HubSpot has forgotten its place', async () => {
    const { places, readJournal } = aJournal(
      [1, 2, 3].map((portalId) => ({ portalId, at: AT })),
      { forgotten: 2 },
    );
    places.push({ appId: CLIENT_APP_ID, offset: '1', readAt: AT, version: 1 });
    expect(await readJournal()).toEqual({ read: 1, uninstalled: 0 });
    expect(places.at(-1)?.offset).toBe('3');
  });
});
