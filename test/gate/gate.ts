import { spawn } from 'node:child_process';

/** One thing that a gate does not let through. */
export interface Finding {
  /** Path below the root, where one file is to blame. */
  readonly file?: string;
  /** What is wrong, and what was expected. */
  readonly message: string;
}

/** One check of the whole project. It looks below `root` only, so that a test can plant a violation elsewhere and see it reported. */
export interface Gate {
  /** As `npm run check` prints it. */
  readonly name: string;
  run(root: string): Promise<readonly Finding[]>;
}

/** How a program ended, and all that it printed. */
export interface ProgramResult {
  readonly code: number;
  readonly stdout: string;
  readonly output: string;
}

/** Runs one of the project's Node tools, on this very Node. */
export function runTool(
  script: string,
  args: readonly string[],
  options: { cwd: string; env?: NodeJS.ProcessEnv },
): Promise<ProgramResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: options.cwd,
      env: options.env ?? { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      output += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, stdout, output }));
  });
}

/** The last lines of what a program printed, as one finding. */
export function programFinding(what: string, result: ProgramResult, lines = 40): Finding {
  return {
    message: `${what} (exit code ${result.code}):\n${result.output.trim().split('\n').slice(-lines).join('\n')}`,
  };
}
