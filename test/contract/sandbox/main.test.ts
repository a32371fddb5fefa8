import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLIENT_APP, PARTNER_APP } from './harness.ts';

const MAIN = new URL('../../../infra/local/sandbox/main.ts', import.meta.url).pathname;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function start(config: unknown) {
  const file = join(folder, 'config.json');
  await writeFile(file, JSON.stringify(config));
  return spawn('node', [MAIN, file], { stdio: ['ignore', 'pipe', 'pipe'] });
}

describe('the sandbox as a process', () => {
  it('prints its address, answers, and ends on SIGTERM', async () => {
    const child = await start({ apps: { partner: PARTNER_APP, client: CLIENT_APP } });
    const [url] = await once(createInterface(child.stdout), 'line');
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await fetch(`${url}/_sandbox/state`)).status).toBe(200);
    child.kill('SIGTERM');
    const [code] = await once(child, 'exit');
    expect(code).toBe(0);
  });

  it('refuses a configuration that is none, and names the field', async () => {
    const child = await start({ apps: { partner: PARTNER_APP, client: { ...CLIENT_APP, appId: 'x' } } });
    const lines: string[] = [];
    createInterface(child.stderr).on('line', (line) => lines.push(line));
    const [code] = await once(child, 'close');
    expect(code).toBe(2);
    expect(lines.join('\n')).toContain('apps.client.appId');
  });
});
