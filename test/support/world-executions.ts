import { ListExecutionsCommand, ListStateMachinesCommand, StopExecutionCommand } from '@aws-sdk/client-sfn';
import { expect } from 'vitest';
import type { Journey } from './journey.ts';
import type { World } from './world.ts';

/** Waits until so many executions have left their token at the one open wait of this kind. */
export async function untilHeld(world: World, kind: string, tokens: number): Promise<void> {
  await expect
    .poll(
      async () => {
        const items = await world.items();
        const wait = items.find((item) => item['entity'] === 'wait' && item['kind'] === kind);
        const kept = items.filter((item) => item['entity'] === 'task-token' && item.pk === wait?.pk);
        return wait?.['held'] === true ? kept.length : 0;
      },
      { timeout: 30_000 },
    )
    .toBeGreaterThanOrEqual(tokens);
}

/** Stops what runs of the invitation's machine. */
export async function stopExecution(world: World): Promise<void> {
  const { executions } = world;
  const { stateMachines = [] } = await executions.send(new ListStateMachinesCommand({}));
  const machine = stateMachines.find(({ name }) => name?.includes('invitation-acceptance'));
  const running = await executions.send(
    new ListExecutionsCommand({ stateMachineArn: machine?.stateMachineArn, statusFilter: 'RUNNING' }),
  );
  expect(running.executions).toHaveLength(1);
  for (const { executionArn } of running.executions ?? [])
    await executions.send(new StopExecutionCommand({ executionArn }));
}

/** Which attempt the client's first run is at. */
export async function attemptOf(world: World, journey: Pick<Journey, 'clientId'>): Promise<unknown> {
  const items = await world.items();
  return items.find((item) => item['entity'] === 'run' && item['clientId'] === journey.clientId)?.['attempt'];
}
