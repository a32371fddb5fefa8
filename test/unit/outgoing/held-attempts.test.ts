import { expect, it } from 'vitest';
import { MAX_ATTEMPTS, type Run } from '../../../shared/domain/run.ts';
import { createHoldRun } from '../../../shared/services/runs/hold-run.ts';
import { createRestartRun, RELEASED } from '../../../shared/services/runs/restart-run.ts';
import { aWorld, begin } from '../access-provisioning/steps.ts';

it('being held costs a run none of its attempts: it fails as often as any other before it is parked', async () => {
  const world = aWorld();
  const { runId } = begin(world);
  const runs = { ...world.runs, begin: async () => true, hint: async () => true };
  const executions = {
    start: async () => undefined,
    stop: async () => undefined,
    state: async () => 'running' as const,
  };
  const parked: string[] = [];
  const parkRun = async (_run: Run, reason: string) => void parked.push(reason);
  const holdRun = createHoldRun({ runs, clock: world.clock });
  const restartRun = createRestartRun({ runs, executions, parkRun, clock: world.clock });
  const run = async () => (await world.runs.read(runId)) as Run;
  for (let day = 1; day <= MAX_ATTEMPTS + 1; day++) {
    await holdRun(runId, 'daily-limit');
    await restartRun(await run(), RELEASED);
  }
  for (let failure = 1; failure < MAX_ATTEMPTS; failure++) {
    expect(await restartRun(await run(), 'execution-ended')).toBe('restarted');
  }
  expect(parked).toEqual([]);
  expect(await restartRun(await run(), 'execution-ended')).toBe('parked');
  expect(parked).toEqual(['execution-ended']);
});
