import type { Line } from '../frame.ts';
import { span } from '../frame.ts';
import type { Pen } from '../pen.ts';
import { paragraph, piece } from '../pen.ts';
import { INDENT } from './choice-lines.ts';

/** Words that are said aloud: each line of them by itself, the first behind a label, and an empty line below. */
export const spokenLines = (pen: Pen, label: string, text: string, cells: number): readonly Line[] => [
  ...text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap((line, index) =>
      paragraph(pen, quoted(pen, line.trim()), cells, 'strong', {
        first: [span('  '), piece(pen, index === 0 ? label : '', 'dim')],
        indent: INDENT,
      }),
    ),
  [],
];

/** Some authors write the quotation marks themselves. */
const quoted = ({ words }: Pen, text: string): string => (/^[“"「]/.test(text) ? text : words.quote(text));
