import { randomUUID } from 'node:crypto';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  type HistoryEvent,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, inject } from 'vitest';
import { ACCOUNT_ID, localAwsConfig } from '../../infra/local/aws-env.ts';
import { eventually } from '../../infra/local/eventually.ts';
import type { Machine } from '../gate/asl-machine.ts';
import { CONTRACTS } from './workflow-contracts.ts';
import { type Coverage, takenIn } from './workflow-coverage.ts';
import {
  calledBy,
  type ScriptedCall,
  scriptedCopy,
  stateNamed,
  triesOf,
  type WorkflowName,
} from './workflow-definition.ts';
import { deployScriptedFunction } from './workflow-function.ts';
import { type Script, ScriptServer } from './workflow-script.ts';

/** A step that fails for good starts a new process for each try; on a loaded machine that takes its time. */
const WITHIN = { withinMs: 90_000 };

/** What came of an execution. */
export interface WorkflowRun {
  readonly status: string;
  readonly error: string | undefined;
  /** States in the order in which they were entered; those inside a Map are not shown. */
  readonly path: readonly string[];
  readonly calls: readonly ScriptedCall[];
  readonly events: readonly HistoryEvent[];
  /** What it returned; undefined where it failed. */
  readonly output: string | undefined;
  /** What a state was given, each time that its step was called. */
  inputsOf(state: string): unknown[];
}

/** A machine under test. */
export interface MachineUnderTest {
  readonly definition: Machine;
  /** All that its executions entered and took so far. */
  readonly coverage: Coverage;
  /** How often a step is tried before its failure is caught. */
  triesOf(state: string): number;
  /** Runs the script; `short` lets a held wait time out after a second. @throws Error when a payload or an answer did not fit. */
  run(script: Script, options?: { readonly short?: boolean }): Promise<WorkflowRun>;
}

/** Deploys a machine in its scripted copies before the tests of a file, into the emulator of the project. */
export function machineUnderTest(workflow: WorkflowName, definition: Machine, input: unknown): MachineUnderTest {
  const name = `t-${randomUUID().slice(0, 8)}`;
  const states = new Set<string>();
  const branches = new Set<string>();
  let client: SFNClient;
  let server: ScriptServer;

  beforeAll(async () => {
    const endpoint = inject('workflowEmulator');
    client = new SFNClient(localAwsConfig(endpoint));
    server = new ScriptServer({
      succeed: async (taskToken) => {
        await client.send(new SendTaskSuccessCommand({ taskToken, output: '{}' }));
      },
      fail: async (taskToken) => {
        await client.send(new SendTaskFailureCommand({ taskToken, error: 'HoldFailed', cause: 'scripted' }));
      },
    });
    const arn = await deployScriptedFunction(endpoint, name, await server.start());
    for (const [machineName, machine] of [
      [name, scriptedCopy(definition, arn)],
      [`${name}-short`, scriptedCopy(definition, arn, 1)],
    ] as const) {
      await client.send(
        new CreateStateMachineCommand({
          name: machineName,
          roleArn: `arn:aws:iam::${ACCOUNT_ID}:role/scripted`,
          definition: JSON.stringify(machine),
        }),
      );
    }
  });
  afterAll(async () => {
    await server.stop();
    client.destroy();
  });

  async function run(script: Script, options: { readonly short?: boolean } = {}): Promise<WorkflowRun> {
    const execution = randomUUID();
    const contracts = CONTRACTS[workflow];
    const played = server.play(execution, script, (state) => contracts[calledBy(stateNamed(definition, state)) ?? '']);
    const { executionArn } = await client.send(
      new StartExecutionCommand({
        stateMachineArn: `arn:aws:states:eu-central-1:${ACCOUNT_ID}:stateMachine:${options.short ? `${name}-short` : name}`,
        name: execution,
        input: JSON.stringify(input),
      }),
    );
    const end = await eventually(
      'The end of the execution',
      async () => {
        const described = await client.send(new DescribeExecutionCommand({ executionArn }));
        if (played.faults.length > 0) {
          if (described.status === 'RUNNING') await client.send(new StopExecutionCommand({ executionArn }));
          return described;
        }
        return described.status !== 'RUNNING' && described;
      },
      WITHIN,
    );
    if (played.faults.length > 0) throw new Error(played.faults.join('\n'));
    const { events = [] } = await client.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 }));
    const taken = takenIn(definition, events);
    for (const state of taken.states) states.add(state);
    for (const branch of taken.branches) branches.add(branch);
    return {
      status: end.status ?? '',
      error: end.error,
      path: events.flatMap((event) => event.stateEnteredEventDetails?.name ?? []),
      calls: played.calls,
      events,
      output: end.output,
      inputsOf: (state) => played.calls.filter((call) => call.state === state).map((call) => call.input),
    };
  }
  return { definition, coverage: { states, branches }, triesOf: (state) => triesOf(definition, state), run };
}
