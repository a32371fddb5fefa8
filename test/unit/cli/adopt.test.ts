import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { adoptionCsv, readAdoption } from '../../../infra/cli/adoption-file.ts';
import { aPackage } from '../../support/memory/builders.ts';
import { seedClient } from '../api/support/fixtures.ts';
import { createTestCli } from './support/cli.ts';

let cli: Awaited<ReturnType<typeof createTestCli>>;
let folder: string;
beforeEach(async () => {
  cli = await createTestCli();
  folder = mkdtempSync(join(tmpdir(), 'adopt-'));
  seedClient(cli.api);
  await cli.api.post('/catalogues', { packages: [aPackage({ permissionSet: 'Reader', teams: [] })] });
  cli.api.portal.permissionSetList.push({ id: 'set-1', name: 'Reader', requiresBillingWrite: false });
  cli.api.portal.byHand('consultant-1@example.com', { roleIds: ['set-1'], firstName: '=Consultant', lastName: 'One' });
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await cli.close();
});

it('adopt: lists to a file, takes the file over, and finds it done the second time', async () => {
  const file = join(folder, 'adopt.csv');
  const listed = await cli.steward('adopt', 'list', '--to', file);
  expect(listed.code).toBe(0);
  expect(listed.out).toContain(`steward adopt take ${file} --dry-run`);
  // No cell is a formula.
  expect(readFileSync(file, 'utf8')).toContain("'=Consultant One");
  const dry = await cli.steward('adopt', 'take', file, '--dry-run');
  expect(dry.out).toContain('1 would be taken over');
  expect(cli.api.grants).toEqual([]);
  const taken = await cli.steward('adopt', 'take', file);
  expect([taken.code, taken.out]).toEqual([0, '1 taken over, 0 were already, 0 left as they are, 0 refused.\n']);
  const again = await cli.steward('adopt', 'take', file, '--json');
  expect(JSON.parse(again.out)).toMatchObject({ taken: 0, already: 1 });
});

it('adopt take: exit code 1 with line, column and what was expected', async () => {
  const file = join(folder, 'adopt.csv');
  await cli.steward('adopt', 'list', '--to', file);
  const content = readFileSync(file, 'utf8');
  writeFileSync(file, content.replace(',take,', ',perhaps,'));
  const { code, out } = await cli.steward('adopt', 'take', file);
  expect(code).toBe(1);
  expect(out).toMatch(/2 +decision +take or leave/);
  writeFileSync(file, 'client,address\r\nc-1,a@example.com\r\n');
  const lacking = await cli.steward('adopt', 'take', file);
  expect([lacking.code, lacking.err]).toEqual([2, expect.stringContaining('lacks the column')]);
});

it('a list comes back from its file as it was, whatever stands in it', () => {
  const row = {
    clientId: 'c-1',
    clientName: '=SUM(A1)',
    portalId: 1,
    userId: '5',
    address: 'a@example.com',
    name: '@name; -other',
    superAdmin: false,
    permissionSets: ['+One', 'Two'],
    teams: ['Team "A", b'],
    packageKey: 'reporting',
    endsOn: '2027-01-31',
    decision: 'take' as const,
    reason: 'matches-package',
  };
  const { take, left, unclear } = readAdoption(adoptionCsv([row]));
  expect([left, unclear]).toEqual([0, []]);
  const { clientName: _n, portalId: _p, name: _m, decision: _d, reason: _r, ...kept } = row;
  expect(take).toEqual([{ row: 2, ...kept }]);
});
