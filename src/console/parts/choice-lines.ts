import type { Choice } from '../call/deed.ts';
import type { Line, Span } from '../frame.ts';
import { span } from '../frame.ts';
import type { Pen } from '../pen.ts';
import { cellsOf, inPieces, padded, paragraph, piece, shortened } from '../pen.ts';

/** Where what is said, asked and chosen begins. */
export const INDENT = 8;

/**
 * One numbered choice: `     1  没有，都出来了   → 120 · 119`. What does not fit beside goes below.
 * @param column cells of the labels where the marks of all choices stand in one column behind them
 */
export const choiceLines = (
  pen: Pen,
  digit: string,
  choice: Choice,
  cells: number,
  picked: boolean,
  column?: number,
): readonly Line[] => {
  const box = choice.ticked === undefined ? '' : choice.ticked ? '[x] ' : '[ ] ';
  const first: Line = [
    span(picked ? `   > ` : '     '),
    span(digit, picked ? 'picked' : 'accent'),
    span(' '.repeat(INDENT - 5 - digit.length)),
    ...(box === '' ? [] : [span(box, 'accent')]),
  ];
  const indent = INDENT + box.length;
  const head =
    choice.head === undefined ? [] : paragraph(pen, choice.head, cells, 'accent', { first, indent });
  const begins = head.length === 0 ? { first, indent } : { indent };
  const label = [...head, ...paragraph(pen, choice.label, cells, choice.tone ?? 'normal', begins)];
  if (choice.aside === undefined || choice.aside === '') return label;
  if (column !== undefined) return inColumn(pen, choice, label, indent, column, cells);
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

/** Lines of a value in a column. */
const TALLEST = 3;

const inColumn = (
  pen: Pen,
  { aside = '', tone }: Choice,
  label: readonly Line[],
  indent: number,
  column: number,
  cells: number,
): readonly Line[] => {
  if (aside === '') return label;
  const from = indent + column + 2;
  const [only, ...more] = label;
  const beside = only !== undefined && more.length === 0 && cellsOf(only) < from - 1;
  // A mark behind the value is not broken in two.
  const pieces = inPieces(pen, aside.split(' · '), cells - from);
  const whole = paragraph(pen, pieces, cells, tone ?? 'normal', {
    ...(beside ? { first: padded(only, from) } : {}),
    indent: from,
  });
  // A long text is read where it was answered; here its beginning tells it from others.
  const value =
    whole.length <= TALLEST
      ? whole
      : [
          ...whole.slice(0, TALLEST - 1),
          shortened(pen, [...(whole[TALLEST - 1] ?? []), piece(pen, ` ${pen.words.andMore}`)], cells),
        ];
  return beside ? value : [...label, ...value];
};
