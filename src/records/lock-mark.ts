import { hostname } from 'node:os';
import { type Disk, errnoOf, type FileState } from './disk.ts';
import type { Holder } from './records.ts';
import { isRunning } from './running.ts';

/** What a lock says of its holder. */
export interface Mark extends Holder {
  readonly start?: string;
  readonly token: string;
}

/** A holder on another machine that gave no sign of life for so long is dead. Milliseconds. */
const deadAfter = 60_000;
/** Of a lock that cannot be read: nobody knows whose it is, and it may be being written. */
export const unknownHolder: Mark = {
  operator: '',
  desk: '',
  host: '',
  pid: 0,
  since: '',
  token: 'unreadable',
};

function markOf(text: string): Mark {
  try {
    const value: Partial<Mark> = JSON.parse(text);
    const { operator, desk, host, pid, since, start, token } = value;
    if (typeof pid !== 'number' || typeof token !== 'string' || !/^[0-9a-f]{16}$/.test(token)) {
      return unknownHolder;
    }
    const named = {
      operator: `${operator}`,
      desk: `${desk}`,
      host: `${host}`,
      pid,
      since: `${since}`,
      token,
    };
    return typeof start === 'string' ? { ...named, start } : named;
  } catch {
    return unknownHolder;
  }
}

/** Without what only locks need. */
export const holderOf = ({ operator, desk, host, pid, since }: Mark): Holder => ({
  operator,
  desk,
  host,
  pid,
  since,
});

/** A lock that is there. */
export interface Seen {
  readonly mark: Mark;
  readonly alive: boolean;
}

/**
 * The lock at a path, if one is there.
 * @param time by the clock that stamps the files here; only asked for holders on other machines
 * @throws what the disk throws
 */
export function look(disk: Disk, path: string, time: () => number): Seen | undefined {
  let state: FileState | undefined;
  let text: string;
  try {
    // In this order: a shared folder shows what a file was like when it was last opened, and the age must never be that
    // of a lock that was there before.
    text = disk.read(path);
    state = disk.stat(path);
    if (!state) return undefined;
  } catch (error) {
    // Locks come and go: one that went between two looks is no failure of the disk.
    if (errnoOf(error) === 'ENOENT') return undefined;
    throw error;
  }
  const mark = markOf(text);
  const here = mark.host === hostname();
  // Whatever the holder's own clock says: nobody can set this time.
  const alive = here ? isRunning(mark.pid, mark.start) : time() - state.ctimeMs <= deadAfter;
  return { mark, alive };
}
