import type { Clock } from '../../src/session/clock.ts';
import { OPENED_AT } from './a-call.ts';

/** A clock that stands until a test moves it, in the time zone of the tests. */
export interface ManualClock extends Clock {
  /** Time goes on, for both clocks. */
  pass(minutes: number): void;
  /** Somebody sets the wall clock. */
  setWall(minutes: number): void;
}

export const manualClock = (): ManualClock => {
  let wall = OPENED_AT;
  let steady = 5_000;
  return {
    wall: () => wall,
    steady: () => steady,
    offset: () => 480,
    pass: (minutes) => {
      wall += minutes * 60_000;
      steady += minutes * 60_000;
    },
    setWall: (minutes) => {
      wall += minutes * 60_000;
    },
  };
};
