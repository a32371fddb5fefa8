import { describe, expect, it } from 'vitest';
import { callsFor } from '../../../shared/domain/audit/calls.ts';
import { estimateAudit } from '../../../shared/domain/audit/cost.ts';

const NONE = { logins: false, owners: false, objects: 0 };
const ALL = { logins: true, owners: true, objects: 4 };

describe('calls of a reading', () => {
  it.each([
    [
      'a portal of 100 users without optional scopes',
      { users: 100, partnerUsers: 5, optional: NONE, loginRows: 0 },
      3,
      0,
    ],
    ['a page more of users', { users: 101, partnerUsers: 5, optional: NONE, loginRows: 0 }, 4, 0],
    ['nobody of ours', { users: 250, partnerUsers: 0, optional: ALL, loginRows: 90 }, 3, 0],
    ['owners, active and archived', { users: 100, partnerUsers: 2, optional: ALL, loginRows: 90 }, 5, 2],
    ['many logins', { users: 100, partnerUsers: 2, optional: ALL, loginRows: 201 }, 5, 6],
    ['two who leave', { users: 100, partnerUsers: 2, optional: ALL, loginRows: 0, counted: 2 }, 13, 2],
    [
      'records cannot be told without owners',
      { users: 9, partnerUsers: 2, optional: { ...ALL, owners: false }, loginRows: 0, counted: 2 },
      3,
      2,
    ],
  ])('%s', (_case, size, calls, loginPages) => {
    expect(callsFor(size)).toEqual({ calls, loginPages });
  });
});

describe('time and money', () => {
  const size = { portals: 1_000, shards: 10, lines: 3_000, calls: 8_000, reviewers: 10 };

  it('follow the pace of the stage, until a call’s own length counts', () => {
    // 190 in ten seconds, shared by six workers, five of which read.
    expect(estimateAudit(size, 190).seconds).toBe(Math.ceil((8_000 / 5) * (10 / 31)));
    expect(estimateAudit({ ...size, shards: 1 }, 190).seconds).toBe(Math.ceil(8_000 * (10 / 31)));
    expect(estimateAudit(size, 1_000_000).seconds).toBe(400);
  });

  it('are cents for a small audit, some dollars at most for a thousand portals, and grow with each part', () => {
    expect(estimateAudit({ portals: 1, shards: 1, lines: 3, calls: 8, reviewers: 1 }, 100).usd).toBe(0.01);
    const { usd, prices } = estimateAudit(size, 100);
    expect(usd).toBeGreaterThan(0.1);
    expect(usd).toBeLessThan(5);
    expect(prices.asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
    for (const part of ['portals', 'lines', 'calls', 'reviewers'] as const)
      expect(estimateAudit({ ...size, [part]: size[part] * 100 }, 100).usd).toBeGreaterThan(usd);
  });
});
