import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type InstalledEmulator, installEmulator } from './emulator/install.ts';
import { findPython, PythonMissingError } from './emulator/python.ts';

/** Where a Chromium or Chrome is, as packages of the common systems put it. `CHROMIUM` names another one. */
const BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Something that a run needs is not on this machine; the message names the command that installs it. */
export class PrerequisiteMissingError extends Error {
  override readonly name = 'PrerequisiteMissingError';
}

/** The browser for the journeys; undefined when there is none. */
export function findBrowser(): string | undefined {
  const named = process.env['CHROMIUM'];
  return [...(named === undefined ? [] : [named]), ...BROWSERS].find((path) => existsSync(path));
}

/**
 * A browser for the journeys; as root on Debian it is installed from Debian's own package.
 * @throws PrerequisiteMissingError
 */
export function ensureBrowser(log: (line: string) => void): string {
  const found = findBrowser();
  if (found !== undefined) return found;
  if (mayInstallPackages()) installPackages(['chromium'], log);
  const installed = findBrowser();
  if (installed !== undefined) return installed;
  throw new PrerequisiteMissingError(
    'The tests need Chromium: sudo apt-get install chromium (or set CHROMIUM to the path of a Chromium or Chrome).',
  );
}

/**
 * The emulator, with the Python that it needs; as root on Debian that is installed too.
 * @throws PythonMissingError, EmulatorInstallError
 */
export function ensureEmulator(log: (line: string) => void): InstalledEmulator {
  try {
    findPython();
  } catch (error) {
    if (!(error instanceof PythonMissingError) || !mayInstallPackages()) throw error;
    installPackages(['python3', 'python3-pip'], log);
  }
  return installEmulator(log);
}

function mayInstallPackages(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

function installPackages(names: readonly string[], log: (line: string) => void): void {
  log(`Installing ${names.join(', ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env });
  const run = spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], {
    encoding: 'utf8',
    env,
  });
  if (run.status !== 0) log(`apt-get could not install ${names.join(', ')}: ${run.stderr.trim().split('\n').at(-1)}`);
}
