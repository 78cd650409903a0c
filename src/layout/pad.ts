import { graphemes } from './graphemes.ts';
import { type Ambiguous, width } from './width.ts';

/** Fills up with blanks to so many cells; a text that is wider stays as it is. */
export const padEnd = (text: string, cells: number, ambiguous: Ambiguous = 1): string =>
  text + blanks(cells - width(text, ambiguous));

/** The same with the blanks in front: for numbers and clocks. */
export const padStart = (text: string, cells: number, ambiguous: Ambiguous = 1): string =>
  blanks(cells - width(text, ambiguous)) + text;

/** So many blanks; none below 1. */
export const blanks = (cells: number): string => ' '.repeat(Math.max(0, cells));

/** Cuts to at most so many cells, the last of them `…`; only for lists, never for what an operator must read in full. */
export const truncate = (text: string, cells: number, ambiguous: Ambiguous = 1): string => {
  if (width(text, ambiguous) <= cells) return text;
  const mark = ambiguous === 1 ? '…' : '..';
  const room = cells - mark.length;
  if (room < 0) return '.'.repeat(Math.max(0, cells));
  let used = 0;
  let kept = '';
  for (const character of graphemes(text)) {
    used += width(character, ambiguous);
    if (used > room) break;
    kept += character;
  }
  return kept + mark;
};
