const WINDOW_MS = 10_000;

export interface RateLimitResult {
  allowed: boolean;
  headers: Record<string, string>;
}

/** Counts calls per app and portal in windows of ten seconds, and writes HubSpot's headers about it. */
export interface RateLimiter {
  take(key: string, max: number): RateLimitResult;
  reset(): void;
}

export function createRateLimiter(clock: () => number): RateLimiter {
  const windows = new Map<string, { startedAt: number; calls: number }>();
  return {
    take(key, max) {
      const now = clock();
      const current = windows.get(key);
      const window = current && now - current.startedAt < WINDOW_MS ? current : { startedAt: now, calls: 0 };
      window.calls += 1;
      windows.set(key, window);
      const remaining = Math.max(0, max - window.calls);
      return {
        allowed: window.calls <= max,
        headers: {
          'X-HubSpot-RateLimit-Max': String(max),
          'X-HubSpot-RateLimit-Remaining': String(remaining),
          'X-HubSpot-RateLimit-Interval-Milliseconds': String(WINDOW_MS),
        },
      };
    },
    reset: () => windows.clear(),
  };
}
