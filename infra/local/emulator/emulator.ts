import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ACCOUNT_ID, LOCAL_REGION } from '../aws-env.ts';
import { freePort } from '../ports.ts';
import { installEmulator } from './install.ts';

/** How long the emulator may take until it answers; 0.3 s is usual, a cold disk on a loaded machine takes longer. */
const READY_WITHIN_MS = 60_000;
/** With `persist` the emulator saves on SIGTERM, so it gets this long before it is killed. */
const STOP_WITHIN_MS = 10_000;

/** How to run the emulator. */
export interface EmulatorOptions {
  /** Free port by default. */
  readonly port?: number;
  /** Holds its log, temporary files and, with `persist`, its state. */
  readonly dataDir: string;
  /** Added to (and winning over) the emulator's environment. */
  readonly hookEnv?: Readonly<Record<string, string>>;
  /** Enforce the functions' role policies. Deploy first, stop with `persist`, then start again with this. */
  readonly auth?: boolean;
  /** Keep the state in `dataDir` over a stop and a start (executions and mail do not survive). */
  readonly persist?: boolean;
  /** Factor on Wait states and retry sleeps of state machines: 0 makes them instant, 1 is real time. */
  readonly waitScale?: number;
  readonly region?: string;
  readonly log?: (line: string) => void;
}

/** A running emulator. */
export interface RunningEmulator {
  readonly endpoint: string;
  readonly port: number;
  readonly pid: number;
  readonly logFile: string;
  /** Ends it, with every function process that it started. Safe to call twice. */
  stop(): Promise<void>;
}

/** The emulator ended or stayed silent; the message carries the last lines of its log. */
export class EmulatorError extends Error {
  override readonly name = 'EmulatorError';
}

/**
 * Starts MiniStack on 127.0.0.1 and waits until it answers.
 * @throws PythonMissingError, EmulatorInstallError, EmulatorError
 */
export async function startEmulator(options: EmulatorOptions): Promise<RunningEmulator> {
  const installed = installEmulator(options.log);
  const port = options.port ?? (await freePort());
  const endpoint = `http://127.0.0.1:${port}`;
  const marker = randomUUID();
  mkdirSync(join(options.dataDir, 'tmp'), { recursive: true });
  // Functions are unpacked below; without this file their `index.js` would inherit `"type": "module"` from this project.
  writeFileSync(join(options.dataDir, 'tmp', 'package.json'), '{}\n');
  const logFile = join(options.dataDir, 'emulator.log');
  const logHandle = openSync(logFile, 'w');
  // A process group of its own: stop() reaches the function processes too, and a Ctrl-C in the terminal does not overtake it.
  const child = spawn(installed.python, ['-m', 'ministack'], {
    detached: true,
    stdio: ['ignore', logHandle, logHandle],
    env: {
      ...emulatorEnvironment(options, installed.packages, port, endpoint),
      // Its health page repeats this: another emulator that was quicker to take the port is not taken for ours.
      MINISTACK_EDITION: marker,
      ...options.hookEnv,
    },
  });
  const pid = child.pid;
  if (pid === undefined) throw new EmulatorError(`The emulator could not be started: ${installed.python} -m ministack`);
  const stop = () => stopGroup(child, pid);
  try {
    await untilReady(child, endpoint, marker, logFile);
  } catch (error) {
    await stop();
    throw error;
  }
  return { endpoint, port, pid, logFile, stop };
}

function emulatorEnvironment(options: EmulatorOptions, packages: string, port: number, endpoint: string) {
  const region = options.region ?? LOCAL_REGION;
  return {
    // This very Node runs the functions, whatever the machine's own Node is.
    PATH: [dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter),
    HOME: options.dataDir,
    LANG: 'C.UTF-8',
    PYTHONPATH: packages,
    PYTHONUNBUFFERED: '1',
    TMPDIR: join(options.dataDir, 'tmp'),
    BIND_HOST: '127.0.0.1',
    GATEWAY_PORT: String(port),
    AWS_ENDPOINT_URL: endpoint,
    MINISTACK_REGION: region,
    AWS_DEFAULT_REGION: region,
    MINISTACK_ACCOUNT_ID: ACCOUNT_ID,
    LOG_LEVEL: 'INFO',
    STATE_DIR: join(options.dataDir, 'state'),
    S3_DATA_DIR: join(options.dataDir, 's3'),
    PERSIST_STATE: options.persist === true ? '1' : '0',
    S3_PERSIST: options.persist === true ? '1' : '0',
    AUTH: options.auth === true ? 'true' : 'false',
    SFN_WAIT_SCALE: String(options.waitScale ?? 1),
    // A function process that stays warm answers in milliseconds; a cold one takes about 300.
    LAMBDA_WARM_TTL_SECONDS: '600',
    // Listeners of services that this product does not use.
    IOT_MTLS_ENABLED: '0',
    SFTP_ENABLED: '0',
  };
}

async function untilReady(child: ChildProcess, endpoint: string, marker: string, logFile: string): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new EmulatorError(`The emulator ended before it was ready (${logFile}):\n${tail(logFile)}`);
    }
    if ((await markerOf(endpoint)) === marker) return;
    await sleep(50);
  }
  throw new EmulatorError(
    `The emulator did not answer within ${READY_WITHIN_MS / 1000} s (${logFile}):\n${tail(logFile)}`,
  );
}

/** The marker that the emulator at this address was started with; undefined while nothing of ours answers there. */
async function markerOf(endpoint: string): Promise<string | undefined> {
  try {
    const answer = await fetch(`${endpoint}/_ministack/health`, { signal: AbortSignal.timeout(2000) });
    return ((await answer.json()) as { edition?: string }).edition;
  } catch {
    return undefined;
  }
}

async function stopGroup(child: ChildProcess, pid: number): Promise<void> {
  const ended = new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });
  // First the emulator alone, so that it can save its state and end its workers in order; then whatever is left of the group.
  child.kill('SIGTERM');
  await Promise.race([ended, sleep(STOP_WITHIN_MS, undefined, { ref: false })]);
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // The whole group has ended already.
  }
  await ended;
}

function tail(file: string): string {
  return readFileSync(file, 'utf8').trim().split('\n').slice(-15).join('\n');
}
