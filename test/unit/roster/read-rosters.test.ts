import { expect, it } from 'vitest';
import { createReadRosters } from '../../../shared/services/roster/reconcile-roster.ts';
import { createFakeClock } from '../../support/memory/clock.ts';
import { createMemoryDirectory } from '../../support/memory/directory.ts';
import { createEffects } from '../../support/memory/effects.ts';
import { createMemoryLedger } from '../../support/memory/ledger.ts';
import { createMemoryPeople } from '../../support/memory/people.ts';

it('reads both sources as of now: reconciled, frozen, and the import that they rest on', async () => {
  const clock = createFakeClock('2026-11-24T08:00:00.000Z');
  const { rosterBook } = createMemoryPeople(clock);
  const directory = createMemoryDirectory(createMemoryLedger(createEffects()));
  const readRosters = createReadRosters({ rosterBook, directory, clock });
  const at = '2026-11-01T08:00:00.000Z';
  await rosterBook.save({ personId: 'a', hubspotUserId: '1', seenAt: at });
  expect((await readRosters()).imported).toBeUndefined();
  const made = { number: 1, at, by: 'p-operations', source: 'csv' as const, count: 1, sha256: 'x', entriesId: 'e' };
  await directory.keep('e', [{ personId: 'a', state: 'left', leftAt: at }]);
  await directory.publish(made, { stream: 'partner', type: 'roster-imported', at, facts: {} });
  const { reconciled, frozen, imported } = await readRosters();
  expect(imported).toEqual(made);
  expect(reconciled.leavers).toEqual([{ personId: 'a', since: at, source: 'directory' }]);
  expect(frozen).toMatchObject({
    at: '2026-11-24T08:00:00.001Z',
    members: [{ personId: 'a', hubspotUserId: '1', left: { since: at, source: 'directory' } }],
    movers: [],
    directory: { number: 1, at, stale: false },
  });
});
