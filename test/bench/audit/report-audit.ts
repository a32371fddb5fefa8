import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { AuditMeasurement } from './measure-audit.ts';

const budgetsSchema = z.strictObject({
  /** Calls to HubSpot for a portal of up to 100 users, login pages apart. */
  callsPerPortal: z.number(),
  /** How much more memory a worker may have in the last third of an audit than in the one before; 0.25 is a quarter. */
  memoryGrowth: z.number(),
  /** The most memory that a worker may have at any time, in MB: the function has 512. */
  memoryHighest: z.number(),
});

/** What an audit is held against; times are told and never held against anything. */
export type AuditBudgets = z.infer<typeof budgetsSchema>;

/** Reads `budgets.json`. */
export function auditBudgets(): AuditBudgets {
  return budgetsSchema.parse(JSON.parse(readFileSync(new URL('budgets.json', import.meta.url), 'utf8')));
}

/** What is over budget, in words; nothing where all is well. */
export function overBudget(measured: AuditMeasurement, budgets: AuditBudgets): string[] {
  const { callsPerPortal, loginPagesPerPortal, formula, memory, cannotVerify } = measured;
  return [
    ...(callsPerPortal > budgets.callsPerPortal ? [`${callsPerPortal} calls per portal`] : []),
    ...(callsPerPortal > formula.calls ? ['more calls than the formula says'] : []),
    ...(loginPagesPerPortal > formula.loginPages ? ['more login pages than the formula says'] : []),
    ...(memory.growth > budgets.memoryGrowth ? [`memory grew by ${percent(memory.growth)}`] : []),
    ...(memory.highest > budgets.memoryHighest * MEGABYTE ? [`a worker had ${megabytes(memory.highest)}`] : []),
    ...(cannotVerify > 0 ? [`${cannotVerify} portals could not be read`] : []),
  ];
}

/** The measurement as aligned lines. */
export function auditTable(measured: AuditMeasurement, budgets: AuditBudgets): string {
  const { portals, users, formula, memory, calls } = measured;
  const rows = [
    ['portals x users', `${portals} x ${users / portals}`, ''],
    ['loading the world', seconds(measured.loading), ''],
    ['reading', seconds(measured.reading), `${measured.portalsPerSecond.toFixed(1)} portals per second`],
    ['start to reviews', seconds(measured.untilReviews), `${measured.reviews} reviews`],
    [
      'calls per portal',
      measured.callsPerPortal.toFixed(2),
      `formula ${formula.calls}, budget ${budgets.callsPerPortal}`,
    ],
    ['login pages per portal', measured.loginPagesPerPortal.toFixed(2), `formula ${formula.loginPages}`],
    ...Object.entries(calls).map(([name, count]) => [`  ${name}`, String(count), '']),
    ['workers', String(memory.workers), ''],
    ['memory, first third', megabytes(memory.first), ''],
    ['memory, middle third', megabytes(memory.middle), ''],
    [
      'memory, last third',
      megabytes(memory.last),
      `${percent(memory.growth)}, budget ${percent(budgets.memoryGrowth)}`,
    ],
    ['memory, highest', megabytes(memory.highest), `budget ${budgets.memoryHighest} MB`],
  ];
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map(([name = '', value = '', more = '']) =>
      `${name.padEnd(widths[0] ?? 0)}   ${value.padStart(widths[1] ?? 0)}   ${more}`.trimEnd(),
    )
    .join('\n');
}

const seconds = (value: number) => `${value.toFixed(1)} s`;
const MEGABYTE = 1024 * 1024;
const megabytes = (value: number) => `${(value / MEGABYTE).toFixed(0)} MB`;
const percent = (value: number) => `${value >= 0 ? '+' : ''}${(value * 100).toFixed(0)} %`;
