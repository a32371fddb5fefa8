import type { Clock } from '../../../shared/ports/clock.ts';

/** A clock that stands until it is told to go on; each look at it moves it by one millisecond, so that no two times are the same. */
export interface FakeClock extends Clock {
  advance(seconds: number): void;
}

/** @see FakeClock */
export function createFakeClock(start = '2026-11-24T09:00:00.000Z'): FakeClock {
  let time = new Date(start).getTime();
  return {
    now: () => new Date(time++),
    advance: (seconds) => {
      time += seconds * 1000;
    },
  };
}
