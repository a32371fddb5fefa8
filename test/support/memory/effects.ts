/** The process died. */
export class CrashError extends Error {
  override readonly name = 'CrashError';
}

/** Everything that leaves a trace goes through here, so that a test can let the process die before or after each of them. */
export interface Effects {
  run<T>(name: string, act: () => T): Promise<T>;
  /** Lets the process die at the `nth` effect from now (from 1), once. */
  dieAt(nth: number, when: 'before' | 'after'): void;
  /** Names of the effects so far. */
  readonly seen: readonly string[];
}

/** @see Effects */
export function createEffects(): Effects {
  const seen: string[] = [];
  let death: { at: number; when: 'before' | 'after' } | undefined;
  return {
    seen,
    async run(name, act) {
      seen.push(name);
      const dies = death?.at === seen.length ? death.when : undefined;
      if (dies === 'before') throw new CrashError(`Died before ${name}.`);
      const result = act();
      if (dies === 'after') throw new CrashError(`Died after ${name}.`);
      return result;
    },
    dieAt: (nth, when) => {
      death = { at: seen.length + nth, when };
    },
  };
}
