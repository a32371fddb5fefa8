import { defineConfig } from 'vitest/config';

/** Starts one local stack for all projects that name it, and provides its addresses (`inject('addresses')`). */
const LOCAL_STACK = 'test/support/local-stack.ts';
const MINUTE = 60_000;

/** In-process tests: many at once, a second or two each. */
function quick(name: string) {
  return {
    test: {
      name,
      include: [`test/${name}/**/*.test.{ts,tsx}`],
      environment: 'node',
      testTimeout: 30_000,
      sequence: { groupOrder: 0 },
    },
  } as const;
}

/** State machines in one emulator, with scripted steps. */
function workflows() {
  const { test } = quick('workflows');
  return {
    test: {
      ...test,
      testTimeout: 2 * MINUTE,
      hookTimeout: 2 * MINUTE,
      globalSetup: 'test/support/workflow-emulator.ts',
    },
  } as const;
}

/** Random histories of real use cases over a real table, in one emulator. */
function models() {
  const { test } = quick('models');
  return {
    test: {
      ...test,
      hookTimeout: 2 * MINUTE,
      globalSetup: 'test/support/model-emulator.ts',
      sequence: { groupOrder: 1 },
    },
  } as const;
}

/** Journeys against the one deployed stack: one file after the other, so that they do not disturb each other. */
function journeys(name: string, groupOrder: number) {
  return {
    test: {
      name,
      include: [`test/${name}/**/*.test.{ts,tsx}`],
      environment: 'node',
      pool: 'forks',
      maxWorkers: 1,
      fileParallelism: false,
      testTimeout: 3 * MINUTE,
      hookTimeout: 5 * MINUTE,
      globalSetup: LOCAL_STACK,
      sequence: { groupOrder },
    },
  } as const;
}

export default defineConfig({
  test: {
    // A run that finds no test has tested nothing.
    passWithNoTests: false,
    projects: [
      quick('unit'),
      workflows(),
      models(),
      quick('contract'),
      slow('infra', 2),
      journeys('local', 3),
      journeys('browser', 4),
    ],
  },
});

/** Tests that synthesise the CDK app or start processes: few at once. */
function slow(name: string, groupOrder: number) {
  return {
    test: {
      name,
      include: [`test/${name}/**/*.test.{ts,tsx}`],
      environment: 'node',
      maxWorkers: 2,
      globalSetup: 'test/support/stage-templates.ts',
      testTimeout: 2 * MINUTE,
      hookTimeout: 2 * MINUTE,
      sequence: { groupOrder },
    },
  } as const;
}
