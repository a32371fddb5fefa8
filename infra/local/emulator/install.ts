import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { localRoot } from '../paths.ts';
import { findPython } from './python.ts';

const REQUIREMENTS = fileURLToPath(new URL('./requirements.txt', import.meta.url));

/** Where the emulator is, and with which Python it runs. */
export interface InstalledEmulator {
  readonly python: string;
  /** Directory for `PYTHONPATH`. */
  readonly packages: string;
}

/** No installer worked; the message holds what each one said. */
export class EmulatorInstallError extends Error {
  override readonly name = 'EmulatorInstallError';
}

/**
 * Installs MiniStack into the project's ignored `.local/emulator/`, once per version and Python; a second call finds it there.
 * Nothing of the machine's own Python is changed: `--target` needs neither a venv (Debian's may lack `ensurepip`)
 * nor a pip that may write to the system (`externally-managed-environment`). Every file is checked against its hash.
 * @throws PythonMissingError, EmulatorInstallError
 */
export function installEmulator(log: (line: string) => void = () => {}): InstalledEmulator {
  const python = findPython();
  const requirements = readFileSync(REQUIREMENTS);
  const digest = createHash('sha256').update(requirements).update(python.version).digest('hex').slice(0, 16);
  const packages = join(localRoot, 'emulator', digest);
  if (existsSync(join(packages, 'installed'))) return { python: python.command, packages };

  log('Installing the local AWS emulator (once, about 10 s) …');
  mkdirSync(join(localRoot, 'emulator'), { recursive: true });
  const staging = `${packages}.${process.pid}`;
  const failures: string[] = [];
  for (const [command, ...args] of installers(python.command, staging)) {
    rmSync(staging, { recursive: true, force: true });
    const run = spawnSync(command, args, {
      encoding: 'utf8',
      env: { ...process.env, PIP_DISABLE_PIP_VERSION_CHECK: '1' },
    });
    if (run.status === 0) {
      writeFileSync(join(staging, 'installed'), `${python.version}\n`);
      publish(staging, packages);
      return { python: python.command, packages };
    }
    const said = (run.error?.message ?? `${run.stderr}${run.stdout}`).trim().split('\n').slice(-4).join('\n    ');
    failures.push(`  ${[command, ...args].join(' ')}\n    ${said}`);
  }
  rmSync(staging, { recursive: true, force: true });
  throw new EmulatorInstallError(
    `The local AWS emulator could not be installed. It needs pip (sudo apt-get install python3-pip) or uv, and the Python package registry.\n${failures.join('\n')}`,
  );
}

function installers(python: string, target: string): (readonly [string, ...string[]])[] {
  const what = ['--require-hashes', '--target', target, '-r', REQUIREMENTS];
  return [
    [python, '-m', 'pip', 'install', '--quiet', '--no-warn-script-location', ...what],
    ['uv', 'pip', 'install', '--quiet', '--python', python, ...what],
    ['pip3', 'install', '--quiet', ...what],
  ];
}

/** Two stacks may install at the same time: the first one to rename wins, the other uses what is there. */
function publish(staging: string, packages: string): void {
  try {
    renameSync(staging, packages);
  } catch (error) {
    if (!existsSync(join(packages, 'installed'))) throw error;
    rmSync(staging, { recursive: true, force: true });
  }
}
