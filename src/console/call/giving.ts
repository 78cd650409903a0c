import { isLow } from '../parts/side-by-side.ts';
import type { Pen } from '../pen.ts';

/** How far a step gives way to the window: each step of giving way leaves more of the words and choices in sight. */
export interface Giving {
  /** Where in the procedure one is goes below the choices, and the blank line above it. */
  readonly where: boolean;
  /** Hints and what else is known of a party go there too. */
  readonly support: boolean;
  /** What stands beside goes on one line above, so that the words have the whole width. */
  readonly side: boolean;
  /** Lines for what must not be done. */
  readonly hazards: number | undefined;
  /** Choices side by side wherever that saves a line, and one line of header. */
  readonly dense: boolean;
  /** The most urgent clock goes into the header, and into the rule at the foot how much is not shown. */
  readonly ruled: boolean;
  /** Where a choice leads goes below the choices. */
  readonly asides: boolean;
  /** What is asked stays in sight with the choices or the text, and only the words above them scroll. */
  readonly pinned: boolean;
}

export const AS_IT_IS: Giving = {
  where: false,
  support: false,
  side: false,
  hazards: undefined,
  dense: false,
  ruled: false,
  asides: false,
  pinned: false,
};
const SHORT: Giving = { ...AS_IT_IS, where: true, support: true };
const WIDE: Giving = { ...SHORT, side: true };
const DENSE: Giving = { ...WIDE, hazards: 1, dense: true };
const RULED: Giving = { ...DENSE, ruled: true };

/** In the order in which they are tried until all that is to be said, asked and chosen is in sight at once. */
export const givings = (pen: Pen): readonly Giving[] => [
  AS_IT_IS,
  { ...AS_IT_IS, where: true },
  SHORT,
  WIDE,
  ...(isLow(pen)
    ? [{ ...WIDE, hazards: 2 }, { ...WIDE, hazards: 1 }, DENSE, RULED, { ...RULED, asides: true }]
    : []),
  { ...(isLow(pen) ? RULED : WIDE), pinned: true },
];
