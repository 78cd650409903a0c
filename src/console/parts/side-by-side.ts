import type { Choice } from '../call/deed.ts';
import type { Line } from '../frame.ts';
import { span } from '../frame.ts';
import type { Pen } from '../pen.ts';
import { cellsOf, piece } from '../pen.ts';

/** Fewer lines to draw on than this: short choices stand side by side, and what supports gives way to what is said. */
const LOW = 21;

export const isLow = ({ rows }: Pick<Pen, 'rows'>): boolean => rows < LOW;

/** A choice with the digit that takes it, and its lines where it stands alone. */
export interface Numbered {
  readonly digit: string;
  readonly choice: Choice;
  readonly picked: boolean;
  readonly listed: readonly Line[];
}

/** Cells before the first choice; its own first cell is kept for what is picked. */
const BEFORE = 4;
const BETWEEN = 2;

/** How readily choices stand side by side: where that takes clearly fewer lines, or any fewer at all. */
export type Flow = 'clearly-fewer' | 'any-fewer';

/**
 * Choices in their order on as few lines as they fit on: `1 是   2 否   0 不清楚`; one that is too long for a line stands
 * alone. Undefined where that would not take fewer lines than they take one below the other.
 */
export const sideBySide = (
  pen: Pen,
  numbered: readonly Numbered[],
  cells: number,
  flow: Flow,
): readonly Line[] | undefined => {
  const lines: Line[] = [];
  // The line that the next choice may still go on.
  let open: Line | undefined;
  for (const one of numbered) {
    const item = itemOf(pen, one);
    const longer = open && [...open, span(' '.repeat(BETWEEN)), ...item];
    if (longer !== undefined && cellsOf(longer) <= cells) {
      lines[lines.length - 1] = longer;
      open = longer;
    } else if (BEFORE + cellsOf(item) > cells) {
      lines.push(...one.listed);
      open = undefined;
    } else {
      open = [span(' '.repeat(BEFORE)), ...item];
      lines.push(open);
    }
  }
  const listed = numbered.reduce((sum, one) => sum + one.listed.length, 0);
  const most = flow === 'any-fewer' ? listed - 1 : Math.floor((listed * 2) / 3);
  return lines.length <= most ? lines : undefined;
};

/** `>2 无人接听 → 抢修二班` */
const itemOf = (pen: Pen, { digit, choice, picked }: Numbered): Line => {
  const box = choice.ticked === undefined ? '' : choice.ticked ? '[x] ' : '[ ] ';
  const aside = choice.brief ?? choice.aside ?? '';
  return [
    span(picked ? '>' : ' '),
    span(digit, picked ? 'picked' : 'accent'),
    span(' '),
    ...(box === '' ? [] : [span(box, 'accent')]),
    piece(pen, choice.label, choice.tone ?? 'normal'),
    ...(aside === '' ? [] : [span(' '), piece(pen, aside, 'dim')]),
  ];
};
