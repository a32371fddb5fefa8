import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { measure } from './measure.ts';
import { keepsToBudgets, LEGEND, tableOf } from './report.ts';
import { makeSubjects } from './subjects.ts';

/** Fresh processes per function, of which the median is told. */
const ROUNDS = 7;

/** `npm run bench [-- --json]`: sizes and times of every function beside an empty and a naive one. Exit code 1 above a size budget. */
const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const measurements = await measure(makeSubjects(), ROUNDS);
const ok = keepsToBudgets(measurements);
const machine = { cores: availableParallelism(), node: process.versions.node, rounds: ROUNDS };
console.log(
  values.json
    ? JSON.stringify({ ok, machine, functions: measurements })
    : `${machine.cores} cores, Node ${machine.node}, median of ${ROUNDS} fresh processes\n\n${tableOf(measurements)}\n\n${LEGEND}`,
);
process.exitCode = ok ? 0 : 1;
