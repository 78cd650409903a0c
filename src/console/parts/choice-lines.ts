import type { Choice } from '../call/deed.ts';
import type { Line, Span } from '../frame.ts';
import { span } from '../frame.ts';
import type { Pen } from '../pen.ts';
import { cellsOf, paragraph, piece } from '../pen.ts';

/** Where what is said, asked and chosen begins. */
export const INDENT = 8;

/** One numbered choice: `     1  没有，都出来了   → 120 · 119`. What does not fit beside goes below. */
export const choiceLines = (
  pen: Pen,
  digit: string,
  choice: Choice,
  cells: number,
  picked: boolean,
): readonly Line[] => {
  const box = choice.ticked === undefined ? '' : choice.ticked ? '[x] ' : '[ ] ';
  const first: Line = [
    span(picked ? `   > ` : '     '),
    span(digit, picked ? 'picked' : 'accent'),
    span(' '.repeat(INDENT - 5 - digit.length)),
    ...(box === '' ? [] : [span(box, 'accent')]),
  ];
  const indent = INDENT + box.length;
  const label = paragraph(pen, choice.label, cells, choice.tone ?? 'normal', { first, indent });
  if (choice.aside === undefined || choice.aside === '') return label;
  const aside: Span = piece(pen, choice.aside, 'dim');
  const only = label.length === 1 ? label[0] : undefined;
  if (only !== undefined && cellsOf(only) + 3 + cellsOf([aside]) <= cells)
    return [[...only, span('   '), aside]];
  return [
    ...label,
    ...paragraph(pen, choice.aside, cells, 'dim', {
      first: [span(' '.repeat(indent + 2))],
      indent: indent + 2,
    }),
  ];
};
