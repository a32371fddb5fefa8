import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as z from 'zod';
import { gzipBytes } from '../gate/size-budgets.ts';
import { startAwsStub } from './aws-stub.ts';
import { benchEnvironment } from './bench-environment.ts';
import { firstEvent } from './first-event.ts';
import type { Subject } from './subjects.ts';

const FRESH_PROCESS = fileURLToPath(new URL('fresh-process.cjs', import.meta.url));
const run = promisify(execFile);
const timesSchema = z.object({ load: z.number(), firstCall: z.number(), ended: z.string() });
type Times = z.infer<typeof timesSchema>;

/** What was found of one subject; sizes in bytes, times in milliseconds from the start of loading, medians over fresh processes. */
export interface Measurement extends Omit<Subject, 'bundle'> {
  readonly minified: number;
  readonly gzip: number;
  readonly load: number;
  /** Loading and the first call together. */
  readonly firstCall: number;
  /** Calls to AWS that the first call made. */
  readonly awsCalls: number;
  readonly ended: string;
}

/** Measures in rounds, each subject once a round, so that other work of the machine falls on all alike. The first round is not counted. */
export async function measure(subjects: readonly Subject[], rounds: number): Promise<Measurement[]> {
  await using aws = await startAwsStub();
  const env = benchEnvironment(aws.url);
  const taken = new Map<string, { times: Times[]; awsCalls: number }>();
  for (let round = 0; round <= rounds; round++) {
    for (const { name, bundle } of subjects) {
      aws.takeCalls();
      const once = await measureOnce(name, bundle, env);
      const before = taken.get(name)?.times ?? [];
      const times = round === 0 ? [] : [...before, once];
      taken.set(name, { times, awsCalls: aws.takeCalls() });
    }
  }
  return subjects.map(({ bundle, ...subject }) => {
    const { times = [], awsCalls = 0 } = taken.get(subject.name) ?? {};
    const content = readFileSync(bundle);
    return {
      ...subject,
      minified: content.length,
      gzip: gzipBytes(content),
      load: median(times.map((one) => one.load)),
      firstCall: median(times.map((one) => one.firstCall)),
      awsCalls,
      ended: times.at(-1)?.ended ?? '',
    };
  });
}

/** @throws Error that names the function, without the bundle's text that Node shows where it fails */
async function measureOnce(name: string, bundle: string, env: Record<string, string>): Promise<Times> {
  const BENCH_EVENT = JSON.stringify(firstEvent(new Date()));
  try {
    const { stdout } = await run(process.execPath, [FRESH_PROCESS, bundle], { env: { ...env, BENCH_EVENT } });
    return timesSchema.parse(JSON.parse(/^BENCH (.*)$/m.exec(stdout)?.[1] ?? 'null'));
  } catch (cause) {
    const words = /^\w*Error: .*$/m.exec(String((cause as { stderr?: string }).stderr))?.[0] ?? 'It said nothing.';
    throw new Error(`${name} cannot be measured. ${words.slice(0, 300)}`);
  }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return Math.round((sorted[Math.floor(sorted.length / 2)] ?? Number.NaN) * 10) / 10;
}
