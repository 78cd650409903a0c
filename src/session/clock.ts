import os from 'node:os';
import type { Moment } from '../incident/entry.ts';
import { wallAt } from '../incident/wall-time.ts';

/** Time as the session sees it; tests bring one that they move by hand. */
export interface Clock {
  /** Milliseconds since 1970: for people, may jump. */
  wall(): number;
  /** Milliseconds that only go forward, a suspended machine's sleep included. */
  steady(): number;
  /** Minutes east of Greenwich at that wall time. */
  offset(wall: number): number;
}

/**
 * The machine's clocks. The monotonic clock stands still while a laptop sleeps, the uptime does not; what the uptime
 * ran ahead is added, since a deadline does not sleep. Uptime may tick in whole seconds, hence the tolerance.
 */
export const systemClock = (): Clock => {
  let monotonic = performance.now();
  let uptime = os.uptime() * 1000;
  let slept = 0;
  return {
    wall: () => Date.now(),
    steady: () => {
      const ran = performance.now() - monotonic;
      const gone = os.uptime() * 1000 - uptime;
      if (gone - ran > SLEEP) slept += gone - ran;
      monotonic += ran;
      uptime += gone;
      return monotonic + slept;
    },
    offset: (wall) => -new Date(wall).getTimezoneOffset(),
  };
};

const SLEEP = 2500;

/** `wall` as ISO 8601 with milliseconds and the offset of the place. */
export const isoTime = (wall: number, offsetMinutes: number): string => {
  const size = Math.abs(offsetMinutes);
  const two = (n: number): string => String(n).padStart(2, '0');
  const offset = `${offsetMinutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
  return wallAt(wall, offset) ?? new Date(wall).toISOString();
};

/** The time of one incident: elapsed runs on from `from`, whatever the wall clock does. */
export interface CallTime {
  now(): Moment;
  /** Milliseconds by which the wall clock was moved since the last asking; 0 within two seconds. */
  jumped(): number;
}

/**
 * Starts the time of one incident now.
 * @param from milliseconds since its opening; 0 for a new one
 */
export const callTime = (clock: Clock, from: number): CallTime => {
  const started = clock.steady();
  let lead = clock.wall() - started;
  return {
    now: () => {
      const wall = clock.wall();
      return {
        wall: isoTime(wall, clock.offset(wall)),
        elapsed: Math.max(0, Math.round(from + clock.steady() - started)),
      };
    },
    jumped: () => {
      const ahead = clock.wall() - clock.steady();
      const by = ahead - lead;
      if (Math.abs(by) < JUMP) return 0;
      lead = ahead;
      return Math.round(by);
    },
  };
};

/** Milliseconds that the wall clock may wander without being called moved. */
export const JUMP = 2000;
