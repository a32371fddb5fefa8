import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {} from 'vitest';
import type { TestProject } from 'vitest/node';
import { startEmulator } from '../../infra/local/emulator/emulator.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The emulator that runs the state machines under test. */
    workflowEmulator: string;
  }
}

/** One emulator for all workflow tests; waits between retries are instant in it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'workflows-'));
  const emulator = await startEmulator({ dataDir, waitScale: 0 });
  project.provide('workflowEmulator', emulator.endpoint);
  return async () => {
    await emulator.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
