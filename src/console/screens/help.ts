import type { Line } from '../frame.ts';
import { span } from '../frame.ts';
import type { Mode } from '../keys.ts';
import { keys } from '../keys.ts';
import type { Pen } from '../pen.ts';
import { cellsOf, paragraph, piece, say } from '../pen.ts';

const CAP = 13;

/** Every key by the place where it works, printed from the one table. */
export const helpLines = (pen: Pen, cells: number): readonly Line[] => {
  const { words } = pen;
  return [
    [span('  '), piece(pen, words.helpTitle, 'strong')],
    [],
    ...paragraph(pen, words.helpIntro, cells, 'normal', { indent: 2 }),
    ...(['call', 'text', 'line', 'panel', 'home', 'list', 'end', 'watch'] as const).flatMap((mode) =>
      modeLines(pen, mode, cells),
    ),
    [],
    ...paragraph(pen, words.helpStatus, cells, 'dim', { indent: 2 }),
  ];
};

const modeLines = (pen: Pen, mode: Mode, cells: number): readonly Line[] => [
  [],
  [span('  '), piece(pen, pen.words.helpWhere[mode], 'dim')],
  ...keys
    .filter(({ modes }) => modes.includes(mode))
    .flatMap(({ cap, words, more }) => {
      const first: Line = [span('    '), piece(pen, cap, 'accent')];
      const text = more
        ? `${say(pen, words)}${pen.language === 'zh' ? '：' : ': '}${say(pen, more)}`
        : say(pen, words);
      return paragraph(pen, text, cells, 'normal', {
        first: [...first, span(' '.repeat(Math.max(1, CAP + 4 - cellsOf(first))))],
        indent: CAP + 4,
      });
    }),
];
