import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { localRoot } from './paths.ts';

const ownerSchema = z.object({
  /** The process that started the stack. */
  pid: z.int(),
  emulator: z.object({ pid: z.int(), endpoint: z.string() }).optional(),
});

/** Who runs the stack of a directory. */
export type StackOwner = z.infer<typeof ownerSchema>;

/** A stack's own directory under `.local/stacks/`, held by this process. */
export interface StackDirectory {
  readonly path: string;
  file(name: string): string;
  /** Records the emulator, so that a later start can end it if this process is killed. */
  holdsEmulator(emulator: { readonly pid: number; readonly endpoint: string }): void;
  /** Gives the directory free for the next start; its logs stay. */
  release(): void;
}

/** The directory of a stack, whether it runs or not. */
export function stackPath(name: string): string {
  return join(localRoot, 'stacks', name);
}

/** Who runs stack `name` now; undefined when nobody does. */
export function stackOwner(name: string): StackOwner | undefined {
  const owner = readOwner(stackPath(name));
  return owner !== undefined && isAlive(owner.pid) ? owner : undefined;
}

/**
 * Takes the directory of stack `name`, or of `name-2`, `name-3` … when another process runs one of that name.
 * What a killed process left running there is ended first.
 */
export async function claimStackDirectory(name: string): Promise<StackDirectory> {
  for (let count = 1; ; count += 1) {
    const path = stackPath(count === 1 ? name : `${name}-${count}`);
    mkdirSync(path, { recursive: true });
    const file = join(path, 'owner.json');
    const before = readOwner(path);
    if (before !== undefined && before.pid !== process.pid && isAlive(before.pid)) continue;
    if (before?.emulator !== undefined) await endOrphan(before.emulator);
    rmSync(file, { force: true });
    if (!claim(file)) continue;
    return {
      path,
      file: (part) => join(path, part),
      holdsEmulator: (emulator) => writeFileSync(file, JSON.stringify({ pid: process.pid, emulator })),
      release: () => rmSync(file, { force: true }),
    };
  }
}

/** `wx` fails if another process was quicker. */
function claim(file: string): boolean {
  try {
    writeFileSync(file, JSON.stringify({ pid: process.pid }), { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}

function readOwner(path: string): StackOwner | undefined {
  try {
    return ownerSchema.parse(JSON.parse(readFileSync(join(path, 'owner.json'), 'utf8')));
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** The emulator must still answer at its address: its process id alone may belong to somebody else by now. */
async function endOrphan(emulator: { readonly pid: number; readonly endpoint: string }): Promise<void> {
  const answer = await fetch(`${emulator.endpoint}/_ministack/health`, { signal: AbortSignal.timeout(2000) }).catch(
    () => undefined,
  );
  await answer?.body?.cancel();
  if (!answer?.ok || !isAlive(emulator.pid)) return;
  try {
    process.kill(-emulator.pid, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
}
