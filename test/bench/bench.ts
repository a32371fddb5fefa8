import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { benchAudit } from './audit/bench-audit.ts';
import { measure } from './measure.ts';
import { keepsToBudgets, LEGEND, tableOf } from './report.ts';
import { makeSubjects } from './subjects.ts';

/** Fresh processes per function, of which the median is told. */
const ROUNDS = 7;
/** The most that the sandbox makes up. */
const MOST_PORTALS = 1_000;

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    audit: { type: 'boolean', default: false },
    portals: { type: 'string', default: String(MOST_PORTALS) },
  },
});
process.exitCode = (await (values.audit ? audit() : functions())) ? 0 : 1;

/** `npm run bench [-- --json]`: sizes and times of every function beside an empty and a naive one. Exit code 1 above a size budget. */
async function functions(): Promise<boolean> {
  const measurements = await measure(makeSubjects(), ROUNDS);
  const ok = keepsToBudgets(measurements);
  const machine = { cores: availableParallelism(), node: process.versions.node, rounds: ROUNDS };
  console.log(
    values.json
      ? JSON.stringify({ ok, machine, functions: measurements })
      : `${machine.cores} cores, Node ${machine.node}, median of ${ROUNDS} fresh processes\n\n${tableOf(measurements)}\n\n${LEGEND}`,
  );
  return ok;
}

/** `npm run bench -- --audit [--portals 1000] [--json]`: an audit of many portals. Exit code 1 above a budget of calls or memory. */
async function audit(): Promise<boolean> {
  const portals = Number(values.portals);
  if (!Number.isInteger(portals) || portals < 1 || portals > MOST_PORTALS) {
    console.error(`--portals has to be a whole number from 1 to ${MOST_PORTALS}.`);
    return false;
  }
  return benchAudit(portals, values.json, { cores: availableParallelism(), node: process.versions.node });
}
