import { type Machine, type State, scopesOf } from '../gate/asl-machine.ts';
import type { StepContract } from './workflow-contracts.ts';
import { isDistributed } from './workflow-definition.ts';
import { type History, longestHistories, type Rounds } from './workflow-history.ts';
import { type ListLengths, largestPayloads, mapItems, type Payload } from './workflow-payloads.ts';

/** What Step Functions allows: bytes of a state's input, output or result, events of an execution's history, open Map Runs of an account. None can be raised. */
export const LIMITS = { bytes: 262_144, events: 25_000, mapRuns: 1_000 } as const;

/** How much a machine has to do. */
export interface Volume {
  readonly lists: ListLengths;
  readonly rounds: Rounds;
}

/** What a machine needs at most of what Step Functions allows. */
export interface Needs {
  /** The largest payload of each state, the largest first. */
  readonly payloads: readonly Payload[];
  /** The longest history of each kind of execution, the longest first. */
  readonly histories: readonly History[];
  /** Distributed Maps that are open at the same time. */
  readonly mapRuns: number;
  /** Maps whose children wait for people while further items wait for them: name and the items that wait. */
  readonly queues: readonly string[];
}

/** Computes what a machine needs for a volume, from its definition and the contracts of its steps. */
export function needsOf(
  name: string,
  machine: Machine,
  contracts: Readonly<Record<string, StepContract>>,
  { lists, rounds }: Volume,
): Needs {
  const input = { runId: 'x'.repeat(1_024) };
  const answers = { contracts, lists };
  const items = mapItems(machine, input, answers);
  return {
    payloads: largestPayloads(name, machine, input, answers).sort((one, other) => other.bytes - one.bytes),
    histories: longestHistories(name, machine, rounds, items).sort((one, other) => other.events - one.events),
    mapRuns: mapRunsOf(machine, items),
    queues: queuesIn(machine, items),
  };
}

/** A sentence for each limit that is reached. */
export function beyondLimits({ payloads, histories, mapRuns }: Needs): string[] {
  return [
    ...payloads
      .filter(({ bytes }) => bytes >= LIMITS.bytes)
      .map(({ scope, what, bytes }) => `${scope}, ${what}: ${bytes} bytes of ${LIMITS.bytes}`),
    ...histories
      .filter(({ events }) => events >= LIMITS.events)
      .map(({ execution, events }) => `${execution}: ${events} events of ${LIMITS.events}`),
    ...(mapRuns >= LIMITS.mapRuns ? [`${mapRuns} open Map Runs of ${LIMITS.mapRuns}`] : []),
  ];
}

/** One Map of a course is open at a time, and within it the Maps of as many children as run at once. */
function mapRunsOf(machine: Machine, items: ReadonlyMap<string, number>): number {
  const open = Object.entries(machine.States).map(([name, state]) => {
    if (state.ItemProcessor === undefined) return 0;
    const children = Math.min(items.get(name) ?? 0, atOnce(state));
    return (isDistributed(state) ? 1 : 0) + children * mapRunsOf(state.ItemProcessor, items);
  });
  return Math.max(0, ...open);
}

function atOnce(map: State): number {
  return Number(map['MaxConcurrency'] ?? 0) || Number.POSITIVE_INFINITY;
}

/** Maps of which some items would have to wait until people have answered to others. */
function queuesIn(machine: Machine, items: ReadonlyMap<string, number>): string[] {
  return scopesOf(machine).flatMap((scope) =>
    Object.entries(scope.States).flatMap(([name, state]) => {
      const inner = state.ItemProcessor === undefined ? [] : scopesOf(state.ItemProcessor);
      const waits = inner.some((one) => Object.values(one.States).some(isWait));
      const queued = (items.get(name) ?? 0) - atOnce(state);
      return waits && queued > 0
        ? [`${name}: ${queued} of ${items.get(name)} wait for people who were asked about others`]
        : [];
    }),
  );
}

function isWait(state: { readonly Resource?: string | undefined }): boolean {
  return state.Resource?.endsWith('.waitForTaskToken') === true;
}
