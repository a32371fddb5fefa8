import { afterEach, beforeEach, expect, it } from 'vitest';
import { aClient, CLIENT_ID } from '../../support/memory/builders.ts';
import { aRemedy } from '../../support/memory/remedies.ts';
import { aClosure } from '../closure/steps.ts';
import { createTestCli } from './support/cli.ts';

let cli: Awaited<ReturnType<typeof createTestCli>>;
beforeEach(async () => {
  cli = await createTestCli();
  cli.api.clients.seed(aClient());
});
afterEach(() => cli.close());

it('ends all access of a client, and says where to look', async () => {
  const { code, out } = await cli.steward('client', 'close', CLIENT_ID);
  expect([code, out]).toEqual([0, expect.stringContaining('All access is being ended.')]);
  expect(out).toContain(`steward client show ${CLIENT_ID}`);
  expect((await cli.steward('client', 'close', CLIENT_ID)).out).toContain('It is being ended already.');
});

it('shows what became of it', async () => {
  const closureId = `x-${CLIENT_ID}-1`;
  cli.api.closures.seed(aClosure({ closureId, clientId: CLIENT_ID, state: 'partly', shards: 1 }));
  cli.api.seedPerson('consultant-1@example.com', { name: 'Consultant One' });
  const runId = `client-closure.${closureId}`;
  cli.api.remedies.seed(aRemedy({ runId, clientId: CLIENT_ID, state: 'exception', reason: 'not-done-by-person' }));
  const { out } = await cli.steward('client', 'show', CLIENT_ID);
  expect(out).toContain('End of all access');
  expect(out).toMatch(/Consultant One\s+exception\s+not yet\s+not-done-by-person/);
  expect(out).toContain('still installed');
});
