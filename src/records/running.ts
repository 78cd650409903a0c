import { readFileSync } from 'node:fs';

const textOf = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};

/**
 * Tells a program from a later one with the same pid: start of the machine and ticks from there to the program's own
 * start. Undefined where the system does not tell, or no such program runs.
 */
export function startOf(pid: number): string | undefined {
  const boot = textOf('/proc/sys/kernel/random/boot_id')?.slice(0, 8);
  const stat = textOf(`/proc/${pid}/stat`);
  if (boot === undefined || stat === undefined) return undefined;
  // The program's name stands in brackets and may itself hold blanks and brackets: count from the last one.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // A zombie has ended: it only waits for its parent to look.
  return fields[0] === 'Z' ? undefined : `${boot}:${fields[19]}`;
}

/** Whether a program on this machine still runs; `start` as `startOf` gave it then. */
export function isRunning(pid: number, start: string | undefined): boolean {
  const now = startOf(pid);
  if (now !== undefined) return start === undefined || now === start;
  if (textOf('/proc/self/stat') !== undefined) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It runs, under another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
