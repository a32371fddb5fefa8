import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from './paths.ts';
import { ensureBrowser, ensureEmulator } from './prerequisites.ts';

const VITEST = join(projectRoot, 'node_modules', 'vitest', 'vitest.mjs');

/**
 * `npm test`: gives this machine what the tests need, then runs every project of vitest.config.ts.
 * What stands behind `--` goes to Vitest: `npm test -- --project unit`, `npm test -- test/unit/domain`.
 */
function main(): void {
  const log = (line: string) => console.error(line);
  ensureEmulator(log);
  const browser = ensureBrowser(log);
  const child = spawn(process.execPath, [VITEST, 'run', ...process.argv.slice(2)], {
    cwd: projectRoot,
    stdio: 'inherit',
    env: { ...process.env, CHROMIUM: browser },
  });
  // The terminal sends Ctrl-C to both; Vitest stops the stack, and this process waits for it.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  child.once('error', (error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
  child.once('close', (code) => {
    process.exitCode = code ?? 1;
  });
}

try {
  main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
