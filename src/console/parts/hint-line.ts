import type { Line, Span } from '../frame.ts';
import { span } from '../frame.ts';
import type { Action, Mode } from '../keys.ts';
import { hintsOf } from '../keys.ts';
import type { Pen } from '../pen.ts';
import { cellsOf, ends, piece } from '../pen.ts';

/** As many hints of a mode as there is room for, and a word at the right; none of what would do nothing just now. */
export const hintLine = (
  pen: Pen,
  mode: Mode,
  right: readonly Span[] = [],
  resting: readonly Action[] = [],
): Line => {
  const room = pen.columns - cellsOf(right) - 2;
  let left: Line = [span(' ')];
  for (const { action, cap, words } of hintsOf(mode, pen.language)) {
    if (resting.includes(action)) continue;
    const longer = [
      ...left,
      span(' '),
      piece(pen, cap, 'accent'),
      span(' '),
      piece(pen, words, 'dim'),
      span(' '),
    ];
    if (cellsOf(longer) > room) break;
    left = longer;
  }
  return ends(pen, left, [...right, span(' ')]) ?? ends(pen, left, right) ?? left;
};
