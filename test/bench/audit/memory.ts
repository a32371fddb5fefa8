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

/** How the memory of all workers went over the time: medians of its first and its last third, in bytes. */
export interface MemoryCourse {
  readonly workers: number;
  readonly first: number;
  readonly last: number;
  readonly highest: number;
  /** 0.1: the last third has a tenth more than the first. */
  readonly growth: number;
}

/** @see MemoryCourse; of each worker its own thirds are taken, and the mean of all is told, so that one that comes late looks like no growth. */
export function memoryCourse(samples: readonly Sample[]): MemoryCourse {
  const thirds = [...Map.groupBy(samples, ({ pid }) => pid).values()]
    .filter((own) => own.length >= 3)
    .map((own) => {
      const third = Math.floor(own.length / 3);
      return { first: median(own.slice(0, third)), last: median(own.slice(-third)) };
    });
  const first = mean(thirds.map((one) => one.first));
  const last = mean(thirds.map((one) => one.last));
  const highest = samples.reduce((most, { rss }) => Math.max(most, rss), 0);
  return { workers: thirds.length, first, last, highest, growth: last / first - 1 };
}

function median(samples: readonly Sample[]): number {
  const sorted = samples.map(({ rss }) => rss).toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
