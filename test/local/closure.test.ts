import { ListExecutionsCommand, ListStateMachinesCommand, SFNClient, StopExecutionCommand } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { localAwsConfig } from '../../infra/local/aws-env.ts';
import { type DemoContext, demoContext } from '../../infra/local/demo/context.ts';
import { baselinePollMailedNobody } from '../../infra/local/demo/steps/baseline-poll-mailed-nobody.ts';
import { clientEndedAllAccess } from '../../infra/local/demo/steps/closing.ts';
import { type RunningStack, startStack } from '../../infra/local/stack.ts';
import { killFunction } from '../support/fault-process.ts';
import { type FaultProxy, type Matches, startFaultProxy } from '../support/fault-proxy.ts';

const MINUTES = 60_000;
let hubspot: FaultProxy;
let stack: RunningStack;
let context: DemoContext;

beforeAll(async () => {
  hubspot = await startFaultProxy();
  stack = await startStack({
    name: 'closure',
    settingsOverrides: { hubspot: { apiBaseUrl: hubspot.url }, durations: { tokenGrace: 2, runCheckInterval: 2 } },
  });
  hubspot.pointTo(stack.addresses.sandbox ?? '');
  context = demoContext(stack.addresses);
  await baselinePollMailedNobody.run(context);
}, 10 * MINUTES);

afterAll(async () => {
  await stack?.stop();
  await hubspot?.stop();
});

const uninstalls: Matches = ({ method, path }) => method === 'DELETE' && path.startsWith('/appinstalls/');

it(
  'ends as it should although it dies when HubSpot has uninstalled the app and has not said so',
  async () => {
    const { hit } = hubspot.holdAnswer(uninstalls);
    const whole = clientEndedAllAccess.run(context);
    await Promise.race([hit, whole]);
    await stopClosure();
    expect(killFunction(stack.emulator.pid, 'uninstall-app')).toBeGreaterThan(0);
    hubspot.clear();
    const sweeping = setInterval(() => void context.api('POST', '/sweeps').catch(() => undefined), 1000);
    try {
      await whole;
    } finally {
      clearInterval(sweeping);
    }
    // Nobody is told of a connection that got lost: it was ended.
    expect(
      (await context.mails()).filter(({ subject }) => /connection/i.test(subject) && /lost|broken/i.test(subject)),
    ).toEqual([]);
  },
  5 * MINUTES,
);

/** Stops all executions of the closure's machine. */
async function stopClosure(): Promise<void> {
  const executions = new SFNClient(localAwsConfig(stack.addresses.aws));
  try {
    const { stateMachines = [] } = await executions.send(new ListStateMachinesCommand({}));
    const machine = stateMachines.find(({ name }) => name?.includes('client-closure'));
    const filter = { stateMachineArn: machine?.stateMachineArn, statusFilter: 'RUNNING' } as const;
    const { executions: running = [] } = await executions.send(new ListExecutionsCommand(filter));
    expect(running.length).toBeGreaterThan(0);
    for (const { executionArn } of running) await executions.send(new StopExecutionCommand({ executionArn }));
  } finally {
    executions.destroy();
  }
}
