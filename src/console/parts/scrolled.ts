import type { Line } from '../frame.ts';
import { span } from '../frame.ts';
import type { Pen } from '../pen.ts';
import { shown } from '../pen.ts';

export interface Window {
  readonly lines: readonly Line[];
  /** The first line shown, as far down as there is anything to see. */
  readonly from: number;
  /** What is not shown, in words, where no line tells it. */
  readonly rest: string;
}

const FEW = 5;

/**
 * The part of `lines` that fits into `height`, from line `from` on. What is not shown is announced, never cut
 * silently: the last line says how many are below, the first how many above.
 */
export const scrolled = (pen: Pen, lines: readonly Line[], height: number, from: number): Window => {
  if (lines.length <= height) return { lines, from: 0, rest: '' };
  const start = Math.max(0, Math.min(from, lines.length - height + 1));
  const rest = lines.length - start;
  // Where few lines can be seen at a time, one line tells both ways.
  if (height < FEW && start > 0 && rest > height - 1) {
    const part = lines.slice(start, start + height - 1);
    const ways = [pen.words.below(rest - part.length), pen.words.above(start)].join(' · ');
    return { lines: [...part, [span(shown(pen, `  ${ways}`), 'accent')]], from: start, rest: '' };
  }
  const above = start > 0 ? 1 : 0;
  const last = start + height - above;
  const below = last < lines.length ? 1 : 0;
  const part = lines.slice(start, last - below);
  const top = above ? [[span(shown(pen, `  ${pen.words.above(start)}`), 'accent')]] : [];
  const left = lines.length - start - part.length;
  const end = below ? [[span(shown(pen, `  ${pen.words.below(left)}`), 'accent')]] : [];
  return { lines: [...top, ...part, ...end], from: start, rest: '' };
};

/** The same for who tells elsewhere, in the words of `rest`, what is not shown: no line is given up for it. */
export const scrolledWhole = (pen: Pen, lines: readonly Line[], height: number, from: number): Window => {
  const start = Math.max(0, Math.min(from, lines.length - height));
  const below = Math.max(0, lines.length - start - height);
  const ways = [below > 0 ? pen.words.below(below) : '', start > 0 ? pen.words.above(start) : ''];
  return {
    lines: lines.slice(start, start + height),
    from: start,
    rest: ways.filter((way) => way !== '').join(' · '),
  };
};

/** How far PgDn goes: two lines stay in sight. */
export const pageOf = (height: number): number => Math.max(1, height - 3);
