import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { type Disk, errnoOf, type FileState, writeWhole } from './disk.ts';
import { holderOf, look, type Mark, type Seen, unknownHolder } from './lock-mark.ts';
import type { Holder } from './records.ts';
import { startOf } from './running.ts';

/**
 * The right to write one incident: a file beside it that names its holder.
 *
 * It appears whole or not at all (written under another name, then linked), so one of many wins. A holder that died
 * loses it: same machine and the program is gone, or another machine without a sign of life for a minute. Its
 * successor first takes the name `….after-<token of the dead>`, which only one can have, looks again, and only then
 * puts its own file over the dead one's. So two never win, wherever one of them is killed.
 *
 * The file is kept open: its inode cannot come back in another file, and one `stat` tells whether it is still ours.
 */
export interface Lock {
  readonly path: string;
  readonly token: string;
  readonly file: number;
  readonly ino: number;
  readonly dev: number;
  beaten: number;
}

/** Ours now, or who has it. */
export type Taking =
  | { readonly kind: 'held'; readonly lock: Lock }
  | { readonly kind: 'taken'; readonly by: Holder };

/** Signs of life are not worth a write more often than this. Milliseconds. */
const beatEvery = 15_000;

const sameFile = (
  one: FileState | undefined,
  other: { readonly ino: number; readonly dev: number },
): boolean => one !== undefined && one.ino === other.ino && one.dev === other.dev;

function removeIfThere(disk: Disk, path: string): void {
  try {
    disk.remove(path);
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error;
  }
}

/** For what may fail without harm. */
function quietly(act: () => void): void {
  try {
    act();
  } catch (error) {
    if (errnoOf(error) === undefined) throw error;
  }
}

/** Gives `path` to the file `mine`, unless something is there. */
function put(disk: Disk, mine: string, path: string): boolean {
  try {
    disk.link(mine, path);
    return true;
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Whether somebody else lives who has it. What this program itself left there, when a disk failed, is no obstacle. */
const inOtherHands = (seen: Seen, instance: string): boolean =>
  seen.alive && !seen.mark.token.startsWith(instance);

/** Puts `mine` over the lock at `path`, whose holder is `from`, if nobody else is doing so. */
function succeed(disk: Disk, mine: string, path: string, from: Mark, taker: Taker, depth = 0): boolean {
  const turn = `${path.replace(/\.after-[0-9a-z]+$/, '')}.after-${from.token}`;
  if (!put(disk, mine, turn)) {
    const other = look(disk, turn, taker.time);
    // Somebody may have died at exactly this point: succeed the successor.
    if (!other || inOtherHands(other, taker.instance) || depth > 8) return false;
    if (!succeed(disk, mine, turn, other.mark, taker, depth + 1)) return false;
  }
  if (look(disk, path, taker.time)?.mark.token !== from.token) {
    removeIfThere(disk, turn);
    return false;
  }
  disk.rename(turn, path);
  return true;
}

/** Who wants it, with what makes its marks and its time. */
export interface Taker {
  readonly holder: Holder;
  /** 8 hex digits of this one program: what it left behind itself when a disk failed is no obstacle to it. */
  readonly instance: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The same by the clock that stamps the files here. */
  time(): number;
  /** 8 hex digits, others each time. */
  serial(): string;
}

function tryToTake(disk: Disk, path: string, before: Seen | undefined, taker: Taker): Lock | undefined {
  const { holder, now } = taker;
  const token = taker.instance + taker.serial();
  const mine = `${path}.${token}`;
  const start = holder.host === hostname() ? startOf(holder.pid) : undefined;
  const mark: Mark = { ...holderOf({ ...holder, token }), ...(start === undefined ? {} : { start }), token };
  const file = disk.open(mine, 'create');
  let lock: Lock | undefined;
  try {
    writeWhole(disk, file, Buffer.from(`${JSON.stringify(mark)}\n`));
    disk.touch(file, now);
    const won = before ? succeed(disk, mine, path, before.mark, taker) : put(disk, mine, path);
    const { ino, dev } = disk.fstat(file);
    if (won && sameFile(disk.stat(path), { ino, dev })) {
      lock = { path, token, file, ino, dev, beaten: now };
    }
  } finally {
    // The lock has its own name by now; the one it was written under matters to nobody.
    quietly(() => disk.remove(mine));
    if (!lock) quietly(() => disk.close(file));
  }
  return lock;
}

/** Takes away what programs left beside a lock when they died while they took it. */
function sweep(disk: Disk, path: string, time: () => number): void {
  const beside = `${basename(path)}.`;
  for (const name of disk.list(dirname(path))) {
    const left = join(dirname(path), name);
    if (name.startsWith(beside) && look(disk, left, time)?.alive === false) removeIfThere(disk, left);
  }
}

/**
 * Takes the right to write. Whoever lives keeps it, unless `force`.
 * @throws what the disk throws
 */
export function takeLock(disk: Disk, path: string, taker: Taker, force = false): Taking {
  for (let round = 0; ; round += 1) {
    const seen = look(disk, path, taker.time);
    if (seen && inOtherHands(seen, taker.instance) && (!force || round > 0))
      return { kind: 'taken', by: holderOf(seen.mark) };
    const lock = tryToTake(disk, path, seen, taker);
    if (lock && seen) quietly(() => sweep(disk, path, taker.time));
    if (lock) return { kind: 'held', lock };
    // Somebody was quicker. Should that one have gone again already, the place is free for another try.
    if (round === 3) {
      const winner = look(disk, path, taker.time);
      // Whoever is about to take it from the dead has not signed yet.
      return { kind: 'taken', by: holderOf(winner?.alive ? winner.mark : unknownHolder) };
    }
  }
}

/** Whether the right is still ours: `lost` when somebody else has it, `missing` when the file is not there. */
export function lockState(disk: Disk, lock: Lock): 'ours' | 'lost' | 'missing' {
  const state = disk.stat(lock.path);
  if (!state) return 'missing';
  return sameFile(state, lock) ? 'ours' : 'lost';
}

/** Gives a sign of life, not more often than needed. */
export function beatLock(disk: Disk, lock: Lock, now: number): void {
  // A clock that was set back must not silence the signs of life.
  if (Math.abs(now - lock.beaten) < beatEvery) return;
  disk.touch(lock.file, now);
  lock.beaten = now;
}

/** Gives the right back, if it is still ours. */
export function releaseLock(disk: Disk, lock: Lock): void {
  try {
    if (lockState(disk, lock) === 'ours') removeIfThere(disk, lock.path);
  } finally {
    disk.close(lock.file);
  }
}

/**
 * Who holds it and lives.
 * @param time milliseconds since 1970, by the clock that stamps the files here
 * @param except the asker's own instance, whose locks are not meant
 * @throws what the disk throws
 */
export function holderOfLock(
  disk: Disk,
  path: string,
  time: () => number,
  except?: string,
): Holder | undefined {
  const seen = look(disk, path, time);
  if (!seen?.alive || (except !== undefined && seen.mark.token.startsWith(except))) return undefined;
  return holderOf(seen.mark);
}

/** Takes a lock away without putting another in its place; for disks that have no room for another. */
export const breakLock = (disk: Disk, path: string): void => removeIfThere(disk, path);
