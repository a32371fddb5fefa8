import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Addresses, readAddresses, writeAddresses } from './addresses.ts';
import { localRoot } from './paths.ts';
import { DEFAULT_PORTS, type RunningStack, startStack } from './stack.ts';
import { stackOwner, stackPath } from './stack-directory.ts';

const NAME = 'start';
const ADDRESSES = join(localRoot, 'addresses.json');
/** Asks the running `npm start` to deploy again. */
const REDEPLOY_SIGNAL = 'SIGUSR2';

const color = process.stdout.isTTY && process.env['NO_COLOR'] === undefined;
const bold = (text: string) => (color ? `\u001b[1m${text}\u001b[0m` : text);
const soft = (text: string) => (color ? `\u001b[2m${text}\u001b[0m` : text);

/** The block of addresses that a newcomer reads. */
function block(addresses: Addresses): string {
  const rows: readonly (readonly [string, string | undefined, string])[] = [
    ['HubSpot sandbox', addresses.sandbox, 'create an invitation here'],
    ['Inbox', addresses.inbox, 'every mail that the product sends'],
    ['Product', addresses.product, 'what its mails link to'],
    ['API', addresses.api, 'npm run steward -- --help'],
  ];
  const lines = rows.flatMap(([what, url, hint]) =>
    url ? `  ${what.padEnd(17)}${bold(url.padEnd(33))}${soft(hint)}` : [],
  );
  return [
    '',
    `  ${bold('Portal Steward runs on this machine.')}`,
    '',
    ...lines,
    '',
    soft('  All addresses: .local/addresses.json   Stop: Ctrl-C'),
    '',
  ].join('\n');
}

async function main(): Promise<void> {
  const owner = stackOwner(NAME);
  if (owner !== undefined) return askForRedeploy(owner.pid);

  const giveUp = new AbortController();
  let stack: RunningStack | undefined;
  const stop = () => {
    giveUp.abort(new Error('Stopped before it was ready.'));
    if (stack !== undefined) void stopStack(stack);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  // Until it is ready there is nothing to deploy again, and Node would end on this signal.
  process.on(REDEPLOY_SIGNAL, () => {});

  const began = performance.now();
  stack = await startStack({
    name: NAME,
    ports: DEFAULT_PORTS,
    connectPartner: true,
    signal: giveUp.signal,
    log: (line) => console.log(soft(`  ${line}`)),
  });
  if (giveUp.signal.aborted) return stopStack(stack);
  writeAddresses(ADDRESSES, stack.addresses);
  console.log(block(stack.addresses));
  console.log(soft(`  Ready after ${((performance.now() - began) / 1000).toFixed(1)} s.`));
  redeployOn(REDEPLOY_SIGNAL, stack);
}

let stopping: Promise<void> | undefined;

/** Once, however often Ctrl-C is pressed. The file goes first: nobody shall call what is about to end. */
function stopStack(stack: RunningStack): Promise<void> {
  if (stopping === undefined) {
    console.log('\n  Stopping …');
    rmSync(ADDRESSES, { force: true });
    stopping = stack.stop();
  }
  return stopping;
}

function askForRedeploy(pid: number): void {
  const running = readAddresses(join(stackPath(NAME), 'addresses.json'));
  if (running === undefined) {
    console.log(`It is being started already (process ${pid}).`);
    return;
  }
  process.kill(pid, REDEPLOY_SIGNAL);
  console.log(`It runs already (process ${pid}); that one deploys your changes now.\n${block(running)}`);
}

/** One deploy at a time; a request that comes meanwhile is carried out after it. */
function redeployOn(signal: NodeJS.Signals, stack: RunningStack): void {
  let last = Promise.resolve();
  process.on(signal, () => {
    last = last
      .then(() => console.log(soft('  Deploying again …')))
      .then(() => stack.redeploy())
      .then(() => console.log(soft('  Deployed.')))
      .catch((error: unknown) => console.error(error instanceof Error ? error.message : error));
  });
}

try {
  await main();
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
