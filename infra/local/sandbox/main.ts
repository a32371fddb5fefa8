import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { sandboxConfigSchema } from './options.ts';
import { startSandbox } from './sandbox.ts';

const [, , file] = process.argv;
if (file === undefined) {
  console.error('Usage: node infra/local/sandbox/main.ts <config.json>');
  process.exit(2);
}

const config = sandboxConfigSchema.safeParse(JSON.parse(await readFile(file, 'utf8')));
if (!config.success) {
  console.error(`${file} is no sandbox configuration:\n${z.prettifyError(config.error)}`);
  process.exit(2);
}

const { port, apps, webhookTargetUrl, retryDelayMs } = config.data;
const sandbox = await startSandbox({
  apps,
  webhookTargetUrl,
  ...(port === undefined ? {} : { port }),
  ...(retryDelayMs === undefined ? {} : { retryDelayMs }),
  log: (line) => console.error(line),
});
console.log(sandbox.url);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void sandbox.stop().then(() => process.exit(0));
  });
}
