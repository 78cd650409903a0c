import type { KeyName } from './stroke.ts';

/**
 * Milliseconds. A held key repeats every 25 to 40; nobody reads a new screen and answers it within this, and a finger
 * needs longer from one press to the next.
 */
const REPEAT = 110;

/** Whether a key is the repetition of an Enter that is held down. To be asked about every key, in their order. */
export type HeldEnter = (key: KeyName | 'typed') => boolean;

/**
 * A held-down Enter would run through one step after the other, since each is drawn before the next repetition comes.
 * It acts once, and once more when repeating sets in; from then on not until it is let go.
 * @param now milliseconds that only go forward
 */
export const heldEnter = (now: () => number): HeldEnter => {
  let last = Number.NEGATIVE_INFINITY;
  return (key) => {
    if (key !== 'enter') {
      last = Number.NEGATIVE_INFINITY;
      return false;
    }
    const before = last;
    last = now();
    return last - before < REPEAT;
  };
};
