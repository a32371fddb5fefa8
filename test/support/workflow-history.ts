import { type Machine, type State, targetsOf } from '../gate/asl-machine.ts';
import { isDistributed } from './workflow-definition.ts';

/** How often each way back is taken at most, by its states: `WereApplied -> ApplyRemedies`. */
export type Rounds = Readonly<Record<string, number>>;

/** The history of one kind of execution. */
export interface History {
  /** The machine itself, or the distributed Map whose child it is. */
  readonly execution: string;
  readonly events: number;
}

/** Started, and how it ended. */
const EXECUTION_EVENTS = 2;
/** Entered, and left. */
const STATE_EVENTS = 2;
/** Scheduled, started, and how it ended. */
const TRY_EVENTS = 3;
/** Scheduled, started, submitted, and how it ended. */
const WAITING_TRY_EVENTS = 4;
/** Started and succeeded: the Map state, and for a distributed one its Map Run. */
const MAP_EVENTS = 2;
/** Started and succeeded: one iteration of an inline Map. */
const ITERATION_EVENTS = 2;
/** Attempts after the first where a Retry does not say how many. */
const DEFAULT_ATTEMPTS = 3;

/**
 * Events of the longest history of a machine's executions, and of those that its distributed Maps start, each step failing as often as its
 * Retry lets it. A way back begins a new stretch of the course; each stretch is as long as the longest.
 * @throws Error when the number of a loop's rounds is not stated.
 */
export function longestHistories(
  execution: string,
  machine: Machine,
  rounds: Rounds,
  items: ReadonlyMap<string, number>,
): History[] {
  const children = mapsIn(machine).filter(({ state }) => isDistributed(state));
  return [
    { execution, events: EXECUTION_EVENTS + eventsOf(machine, rounds, items) },
    ...children.flatMap(({ name, inner }) => longestHistories(name, inner, rounds, items)),
  ];
}

/** The Maps that executions of a machine run: its own, and those within its inline Maps. */
function mapsIn(machine: Machine): { name: string; state: State; inner: Machine }[] {
  return Object.entries(machine.States).flatMap(([name, state]) => {
    const inner = state.ItemProcessor;
    if (inner === undefined) return [];
    return [{ name, state, inner }, ...(isDistributed(state) ? [] : mapsIn(inner))];
  });
}

function eventsOf(machine: Machine, rounds: Rounds, items: ReadonlyMap<string, number>): number {
  const backs = waysOf(machine).flatMap(({ from, to }) => {
    const times = rounds[`${from} -> ${to}`];
    return times === undefined ? [] : [{ from, to, times }];
  });
  const isBack = (from: string, to: string) => backs.some((back) => back.from === from && back.to === to);
  const weight = (name: string) => weightOf(name, machine.States[name], rounds, items);

  /** The longest stretch from a state to one of `ends`, or -Infinity. */
  const longest = (start: string, ends: ReadonlySet<string>): number => {
    const known = new Map<string, number>();
    const visit = (name: string, above: readonly string[]): number => {
      const found = known.get(name);
      if (found !== undefined) return found;
      if (above.includes(name)) {
        throw new Error(`Nobody says how often ${above.at(-1)} -> ${name} is taken: ${loop(above, name)} is a loop.`);
      }
      const next = targetsOf(machine.States[name] ?? { Type: '' }).filter((to) => !isBack(name, to));
      const further = Math.max(ends.has(name) ? 0 : -Infinity, ...next.map((to) => visit(to, [...above, name])));
      known.set(name, weight(name) + further);
      return weight(name) + further;
    };
    return visit(start, []);
  };

  const sources = new Set(backs.map(({ from }) => from));
  const ends = new Set(
    Object.keys(machine.States).filter((name) => targetsOf(machine.States[name] ?? { Type: '' }).length === 0),
  );
  const starts = [machine.StartAt, ...backs.map(({ to }) => to)];
  const last = Math.max(...starts.map((start) => longest(start, ends)));
  const first = Math.max(0, longest(machine.StartAt, sources));
  const again = backs.map(({ to, times }) => times * Math.max(0, longest(to, sources)));
  return last + first + again.reduce((sum, one) => sum + one, 0);
}

/** The states of a loop, in their order. */
function loop(above: readonly string[], name: string): string {
  return [...above.slice(above.indexOf(name)), name].join(' -> ');
}

function waysOf(machine: Machine): { from: string; to: string }[] {
  return Object.entries(machine.States).flatMap(([from, state]) =>
    [...new Set(targetsOf(state))].map((to) => ({ from, to })),
  );
}

function weightOf(name: string, state: State | undefined, rounds: Rounds, items: ReadonlyMap<string, number>): number {
  if (state?.Type === 'Task') {
    const perTry = state.Resource?.endsWith('.waitForTaskToken') === true ? WAITING_TRY_EVENTS : TRY_EVENTS;
    const again = (state.Retry ?? []).reduce((sum, retry) => sum + (retry.MaxAttempts ?? DEFAULT_ATTEMPTS), 0);
    return STATE_EVENTS + perTry * (1 + again);
  }
  if (state?.ItemProcessor === undefined) return STATE_EVENTS;
  if (isDistributed(state)) return STATE_EVENTS + 2 * MAP_EVENTS;
  const perItem = ITERATION_EVENTS + eventsOf(state.ItemProcessor, rounds, items);
  return STATE_EVENTS + MAP_EVENTS + (items.get(name) ?? 0) * perItem;
}
