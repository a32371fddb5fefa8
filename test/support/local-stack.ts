import type {} from 'vitest';
import type { TestProject } from 'vitest/node';
import type { Addresses } from '../../infra/local/addresses.ts';
import { findBrowser } from '../../infra/local/prerequisites.ts';
import { type RunningStack, startStack } from '../../infra/local/stack.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where everything of the stack under test is. */
    addresses: Addresses;
    /** The stack's directory: settings, logs, secrets. */
    stackDirectory: string;
    /** Path of the browser's program. */
    browser: string;
  }
}

interface SharedStack {
  readonly started: Promise<RunningStack>;
  users: number;
}

/** Vitest loads this file once for each project; the main process is what they share. */
const shared = globalThis as { portalStewardTestStack?: SharedStack };

/** Starts the stack for the first project that asks, and stops it after the last one. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared.portalStewardTestStack ??= { started: startTestStack(), users: 0 };
  const own = shared.portalStewardTestStack;
  own.users += 1;
  const stack = await own.started;
  project.provide('addresses', stack.addresses);
  project.provide('stackDirectory', stack.directory);
  project.provide('browser', findBrowser() ?? '');
  return async () => {
    own.users -= 1;
    if (own.users > 0) return;
    delete shared.portalStewardTestStack;
    await stack.stop();
  };
}

function startTestStack(): Promise<RunningStack> {
  return startStack({
    name: 'test',
    // A delivery that fails is tried again soon, so that journeys over faults stay short.
    webhookRetryDelayMs: 200,
    // The next person is asked too only where a test moves the time, however slow the machine is.
    settingsOverrides: { durations: { escalateAfter: 240 } },
    log: (line) => console.error(line),
  });
}
