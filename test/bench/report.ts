import type { Measurement } from './measure.ts';

/** Whether every function keeps to its size; times are told and never held against anything. */
export function keepsToBudgets(measurements: readonly Measurement[]): boolean {
  return measurements.every(({ gzip, budget }) => budget === undefined || gzip <= budget);
}

/** The measurements as an aligned table. */
export function tableOf(measurements: readonly Measurement[]): string {
  const heads = ['function', 'minified', 'gzip', 'budget', 'load', 'load + first call', 'AWS calls', 'ended'];
  const rows = measurements.map((one) => [
    one.name,
    kilobytes(one.minified),
    kilobytes(one.gzip),
    one.budget === undefined ? '' : `${kilobytes(one.budget)}${one.gzip > one.budget ? ' EXCEEDED' : ''}`,
    milliseconds(one.load),
    milliseconds(one.firstCall),
    String(one.awsCalls),
    one.ended,
  ]);
  const all = [heads, ...rows];
  const widths = heads.map((_head, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 || column === heads.length - 1
            ? cell.padEnd(widths[column] ?? 0)
            : cell.padStart(widths[column] ?? 0),
        )
        .join('   ')
        .trimEnd(),
    )
    .join('\n');
}

/** What the columns mean. */
export const LEGEND = [
  'load: requiring the bundle. load + first call: until the first event was answered, calls to AWS (a stub on this machine) included.',
  'hubspot-webhook and naive get a validly signed delivery. Behind the other events stands no record: the step finds none and says so.',
  'empty: a function that does nothing. naive: the webhook as the first example of each library would write it.',
].join('\n');

const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`;
const milliseconds = (value: number) => `${value.toFixed(1)} ms`;
