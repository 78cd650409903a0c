import type { Clock } from '../session/clock.ts';

/** A clock that can be moved forward to when things happened on paper. */
export interface PaperClock extends Clock {
  /** To that wall time, in milliseconds since 1970; never back, since time does not go back. */
  goTo(wall: number): void;
}

/** @param began when the call began, in milliseconds since 1970; now if absent */
export const paperClock = (clock: Clock, began?: number): PaperClock => {
  let ahead = began === undefined ? 0 : began - clock.wall();
  return {
    wall: () => clock.wall() + ahead,
    steady: () => clock.steady() + ahead,
    offset: (wall) => clock.offset(wall),
    goTo: (wall) => {
      ahead = Math.max(ahead, wall - clock.wall());
    },
  };
};
