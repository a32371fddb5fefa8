import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seedAudit } from '../api/support/audits.ts';
import { seedClient } from '../api/support/fixtures.ts';
import { createTestCli } from './support/cli.ts';

let cli: Awaited<ReturnType<typeof createTestCli>>;
beforeEach(async () => {
  cli = await createTestCli();
  seedClient(cli.api);
});
afterEach(() => cli.close());

const widthOf = (out: string) => Math.max(...out.split('\n').map((line) => line.length));

describe('audit', () => {
  it('start: says what was started, and how to see it', async () => {
    const { code, out } = await cli.steward('audit', 'start', '--client', 'c-1');
    const [audit] = cli.api.audits.all();
    expect(code).toBe(0);
    expect(out).toContain(`Started ${audit?.auditId}\n`);
    expect(out).toContain(`  steward audit show ${audit?.auditId}\n`);
    expect(audit?.scope).toEqual({ kind: 'client', clientId: 'c-1' });
  });

  it('start --dry-run: scope, reviewers, calls and cost, and nothing is started', async () => {
    const { code, out } = await cli.steward('audit', 'start', '--client', 'c-1', '--dry-run');
    expect(code).toBe(0);
    expect(out).toMatch(/^A dry run: nothing was started/);
    expect(out).toMatch(/Calls to HubSpot +about 5, and 3 pages of logins\n/);
    expect(out).toMatch(/AWS +about 0\.01 US dollars/);
    expect(out).toMatch(/nobody whom the policy names +1\n/);
    expect(widthOf(out)).toBeLessThanOrEqual(80);
    expect(cli.api.audits.all()).toEqual([]);
  });

  it('start: a kind that is none is refused before anything is asked', async () => {
    const { code, err } = await cli.steward('audit', 'start', '--kind', 'yearly');
    expect(code).toBe(2);
    expect(err).toContain('It is one of review, drift, logins.');
    expect(cli.received).toEqual([]);
  });

  it('list: one line each', async () => {
    expect((await cli.steward('audit', 'list')).out).toBe('No audits yet.\n');
    await seedAudit(cli.api);
    await seedAudit(cli.api, {
      auditId: 'a-1',
      state: 'closed',
      end: 'not-verified',
      scope: { kind: 'client', clientId: 'c-1' },
    });
    const { out } = await cli.steward('audit', 'list');
    expect(out).toMatch(/q-2026-10-05 +review +all portals +24 Nov 2026, 09:00 +in-review\n/);
    expect(out).toMatch(/a-1 +review +Example Manufacturing +24 Nov 2026, 09:00 +not-verified\n/);
    expect(widthOf(out)).toBeLessThanOrEqual(90);
  });

  it('show: findings by severity, decisions, and what could not be verified', async () => {
    await seedAudit(cli.api);
    const { code, out } = await cli.steward('audit', 'show', 'q-2026-10-05');
    expect(code).toBe(0);
    expect(out).toMatch(/^Audit of all portals {3}q-2026-10-05\n/);
    expect(out).toMatch(/Portals read +1 of 3, 1 to come\n/);
    expect(out).toMatch(/critical +Not on the roster +1 +1 +0 +0\n/);
    expect(out).toMatch(/Decided +1: 0 keep, 0 change, 1 revoke\n/);
    expect(out).toMatch(/Could not be told\n +What +Portals\n +Paid seat without need +1\n/);
    expect(out).toMatch(/c-2 +20000002 +connection taken back\n/);
    expect(widthOf(out)).toBeLessThanOrEqual(80);
    expect(JSON.parse((await cli.steward('audit', 'show', 'q-2026-10-05', '--json')).out).progress.read).toBe(1);
  });
});
