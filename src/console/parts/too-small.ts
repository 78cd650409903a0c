import { breakLines } from '../../layout/break-lines.ts';
import { width } from '../../layout/width.ts';
import type { Frame } from '../frame.ts';
import { span } from '../frame.ts';
import type { Pen } from '../pen.ts';
import { shown } from '../pen.ts';

/** The smallest window that every step can be shown in. */
export const SMALLEST = { columns: 60, rows: 16 };

/** In a smaller one nothing is asked, so no key can answer what could not be read. */
export const tooSmall = (pen: Pen, columns: number, rows: number): Frame => ({
  asks: 'too-small',
  caret: undefined,
  lines: [pen.words.tooSmall(columns, rows), pen.words.tooSmallWhat]
    .flatMap((text) => breakLines(shown(pen, text), Math.max(2, pen.columns)))
    .filter((line) => width(line) <= pen.columns)
    .slice(0, Math.max(1, pen.rows))
    .map((line) => [span(line, 'strong')]),
});
