import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { projectRoot } from './paths.ts';

const CDK = join(projectRoot, 'node_modules', 'aws-cdk', 'bin', 'cdk');

/** The CDK CLI ended with an error; the message carries the last lines that it printed. */
export class CdkError extends Error {
  override readonly name = 'CdkError';
}

/** One call of the CDK CLI. */
export interface CdkCall {
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Gets everything that the CLI prints. */
  readonly logFile: string;
  /** Ends the CLI when aborted. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs the CDK CLI on the project's app.
 * @throws CdkError
 */
export async function runCdk(call: CdkCall): Promise<void> {
  const log = createWriteStream(call.logFile, { flags: 'a' });
  const child = spawn(process.execPath, [CDK, '--no-color', '--ci', ...call.args], {
    cwd: projectRoot,
    env: call.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    // Its own group: a Ctrl-C must reach the caller first, who then ends the CLI and all that it started.
    detached: true,
  });
  const end = () => {
    if (child.pid !== undefined) killGroup(child.pid);
  };
  call.signal?.addEventListener('abort', end, { once: true });
  if (call.signal?.aborted) end();
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  call.signal?.removeEventListener('abort', end);
  log.end();
  await finished(log);
  call.signal?.throwIfAborted();
  if (code !== 0) {
    const said = (await readFile(call.logFile, 'utf8')).trim().split('\n').slice(-25).join('\n');
    throw new CdkError(`cdk ${call.args[0]} failed (${call.logFile}):\n${said}`);
  }
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGTERM');
  } catch {
    // It has ended already.
  }
}
