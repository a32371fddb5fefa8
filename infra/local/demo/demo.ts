import { parseArgs } from 'node:util';
import { ensureEmulator } from '../prerequisites.ts';
import { startStack } from '../stack.ts';
import { demoContext } from './context.ts';
import { runSteps, type StepResult } from './run-steps.ts';
import { STEPS } from './steps.ts';

/** Brings up a stack of its own on free ports, beside whatever runs, and goes the whole journey over HTTP and the real mails. */
async function demo(log: (line: string) => void, told: (result: StepResult) => void): Promise<StepResult[]> {
  const giveUp = new AbortController();
  const stop = () => giveUp.abort(new Error('Stopped.'));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
  ensureEmulator(log);
  const stack = await startStack({ name: 'demo', log, signal: giveUp.signal });
  try {
    const stopped = new Promise<never>((_resolve, reject) => {
      giveUp.signal.addEventListener('abort', () => reject(giveUp.signal.reason), { once: true });
    });
    return await Promise.race([runSteps(STEPS, demoContext(stack.addresses), told), stopped]);
  } finally {
    await stack.stop();
  }
}

/** With `--json` one object on stdout and nothing else; without, a line for each step. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
  const json = values.json;
  let results: StepResult[] = [];
  let error: string | undefined;
  try {
    results = await demo(
      (line) => console.error(line),
      (result) => (json ? undefined : console.log(lineOf(result))),
    );
  } catch (cause) {
    error = cause instanceof Error ? cause.message : String(cause);
  }
  const failed = results.filter((result) => !result.ok).length;
  // A demo that showed nothing has not succeeded.
  const ok = error === undefined && failed === 0 && results.length > 0;
  if (json) console.log(JSON.stringify({ ok, steps: results, ...(error === undefined ? {} : { error }) }));
  else
    console.log(
      `${error === undefined ? '' : `${error}\n`}${results.length - failed} passed, ${failed + (error === undefined ? 0 : 1)} failed`,
    );
  process.exitCode = ok ? 0 : 1;
}

function lineOf({ name, ok, ms, error }: StepResult): string {
  return `${ok ? 'ok    ' : 'FAILED'}  ${name.padEnd(34)} ${String(ms).padStart(7)} ms${error === undefined ? '' : `  ${error}`}`;
}

await main();
