import { homedir } from 'node:os';
import { createInterface } from 'node:readline/promises';
import { Command, CommanderError } from 'commander';
import { createStyle, wantsColour } from '../cli/text/style.ts';
import { DeployRefusedError, deployStage } from './deploy-stage.ts';

/** `npm run deploy -- --stage <name>`: exit codes 0 deployed, 1 not, 2 the command line does not fit. */
const program = new Command('deploy')
  .description(
    'Checks the settings and the AWS account, deploys the stage, makes the first API token, publishes catalogue and policy, and says what is left to do in HubSpot.',
  )
  .requiredOption('--stage <name>', 'the stage: infra/settings/<name>.json')
  .option('--yes', 'ask nothing: go on past warnings, and let the CDK change rights')
  .option('--new-token', 'make another API token with all scopes, because the first was lost')
  .addHelpText('after', '\nExample:\n  $ npm run deploy -- --stage prod')
  .exitOverride();

try {
  program.parse();
  const options = program.opts<{ stage: string; yes?: boolean; newToken?: boolean }>();
  await deployStage({
    stage: options.stage,
    yes: options.yes === true,
    newToken: options.newToken === true,
    env: process.env,
    home: homedir(),
    style: createStyle(wantsColour(process.env, process.stdout.isTTY === true)),
    print: (text) => process.stdout.write(`${text}\n`),
    confirm: askAtTerminal,
  });
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else {
    const words = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${error instanceof DeployRefusedError ? words : `The deploy stopped: ${words}`}\n`);
    process.exitCode = 1;
  }
}

/** Without a terminal nobody can agree. */
async function askAtTerminal(question: string): Promise<boolean> {
  if (process.stdin.isTTY !== true) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`${question} [y/N] `);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}
