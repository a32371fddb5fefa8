import type { Clock } from '../../shared/ports/clock.ts';
import type { DueItem, DueItems } from '../../shared/ports/due-items.ts';

/** Deals with one due record; repeated safely, and by two sweeps at once. */
export type DealWith = (id: string, now: Date) => Promise<void>;

/** What sweeping needs: one way to deal with each kind of due item. */
export interface RunSweepsDependencies {
  readonly dueItems: DueItems;
  readonly dealWith: Readonly<Record<DueItem['kind'], DealWith>>;
  readonly clock: Clock;
  /** Told of an item that failed; it stays due. */
  readonly failed: (item: DueItem, error: unknown) => void;
}

/** What a sweep did, by kind. */
export interface SweepReport {
  readonly done: Readonly<Record<DueItem['kind'], number>>;
  readonly failed: number;
}

/** Items per shard and sweep; more wait for the next one. */
const LIMIT = 100;

/** Timers are data: finds what is due and deals with it. One item that fails does not keep the others back. */
export function createRunSweeps({ dueItems, dealWith, clock, failed }: RunSweepsDependencies) {
  return async (): Promise<SweepReport> => {
    const now = clock.now();
    const done = { wait: 0, outcome: 0, run: 0, mail: 0, engagement: 0, offboarding: 0, closure: 0, connection: 0 };
    let failures = 0;
    for (const item of await dueItems.find(now, LIMIT)) {
      try {
        await dealWith[item.kind](item.id, now);
        done[item.kind] += 1;
      } catch (error) {
        failures += 1;
        failed(item, error);
      }
    }
    return { done, failed: failures };
  };
}
