import { breakLines } from '../layout/break-lines.ts';
import { cleanForScreen } from '../layout/clean-for-screen.ts';
import { blanks, truncate } from '../layout/pad.ts';
import { width } from '../layout/width.ts';
import type { Language, Text } from '../procedure/text.ts';
import { inLanguage } from '../procedure/text.ts';
import type { Line, Span, Tone } from './frame.ts';
import { span } from './frame.ts';
import type { Theme } from './theme.ts';
import type { Words } from './words.ts';

/** What drawing is done with: a language, a theme and the size of the window. */
export interface Pen {
  readonly language: Language;
  readonly words: Words;
  readonly theme: Theme;
  /** Cells that may be drawn on. */
  readonly columns: number;
  /** Lines that may be drawn on: one fewer than the window has, as a full window is cleared at every frame. */
  readonly rows: number;
  /** What stands under every screen's header: the other open calls. */
  readonly others: readonly Line[];
}

export const say = (pen: Pen, text: Text): string => inLanguage(text, pen.language);

/** A text as it may stand on this screen: harmless, and in characters that the terminal can place. */
export const shown = (pen: Pen, text: string): string => pen.theme.show(cleanForScreen(text));

export const cellsOf = (line: Line): number => line.reduce((sum, { text }) => sum + width(text), 0);

/** A span from any text: cleaned, on one line. */
export const piece = (pen: Pen, text: string, tone: Tone = 'normal'): Span =>
  span(shown(pen, text).replaceAll('\n', ' '), tone);

export interface Hanging {
  /** Stands before the first line. */
  readonly first?: Line;
  /** Cells before every line; `first` is filled up to them. */
  readonly indent?: number;
}

/** A paragraph in lines of at most `cells` cells, broken as Chinese wants it. Nothing is ever cut. */
export const paragraph = (
  pen: Pen,
  text: string,
  cells: number,
  tone: Tone = 'normal',
  { first = [], indent = 0 }: Hanging = {},
): readonly Line[] => {
  const taken = cellsOf(first);
  const lines = breakLines(shown(pen, text), cells, { first: Math.max(indent, taken), rest: indent });
  return lines.map((line, index) =>
    index === 0
      ? [...first, span(blanks(indent - taken)), span(line, tone)].filter(({ text: some }) => some !== '')
      : [span(blanks(indent)), span(line, tone)].filter(({ text: some }) => some !== ''),
  );
};

/** Left and right ends of one line; undefined when both do not fit with two cells between them. */
export const ends = (pen: Pen, left: Line, right: Line): Line | undefined => {
  const free = pen.columns - cellsOf(left) - cellsOf(right);
  if (right.length === 0) return free >= 0 ? left : undefined;
  return free < 2 ? undefined : [...left, span(blanks(free)), ...right];
};

/** A line shortened to `cells`, its end marked. Only for lists whose full text is elsewhere on screen or one key away. */
export const shortened = (pen: Pen, line: Line, cells: number): Line => {
  let room = cells;
  let left = cellsOf(line);
  const kept: Span[] = [];
  for (const one of line) {
    if (room <= 0) break;
    const size = width(one.text);
    left -= size;
    // What fits to the last cell is marked all the same where something follows that does not.
    const cut = size === room && left > 0 ? `${one.text} ` : one.text;
    const text = truncate(cut, room, pen.theme.ambiguous);
    kept.push({ ...one, text });
    if (text !== one.text) break;
    room -= size;
  }
  return kept;
};

/** Filled up with blanks to so many cells. */
export const padded = (line: Line, cells: number): Line => {
  const free = cells - cellsOf(line);
  return free > 0 ? [...line, span(blanks(free))] : line;
};

export const rule = (pen: Pen): Line => [span(pen.theme.rule.repeat(pen.columns), 'dim')];

/** The band that makes a drill unmistakable, in place of the plain rule. */
export const drillBand = (pen: Pen): Line => {
  const words = pen.theme.show('  演练 DRILL  ·');
  const times = Math.max(1, Math.floor(pen.columns / width(words)));
  return padded([span(words.repeat(times), 'drill')], pen.columns).map((one) => ({ ...one, tone: 'drill' }));
};

/** Pieces with ` · ` between them, a new line begun where the next one would have to be broken. */
export const inPieces = (pen: Pen, pieces: readonly string[], cells: number): string => {
  const lines: string[] = [];
  for (const one of pieces) {
    const longer = lines.length === 0 ? one : `${lines.at(-1)} · ${one}`;
    if (lines.length > 0 && width(shown(pen, longer)) <= cells) lines[lines.length - 1] = longer;
    else lines.push(one);
  }
  return lines.join('\n');
};

/** A word of the middle of a sentence as a choice to be made: with a capital, where the language has any. */
export const asLabel = (word: string): string => word.replace(/^./u, (letter) => letter.toUpperCase());
