/** HubSpot counts calls over a rolling window of this length (policy TEN_SECONDLY_ROLLING). */
const WINDOW_MILLISECONDS = 10_000;

/**
 * Keeps this process below `callsPerTenSeconds`: gives, for each call, how many milliseconds it has to wait. Other processes have a limit
 * of their own; the stage's settings share HubSpot's limit out among them.
 */
export function createPacing(callsPerTenSeconds: number): (now: number) => number {
  const starts: number[] = [];
  return (now) => {
    while (starts[0] !== undefined && starts[0] <= now - WINDOW_MILLISECONDS) starts.shift();
    const slotFreedBy = starts[starts.length - callsPerTenSeconds];
    const start = slotFreedBy === undefined ? now : Math.max(now, slotFreedBy + WINDOW_MILLISECONDS);
    starts.push(start);
    return start - now;
  };
}
