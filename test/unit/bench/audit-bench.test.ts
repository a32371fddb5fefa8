import { describe, expect, it } from 'vitest';
import type { AuditMeasurement } from '../../bench/audit/measure-audit.ts';
import { memoryCourse, type Sample } from '../../bench/audit/memory.ts';
import { auditBudgets, auditTable, overBudget } from '../../bench/audit/report-audit.ts';

const samplesOf = (pid: number, sizes: readonly number[]): Sample[] =>
  sizes.map((rss, index) => ({ pid, at: index * 1000, rss }));

const MEASURED: AuditMeasurement = {
  portals: 10,
  users: 200,
  loading: 1,
  reading: 2,
  untilReviews: 3,
  reviews: 1,
  cannotVerify: 0,
  portalsPerSecond: 5,
  calls: { listUsers: 10, listLogins: 40 },
  callsPerPortal: 5,
  loginPagesPerPortal: 4,
  formula: { calls: 5, loginPages: 4 },
  memory: { workers: 1, first: 90, middle: 100, last: 105, highest: 120, growth: 0.05 },
};

describe('the memory of workers', () => {
  it('is the mean over all workers of the median of each one’s own thirds', () => {
    const samples = [...samplesOf(1, [90, 100, 500, 100, 110, 110]), ...samplesOf(2, [190, 200, 220])];
    expect(memoryCourse(samples)).toEqual({
      workers: 2,
      first: (100 + 190) / 2,
      middle: (500 + 200) / 2,
      last: (110 + 220) / 2,
      highest: 500,
      growth: 330 / 700 - 1,
    });
  });

  it('leaves out a worker that was seen too seldom', () => {
    expect(memoryCourse([...samplesOf(1, [10, 10, 10]), ...samplesOf(2, [99])])).toMatchObject({
      workers: 1,
      first: 10,
    });
  });
});

describe('the budgets of an audit', () => {
  it('hold for what the formula says and memory that stays', () => {
    expect(overBudget(MEASURED, auditBudgets())).toEqual([]);
    expect(auditTable(MEASURED, auditBudgets())).toContain('calls per portal');
  });

  it.each([
    ['calls', { callsPerPortal: 6.5 }, 2],
    ['calls over the formula', { callsPerPortal: 5.5 }, 1],
    ['login pages', { loginPagesPerPortal: 4.5 }, 1],
    ['memory', { memory: { ...MEASURED.memory, growth: 0.5 } }, 1],
    ['memory at its highest', { memory: { ...MEASURED.memory, highest: 400 * 1024 * 1024 } }, 1],
    ['portals that could not be read', { cannotVerify: 1 }, 1],
  ])('say what is over them: %s', (_what, change, reasons) => {
    expect(overBudget({ ...MEASURED, ...change }, auditBudgets())).toHaveLength(reasons);
  });
});
