import { readDefinition } from '../../infra/constructs/workflow-definition.ts';
import { type Machine, machineSchema, type State, scopesOf } from '../gate/asl-machine.ts';

/** The released workflows. */
export type WorkflowName =
  | 'invitation-acceptance'
  | 'access-provisioning'
  | 'offboarding-audit'
  | 'member-offboarding'
  | 'client-closure';

/** What the scripted function is called with: which state of which execution calls, and the payload that the real step would get. */
export interface ScriptedCall {
  readonly state: string;
  readonly execution: string;
  readonly input: unknown;
}

/** The state machine of a workflow as its file has it. */
export function workflowDefinition(name: WorkflowName): Machine {
  return machineSchema.parse(JSON.parse(readDefinition(name)));
}

/** The machine inside a Map state, to be run by itself: the emulator's history does not show the states inside a Map. */
export function innerMachine(machine: Machine, mapState: string): Machine {
  const inner = machine.States[mapState]?.ItemProcessor;
  if (inner === undefined) throw new Error(`${mapState} is no Map state.`);
  const { ProcessorConfig: _mode, ...own } = inner;
  return own;
}

/** A copy in which a state inside a Map fails, as a child does that AWS itself ends: nothing in it can catch that. */
export function failingInside(machine: Machine, mapState: string, state: string): Machine {
  const copy = structuredClone(machine);
  const inner = copy.States[mapState]?.ItemProcessor;
  if (inner === undefined || !(state in inner.States)) throw new Error(`There is no state ${state} in ${mapState}.`);
  inner.States[state] = { Type: 'Fail', Error: 'BrokenOff' };
  return copy;
}

/** A state by its name, also inside a Map. @throws Error when there is none. */
export function stateNamed(machine: Machine, name: string): State {
  const scope = scopesOf(machine).find((one) => name in one.States);
  const state = scope?.States[name];
  if (state === undefined) throw new Error(`There is no state ${name}.`);
  return state;
}

/** How often a step is tried before its failure is caught: the first time, and those of its Retry. */
export function triesOf(machine: Machine, name: string): number {
  return 1 + (stateNamed(machine, name).Retry?.[0]?.MaxAttempts ?? 0);
}

/** Name of the function that a Task calls: `TakeOutcome` for `${TakeOutcome}`; undefined for other states. */
export function calledBy(state: State): string | undefined {
  return /^\$\{(\w+)\}$/.exec(state.Parameters?.FunctionName ?? '')?.[1];
}

/** The payload of a Task as its definition has it: field to path. */
export function payloadOf(state: State): Record<string, unknown> {
  return (state.Parameters?.['Payload'] ?? {}) as Record<string, unknown>;
}

/**
 * A copy whose Tasks all call one scripted function, which is told the state and the execution beside the real payload. Nothing else differs,
 * except, where `holdSeconds` is given, how long a wait is held, and that children of a distributed Map, which are executions of their own, are
 * handed the name of the first one. `execution` is the path at which a state finds that name.
 */
export function scriptedCopy(
  machine: Machine,
  functionArn: string,
  holdSeconds?: number,
  execution = '$$.Execution.Name',
): Machine {
  const copy = structuredClone(machine);
  for (const [name, state] of Object.entries(copy.States)) {
    if (state.ItemProcessor !== undefined) {
      const handed = isDistributed(state) || execution === HANDED_DOWN;
      if (handed) state['ItemSelector'] = { ...(state['ItemSelector'] as object), 'execution.$': execution };
      const inner = handed ? HANDED_DOWN : execution;
      state.ItemProcessor = scriptedCopy(state.ItemProcessor, functionArn, holdSeconds, inner);
    }
    if (state.Parameters === undefined || calledBy(state) === undefined) continue;
    const payload = payloadOf(state);
    state.Parameters.FunctionName = functionArn;
    state.Parameters['Payload'] = { state: name, 'execution.$': execution, input: payload };
    if (holdSeconds !== undefined && state.Resource?.endsWith('.waitForTaskToken')) state.TimeoutSeconds = holdSeconds;
  }
  return copy;
}

/** Where a child of a distributed Map finds the name of the first execution. */
const HANDED_DOWN = '$.execution';

/** Whether a state is a Map whose children are executions of their own. */
export function isDistributed(state: State): boolean {
  const config = state.ItemProcessor?.['ProcessorConfig'] as { readonly Mode?: string } | undefined;
  return config?.Mode === 'DISTRIBUTED';
}
