import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { runCli } from './run-cli.ts';
import { wantsColour } from './text/style.ts';

// `steward … | head` closes the pipe early; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await runCli(process.argv.slice(2), {
  env: process.env,
  home: homedir(),
  projectRoot: fileURLToPath(new URL('../..', import.meta.url)),
  print: (text) => process.stdout.write(`${text}\n`),
  printError: (text) => process.stderr.write(`${text}\n`),
  colour: wantsColour(process.env, process.stdout.isTTY === true),
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
});
