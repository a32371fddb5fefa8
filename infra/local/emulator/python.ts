import { execFileSync } from 'node:child_process';

/** The oldest Python that MiniStack runs on (its `requires-python`). */
const OLDEST_PYTHON = { major: 3, minor: 10 };

/** What this project looks for, in this order. `PYTHON` lets a machine with several name one. */
const CANDIDATES = ['python3', 'python', 'python3.14', 'python3.13', 'python3.12', 'python3.11', 'python3.10'];

/** A Python interpreter that is new enough. */
export interface Python {
  readonly command: string;
  /** `major.minor`, because wheels with native code differ by it. */
  readonly version: string;
}

/** No Python >= 3.10 was found; the message names the command that installs one. */
export class PythonMissingError extends Error {
  override readonly name = 'PythonMissingError';
}

/**
 * Finds a Python that is new enough for the emulator.
 * @throws PythonMissingError when there is none.
 */
export function findPython(candidates: readonly string[] = [process.env['PYTHON'] ?? [], CANDIDATES].flat(2)): Python {
  const seen: string[] = [];
  for (const command of candidates) {
    const version = versionOf(command);
    if (version === undefined) continue;
    const [major = 0, minor = 0] = version.split('.').map(Number);
    if (major === OLDEST_PYTHON.major && minor >= OLDEST_PYTHON.minor) return { command, version };
    seen.push(`${command} is ${version}`);
  }
  const found = seen.length > 0 ? `Found only: ${seen.join(', ')}. ` : '';
  throw new PythonMissingError(
    `The local AWS emulator needs Python >= ${OLDEST_PYTHON.major}.${OLDEST_PYTHON.minor}. ${found}${installHint()}`,
  );
}

function versionOf(command: string): string | undefined {
  try {
    return execFileSync(command, ['-c', 'import sys; print("%d.%d" % sys.version_info[:2])'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return undefined;
  }
}

function installHint(): string {
  if (process.platform === 'darwin') return 'Install it: brew install python3';
  if (process.platform === 'win32') return 'Install it: winget install Python.Python.3.13';
  return 'Install it: sudo apt-get install python3 python3-pip (Debian, Ubuntu), or sudo dnf install python3 python3-pip';
}
