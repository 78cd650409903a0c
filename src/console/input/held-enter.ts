import type { KeyName } from './stroke.ts';

/**
 * Milliseconds. A held key repeats every 25 to 40; nobody reads a new screen and answers it within this, and a finger
 * needs longer from one press to the next.
 */
const REPEAT = 110;

/**
 * Whether a key is the repetition of an Enter that is held down. To be asked about every key, in their order.
 * @param confirms whether Enter, alone, finishes what is on screen
 */
export type HeldEnter = (key: KeyName | 'typed', confirms: boolean) => boolean;

/**
 * A held-down Enter would run through one step after the other where nothing but Enter is asked, since each is drawn
 * before the next repetition comes. There it acts once, and once more when repeating sets in; then not until it is let go.
 * @param now milliseconds that only go forward
 */
export const heldEnter = (now: () => number): HeldEnter => {
  let last: number | undefined;
  return (key, confirms) => {
    const before = last;
    last = key === 'enter' && confirms ? now() : undefined;
    return last !== undefined && before !== undefined && last - before < REPEAT;
  };
};
