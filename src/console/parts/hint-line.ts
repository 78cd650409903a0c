import type { Line, Span } from '../frame.ts';
import { span } from '../frame.ts';
import type { Mode } from '../keys.ts';
import { hintsOf } from '../keys.ts';
import type { Pen } from '../pen.ts';
import { cellsOf, ends, piece } from '../pen.ts';

/** As many hints of a mode as there is room for, and a word at the right. */
export const hintLine = (pen: Pen, mode: Mode, right: readonly Span[] = []): Line => {
  const room = pen.columns - cellsOf(right) - 2;
  let left: Line = [span(' ')];
  for (const { cap, words } of hintsOf(mode, pen.language)) {
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
