import { execFileSync } from 'node:child_process';

/**
 * Kills the processes in which a function of the stack runs, at once and without a word, as a machine that dies does.
 * Only children of this emulator are looked at: it leads its own process group. Returns how many there were.
 */
export function killFunction(emulatorPid: number, functionName: string): number {
  const listed = execFileSync('ps', ['-A', '-o', 'pid=,pgid=,args='], { encoding: 'utf8' });
  const pids = listed.split('\n').flatMap((line) => {
    const [, pid, group, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    const isWorker = command.includes(`-${functionName}-`) && command.endsWith('_worker.js');
    return isWorker && Number(group) === emulatorPid ? [Number(pid)] : [];
  });
  for (const pid of pids) process.kill(pid, 'SIGKILL');
  return pids.length;
}
