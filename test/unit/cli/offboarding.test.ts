import { afterEach, beforeEach, expect, it } from 'vitest';
import { anOffboarding, aRemedy } from '../../support/memory/remedies.ts';
import { createTestCli } from './support/cli.ts';

const ID = 'o-p-consultant-1-1';
let cli: Awaited<ReturnType<typeof createTestCli>>;
beforeEach(async () => {
  cli = await createTestCli();
  cli.api.seedPerson('consultant-1@example.com', { name: 'Consultant One' });
  cli.api.seedPerson('manager@example.com', { name: 'Manager' });
});
afterEach(() => cli.close());

it('begins now, and says where to look', async () => {
  const { code, out } = await cli.steward('person', 'offboard', 'consultant-1@example.com');
  expect(code).toBe(0);
  expect(out).toContain('All access of Consultant One in client portals is being taken away.');
  expect(out).toContain(`steward offboarding show ${ID}`);
  const again = await cli.steward('person', 'offboard', 'consultant-1@example.com');
  expect(again.out).toContain('There is one already.');
});

it('dates ahead, moves and cancels', async () => {
  const begun = await cli.steward('person', 'offboard', 'consultant-1@example.com', '--on', '2026-12-31');
  expect(begun.out).toContain(`steward offboarding cancel ${ID}`);
  const moved = await cli.steward('offboarding', 'move', ID, '--on', '2027-01-15');
  expect(moved.out).toContain('All access of Consultant One goes on 15 Jan 2027');
  const cancelled = await cli.steward('offboarding', 'cancel', ID);
  expect(cancelled.out).toContain('Cancelled.');
  const late = await cli.steward('offboarding', 'move', ID, '--on', '2027-01-16');
  expect([late.code, late.err]).toEqual([1, expect.stringContaining('can no longer be moved')]);
});

it('refuses a day that is none, and names who is not known', async () => {
  const wrong = await cli.steward('person', 'offboard', 'consultant-1@example.com', '--on', '2026-02-30');
  expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('a day such as')]);
  const nobody = await cli.steward('person', 'offboard', 'nobody@example.com');
  expect(nobody.err).toContain('Nobody is known as nobody@example.com.');
});

it('shows what became of each portal, and sets an exception’s terms', async () => {
  const runId = `member-offboarding.${ID}`;
  cli.api.offboardings.seed(
    anOffboarding({ state: 'partly', portals: 2, shards: 1, removedAt: '2026-11-24T09:04:00.000Z' }),
  );
  cli.api.remedies.seed(
    aRemedy({
      runId,
      state: 'verified',
      found: { superAdmin: false, permissionSetNames: ['Report reader'] },
      ownedRecords: { contacts: 3 },
    }),
  );
  cli.api.remedies.seed(
    aRemedy({
      runId,
      item: 1,
      clientId: 'c-2',
      portalId: 2,
      state: 'exception',
      reason: 'not-done-by-person',
      exception: {
        reason: 'not-done-by-person',
        control: 'weekly',
        until: '2026-12-24T00:00:00.000Z',
        approvedBy: 'p-manager',
        at: '2026-11-24T09:00:00.000Z',
      },
    }),
  );
  const shown = (await cli.steward('offboarding', 'show', ID)).out;
  expect(shown).toContain('Leaving to removed   4 minutes');
  expect(shown).toMatch(/c-1\s+20000001\s+verified\s+Report reader\s+not yet\s+3 contacts/);
  expect(shown).toContain('not-done-by-person, until 24 Dec 2026');
  expect((await cli.steward('offboarding', 'list')).out).toContain('Consultant One');
  const terms = ['--client', 'c-2', '--person', 'consultant-1@example.com', '--until', '2027-01-31'];
  const set = await cli.steward('audit', 'except', ID, ...terms, '--reason-control', 'Read weekly');
  expect(set.out).toContain('answers for it.');
  expect((await cli.api.remedies.read(runId, 0, 1))?.exception?.control).toBe('Read weekly');
});
