import type { HistoryEvent } from '@aws-sdk/client-sfn';
import type { Machine, State } from '../gate/asl-machine.ts';

/** States entered and branches taken, as `State -> Next`, or `State -[error]-> Next` for a Catch. */
export interface Coverage {
  readonly states: ReadonlySet<string>;
  readonly branches: ReadonlySet<string>;
}

/** Every state of a machine and every way out of each, without what is inside its Map states. */
export function allOf(machine: Machine): Coverage {
  const branches = Object.entries(machine.States).flatMap(([name, state]) => [
    ...[state.Next, state.Default, ...(state.Choices ?? []).map((choice) => choice.Next)].flatMap((next) =>
      next === undefined ? [] : [way(name, next)],
    ),
    ...(state.Catch ?? []).map((item) => way(name, item.Next, item.ErrorEquals)),
  ]);
  return { states: new Set(Object.keys(machine.States)), branches: new Set(branches) };
}

/** What one execution entered and took, by its history. */
export function takenIn(machine: Machine, events: readonly HistoryEvent[]): Coverage {
  const states = new Set<string>();
  const branches = new Set<string>();
  let from: string | undefined;
  let failedWith: string | undefined;
  for (const event of events) {
    if (event.taskScheduledEventDetails !== undefined) failedWith = undefined;
    if (event.taskFailedEventDetails !== undefined) failedWith = event.taskFailedEventDetails.error ?? '';
    const entered = event.stateEnteredEventDetails?.name;
    if (entered === undefined) continue;
    states.add(entered);
    const state = from === undefined ? undefined : machine.States[from];
    if (from !== undefined && state !== undefined) {
      // Events from inside a Map carry no state's name; they say nothing about the Map itself.
      const caught = state.Type === 'Task' && failedWith !== undefined;
      const error = caught ? failedWith : brokenOff(state, entered);
      branches.add(way(from, entered, error === undefined ? undefined : catchOf(state, error)));
    }
    from = entered;
    failedWith = undefined;
  }
  return { states, branches };
}

/** The error of a Map that was left by another way than its next state: it says which by that alone. */
function brokenOff(state: State, entered: string): string | undefined {
  return state.Type === 'Map' && entered !== state.Next ? 'States.TaskFailed' : undefined;
}

/** What is in `all` and not in `seen`. */
export function missingIn(seen: ReadonlySet<string>, all: ReadonlySet<string>): string[] {
  return [...all].filter((one) => !seen.has(one));
}

function way(from: string, to: string, errors?: readonly string[]): string {
  return errors === undefined ? `${from} -> ${to}` : `${from} -[${errors.join(', ')}]-> ${to}`;
}

/** The Catch that takes an error: the first that names it. */
function catchOf(state: State, error: string): string[] | undefined {
  const names = [error, 'States.ALL', ...(error === 'States.Timeout' ? [] : ['States.TaskFailed'])];
  return state.Catch?.find((item) => item.ErrorEquals.some((name) => names.includes(name)))?.ErrorEquals;
}
