import { type Machine, scopesOf } from '../gate/asl-machine.ts';
import type { StepContract } from './workflow-contracts.ts';
import { type History, longestHistories, type Rounds } from './workflow-history.ts';
import { type ListLengths, largestPayloads, mapItems, type Payload } from './workflow-payloads.ts';

/** What Step Functions allows: bytes of a state's input, output or result, and events of an execution's history. Neither can be raised. */
export const LIMITS = { bytes: 262_144, events: 25_000 } as const;

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
    queues: queuesIn(machine, items),
  };
}

/** A sentence for each limit that is reached. */
export function beyondLimits({ payloads, histories }: Needs): string[] {
  return [
    ...payloads
      .filter(({ bytes }) => bytes >= LIMITS.bytes)
      .map(({ scope, what, bytes }) => `${scope}, ${what}: ${bytes} bytes of ${LIMITS.bytes}`),
    ...histories
      .filter(({ events }) => events >= LIMITS.events)
      .map(({ execution, events }) => `${execution}: ${events} events of ${LIMITS.events}`),
  ];
}

/** Maps of which some items would have to wait until people have answered to others. */
function queuesIn(machine: Machine, items: ReadonlyMap<string, number>): string[] {
  return scopesOf(machine).flatMap((scope) =>
    Object.entries(scope.States).flatMap(([name, state]) => {
      const inner = state.ItemProcessor === undefined ? [] : scopesOf(state.ItemProcessor);
      const waits = inner.some((one) => Object.values(one.States).some(isWait));
      const atOnce = Number(state['MaxConcurrency'] ?? 0) || Number.POSITIVE_INFINITY;
      const queued = (items.get(name) ?? 0) - atOnce;
      return waits && queued > 0
        ? [`${name}: ${queued} of ${items.get(name)} wait for people who were asked about others`]
        : [];
    }),
  );
}

function isWait(state: { readonly Resource?: string | undefined }): boolean {
  return state.Resource?.endsWith('.waitForTaskToken') === true;
}
