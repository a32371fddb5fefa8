import { execFileSync } from 'node:child_process';

/** Resident memory of one worker process at one moment, in bytes. */
export interface Sample {
  readonly pid: number;
  /** Milliseconds since the sampling began. */
  readonly at: number;
  readonly rss: number;
}

/** Looks at worker processes again and again. */
export interface Sampling {
  stop(): readonly Sample[];
}

/** Samples the processes in which a function of an emulated stack runs; only children of this emulator are looked at. */
export function sampleMemory(emulatorPid: number, functionName: string, everyMs: number): Sampling {
  const samples: Sample[] = [];
  const began = performance.now();
  const look = () => {
    const listed = execFileSync('ps', ['-A', '-o', 'pid=,pgid=,rss=,args='], { encoding: 'utf8' });
    for (const line of listed.split('\n')) {
      const [, pid, group, kilobytes, command = ''] = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
      const isWorker = command.includes(`-${functionName}-`) && command.endsWith('_worker.js');
      if (!isWorker || Number(group) !== emulatorPid) continue;
      samples.push({ pid: Number(pid), at: performance.now() - began, rss: Number(kilobytes) * 1024 });
    }
  };
  const timer = setInterval(look, everyMs);
  return {
    stop() {
      clearInterval(timer);
      look();
      return samples;
    },
  };
}

/** How the memory of all workers went over the time, in bytes: the mean, over all workers, of the median of each one's own thirds. */
export interface MemoryCourse {
  readonly workers: number;
  /** In it the runtime fills its heap for the first time: how much says nothing of whether it then stays. */
  readonly first: number;
  readonly middle: number;
  readonly last: number;
  readonly highest: number;
  /** From the middle to the last: 0.1 is a tenth more. */
  readonly growth: number;
}

/** @see MemoryCourse; of each worker its own thirds are taken, so that one that comes late looks like no growth. */
export function memoryCourse(samples: readonly Sample[]): MemoryCourse {
  const thirds = [...Map.groupBy(samples, ({ pid }) => pid).values()]
    .filter((own) => own.length >= 3)
    .map((own) => {
      const third = Math.floor(own.length / 3);
      return {
        first: median(own.slice(0, third)),
        middle: median(own.slice(third, -third)),
        last: median(own.slice(-third)),
      };
    });
  const [first, middle, last] = (['first', 'middle', 'last'] as const).map((which) =>
    mean(thirds.map((one) => one[which])),
  ) as [number, number, number];
  const highest = samples.reduce((most, { rss }) => Math.max(most, rss), 0);
  return { workers: thirds.length, first, middle, last, highest, growth: last / middle - 1 };
}

function median(samples: readonly Sample[]): number {
  const sorted = samples.map(({ rss }) => rss).toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
