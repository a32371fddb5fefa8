import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { aGrant, anEngagement, aPackage, CLIENT_ID, PORTAL_ID } from '../../support/memory/builders.ts';
import { POLICY, seedClient } from '../api/support/fixtures.ts';
import { createTestCli } from './support/cli.ts';

const READER = aPackage({ key: 'reporting', permissionSet: 'Reader', teams: [] });
let cli: Awaited<ReturnType<typeof createTestCli>>;
let folder: string;
beforeEach(async () => {
  cli = await createTestCli();
  folder = mkdtempSync(join(tmpdir(), 'catalogue-'));
  seedClient(cli.api);
  cli.api.seedPerson('consultant-1@example.com', { name: 'Consultant 1' });
  await cli.api.post('/catalogues', { packages: [READER] });
  await cli.api.post('/policies', POLICY);
  cli.api.engagements.seed(anEngagement({ state: 'active' }));
  cli.api.grants.push(aGrant({ portalId: PORTAL_ID, engagementIds: ['e-1'] }));
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await cli.close();
});

it('catalogue diff and roll-out: what would change for whom, then the move', async () => {
  const file = join(folder, 'catalogue.json');
  writeFileSync(file, JSON.stringify({ packages: [{ ...READER, permissionSet: 'Reader plus' }] }));
  const diff = await cli.steward('catalogue', 'diff', file);
  expect(diff.code).toBe(0);
  expect(diff.out).toMatch(/permissionSet +"Reader" +-> +"Reader plus"/);
  expect(diff.out).toMatch(/Consultant 1 .*Reader -> Reader plus +pinned to version 1 until it is rolled out/);
  await cli.steward('catalogue', 'publish', file);
  expect((await cli.steward('catalogue', 'show')).out).toContain('Reader plus');
  expect((await cli.steward('catalogue', 'show', '1')).out).not.toContain('Reader plus');
  const dry = await cli.steward('catalogue', 'roll-out', 'reporting', '--dry-run');
  expect(dry.out).toMatch(/Would be moved\n.*\n.*e-1 +version 1 -> 2/);
  expect(cli.api.started).toEqual([]);
  const moved = await cli.steward('catalogue', 'roll-out', 'reporting');
  expect([moved.code, moved.out]).toEqual([0, expect.stringContaining('access-provisioning.e-1-2')]);
  expect((await cli.steward('catalogue', 'roll-out', 'reporting')).out).toContain('all are at the current version');
});

it('access plan: what a run would do, with reasons, and that nothing was changed', async () => {
  cli.api.portal.permissionSetList.push({ id: 'set-1', name: 'Reader', requiresBillingWrite: false });
  cli.api.grants.length = 0;
  const { code, out } = await cli.steward('access', 'plan', CLIENT_ID);
  expect(code).toBe(0);
  expect(out).toMatch(
    /Add user +Consultant 1 <consultant-1@example.com> +no user -> Reader +The engagement needs it\./,
  );
  expect(out).toContain('Nothing was changed.');
  expect(cli.api.portal.writes).toEqual([]);
});

it('preflight of a client: exit code 1 while something that is needed is missing, with what is close to it', async () => {
  cli.api.portal.permissionSetList.push({ id: 'set-1', name: 'Readre', requiresBillingWrite: false });
  const { code, out } = await cli.steward('preflight', CLIENT_ID);
  expect(code).toBe(1);
  expect(out).toMatch(/Reader +missing +there is: Readre +reporting/);
  expect(out).toContain(`steward client tier ${CLIENT_ID} <tier>`);
  expect((await cli.steward('client', 'tier', CLIENT_ID, 'Starter')).out).toContain('STARTER');
});

it('pause and resume: the status says that all changes are stopped, and how they go on', async () => {
  const paused = await cli.steward('pause', '--reason', 'A look at something.');
  expect([paused.code, paused.out]).toEqual([0, expect.stringContaining('steward resume')]);
  expect((await cli.steward('status')).out).toMatch(
    /Changes +stopped since .* by Operations lead: A look at something\./,
  );
  expect((await cli.steward('resume')).out).toContain('Changes go out again. 0 runs taken up.');
  expect((await cli.steward('status')).out).not.toContain('stopped since');
});
