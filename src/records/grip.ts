import { dirname } from 'node:path';
import { type Disk, ensureFolder } from './disk.ts';
import { faultOf } from './fault.ts';
import { fileClock } from './file-clock.ts';
import {
  beatLock,
  breakLock,
  holderOfLock,
  type Lock,
  lockState,
  releaseLock,
  type Taker,
  takeLock,
} from './lock.ts';
import { incidentsFolder, lockPath } from './names.ts';
import type { Fault, Hold, Holder, IncidentId } from './records.ts';
import type { SecondPlace } from './second-place.ts';

/**
 * The right to write one incident, over both places. The lock beside the journal is the one that counts. Where that
 * cannot be written, and for as long as lines are set aside, the lock in the second place counts too: so a terminal
 * that finds an empty or a read-only folder still learns that somebody is at work.
 */
export interface Grip {
  readonly incident: IncidentId;
  first: Lock | undefined;
  second: Lock | undefined;
  /** A lock of ours was missing once: somebody may have had the right meanwhile and given it back. */
  lapsed: boolean;
}

/** Takes, watches and gives back the right to write. Nothing here throws for what a disk can do. */
export interface Grips {
  /** `force` takes it from somebody who lives. */
  take(incident: IncidentId, holder: Holder, force: boolean): Grip | Exclude<Hold, { kind: 'held' }>;
  /** Whether it is still ours; takes what is missing for writing in that place. */
  keeps(grip: Grip, holder: Holder, place: 'first' | 'second'): boolean;
  /** Nothing is set aside any more. */
  letSecondGo(grip: Grip): void;
  beat(grip: Grip): void;
  release(grip: Grip): void;
  heldBy(incident: IncidentId): Holder | undefined;
}

/** @param serial 8 hex digits, others each time */
export function grips(
  disk: Disk,
  folder: string,
  second: SecondPlace,
  instance: string,
  now: () => number,
  serial: () => string,
): Grips {
  /** Where nothing can be written, our own clock has to do. */
  const time = (): number => {
    const found = tried(() => fileClock(disk, folder, now()));
    return typeof found === 'number' ? found : now();
  };

  const taker = (holder: Holder): Taker => ({ holder, instance, now: now(), time, serial });

  const tried = <T>(ask: () => T): T | { readonly fault: Fault } => {
    try {
      return ask();
    } catch (error) {
      return { fault: faultOf(error) };
    }
  };

  const othersIn = (path: string | undefined): Holder | undefined => {
    if (path === undefined) return undefined;
    const holder = tried(() => holderOfLock(disk, path, time, instance));
    return holder && 'fault' in holder ? undefined : holder;
  };

  const letGo = (lock: Lock | undefined): undefined => {
    if (lock) tried(() => releaseLock(disk, lock));
    return undefined;
  };

  /** The lock, nothing where it cannot be written, or who has it. */
  const takeIn = (path: string | undefined, holder: Holder, force: boolean): Lock | Holder | undefined => {
    if (path === undefined) return undefined;
    const taking = tried(() => takeLock(disk, path, taker(holder), force));
    if ('fault' in taking) {
      // On a full disk a lock can still be taken away, which the one who loses it will see.
      if (force) tried(() => breakLock(disk, path));
      return undefined;
    }
    return taking.kind === 'held' ? taking.lock : taking.by;
  };

  const isLock = (found: Lock | Holder | undefined): found is Lock => found !== undefined && 'token' in found;

  return {
    take(incident, holder, force) {
      const grip: Grip = { incident, first: undefined, second: undefined, lapsed: false };
      const path = lockPath(folder, incident);
      // The day's folder may be gone while its lines wait in the second place.
      tried(() => disk.stat(incidentsFolder(folder)) && ensureFolder(disk, dirname(path)));
      const first = takeIn(path, holder, force);
      if (first && !isLock(first)) return { kind: 'taken', by: first };
      grip.first = first;

      const other = othersIn(second.lockPath(incident));
      if (first && !other) return grip;
      const aside = other && !force ? other : takeIn(second.lockPath(incident, 'make'), holder, force);
      if (aside && !isLock(aside)) {
        letGo(grip.first);
        return { kind: 'taken', by: aside };
      }
      grip.second = aside;
      return grip;
    },

    keeps(grip, holder, place) {
      for (const which of ['first', 'second'] as const) {
        const lock = grip[which];
        if (!lock) continue;
        const state = tried(() => lockState(disk, lock));
        if (state === 'lost') return false;
        if (state === 'missing') {
          grip.lapsed = true;
          grip[which] = letGo(lock);
        }
      }
      if (grip[place]) return true;
      const first = lockPath(folder, grip.incident);
      const aside = second.lockPath(grip.incident, place === 'second' ? 'make' : undefined);
      if (othersIn(place === 'first' ? aside : first)) return false;
      const taken = takeIn(place === 'first' ? first : aside, holder, false);
      if (taken && !isLock(taken)) return false;
      grip[place] = taken;
      return true;
    },

    letSecondGo(grip) {
      grip.second = letGo(grip.second);
    },
    beat(grip) {
      for (const lock of [grip.first, grip.second]) if (lock) tried(() => beatLock(disk, lock, now()));
    },
    release(grip) {
      grip.first = letGo(grip.first);
      grip.second = letGo(grip.second);
    },
    heldBy(incident) {
      for (const path of [lockPath(folder, incident), second.lockPath(incident)]) {
        const holder = tried(() => (path === undefined ? undefined : holderOfLock(disk, path, time)));
        if (holder && !('fault' in holder)) return holder;
      }
      return undefined;
    },
  };
}
