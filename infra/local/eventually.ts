import { setTimeout as sleep } from 'node:timers/promises';

/** Something that was waited for did not come; `cause` is why the last look failed. */
export class NeverCameError extends Error {
  override readonly name = 'NeverCameError';
}

/**
 * Looks again and again until `look` gives something other than undefined or false.
 * @throws NeverCameError when it did not within `withinMs`.
 */
export async function eventually<T>(
  what: string,
  look: () => Promise<T | undefined | false>,
  options: { readonly withinMs?: number; readonly everyMs?: number } = {},
): Promise<T> {
  const { withinMs = 30_000, everyMs = 100 } = options;
  const deadline = performance.now() + withinMs;
  let cause: unknown;
  do {
    try {
      const seen = await look();
      if (seen !== undefined && seen !== false) return seen;
      cause = undefined;
    } catch (error) {
      cause = error;
    }
    await sleep(everyMs);
  } while (performance.now() < deadline);
  const reason = cause instanceof Error ? `: ${cause.message}` : '';
  throw new NeverCameError(`${what} did not come within ${withinMs / 1000} s${reason}`, { cause });
}
