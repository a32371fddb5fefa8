import { projectRoot } from '../../infra/local/paths.ts';
import { aslLint } from './asl-lint.ts';
import { formatAndLint } from './format-and-lint.ts';
import type { Finding, Gate } from './gate.ts';
import { importRules } from './import-rules.ts';
import { repositoryRules } from './repository-rules.ts';
import { sizeBudgets } from './size-budgets.ts';
import { strictTypes } from './strict-types.ts';
import { synth } from './synth.ts';

/** Quick ones first; the size budgets read what the synthesis bundles. */
const GATES: readonly Gate[] = [formatAndLint, strictTypes, importRules, aslLint, repositoryRules, synth, sizeBudgets];
const MOST_SHOWN = 50;

/** Runs every gate, also after one has failed, and says whether it passed. */
async function passes(gate: Gate): Promise<boolean> {
  const began = performance.now();
  let findings: readonly Finding[];
  try {
    findings = await gate.run(projectRoot);
  } catch (error) {
    findings = [
      { message: `the gate itself failed: ${error instanceof Error ? (error.stack ?? error.message) : error}` },
    ];
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const ok = findings.length === 0;
  console.log(`${ok ? 'ok    ' : 'FAILED'}  ${gate.name.padEnd(42)} ${seconds.padStart(6)} s`);
  for (const { file, message } of findings.slice(0, MOST_SHOWN)) {
    console.log(`        ${file === undefined ? '' : `${file}: `}${message.replaceAll('\n', '\n        ')}`);
  }
  if (findings.length > MOST_SHOWN) console.log(`        … and ${findings.length - MOST_SHOWN} more`);
  return ok;
}

/** `npm run check`; names behind it (`npm run check -- "import rules"`) run only those gates. */
async function main(wanted: readonly string[]): Promise<void> {
  const unknown = wanted.filter((name) => !GATES.some((gate) => gate.name === name));
  if (unknown.length > 0)
    throw new Error(
      `No gate is called ${unknown.join(', ')}. There are: ${GATES.map((gate) => gate.name).join('; ')}.`,
    );
  const gates = wanted.length === 0 ? GATES : GATES.filter((gate) => wanted.includes(gate.name));
  let passed = 0;
  for (const gate of gates) passed += (await passes(gate)) ? 1 : 0;
  console.log(`${passed} passed, ${gates.length - passed} failed`);
  process.exitCode = passed === gates.length ? 0 : 1;
}

await main(process.argv.slice(2));
