import type { Line } from '../frame.ts';
import { span } from '../frame.ts';
import type { KeyRow, Mode } from '../keys.ts';
import { keys } from '../keys.ts';
import type { Pen } from '../pen.ts';
import { cellsOf, padded, paragraph, piece, say } from '../pen.ts';

const CAP = 13;
const INDENT = 4;
const BETWEEN = 3;

const MODES: readonly Mode[] = ['call', 'text', 'line', 'list', 'home', 'end', 'watch'];

/**
 * Every key, printed from the one table: first those of the screen that it was asked on, at a glance; then what needs more
 * words; then the other places.
 * @param here where the help was asked for
 */
export const helpLines = (pen: Pen, here: Mode, cells: number): readonly Line[] => {
  const { words } = pen;
  const title = `${words.helpTitle} · ${words.helpWhere[here]}`;
  const own = keysOf(here);
  const others = MODES.filter((mode) => mode !== here);
  return [
    [span('  '), piece(pen, title, 'strong')],
    ...glance(pen, own, cells),
    [],
    ...paragraph(pen, words.helpIntro, cells, 'normal', { indent: 2 }),
    [],
    ...explained(pen, own, cells),
    ...others.flatMap((mode) => [
      [],
      [span('  '), piece(pen, words.helpWhere[mode], 'dim')],
      ...glance(pen, keysOf(mode), cells),
    ]),
    [],
    ...explained(
      pen,
      keys.filter((row) => !own.includes(row)),
      cells,
    ),
    [],
    ...paragraph(pen, words.helpStatus, cells, 'dim', { indent: 2 }),
  ];
};

const keysOf = (mode: Mode): readonly KeyRow[] => keys.filter(({ modes }) => modes.includes(mode));

/** Keys with their short words, below each other in as many columns as there is room for. */
const glance = (pen: Pen, rows: readonly KeyRow[], cells: number): readonly Line[] => {
  const caps = Math.max(...rows.map(({ cap }) => cellsOf([piece(pen, cap)])));
  const items = rows.map(
    ({ cap, words }): Line => [...padded([piece(pen, cap, 'accent')], caps + 2), piece(pen, say(pen, words))],
  );
  const widest = Math.max(...items.map(cellsOf));
  const columns = Math.max(1, Math.floor((cells - INDENT + BETWEEN) / (widest + BETWEEN)));
  const height = Math.ceil(items.length / columns);
  return Array.from({ length: height }, (_, row) =>
    items
      .filter((__, index) => index % height === row)
      .reduce<Line>(
        (line, item, column) => [...padded(line, INDENT + column * (widest + BETWEEN)), ...item],
        [],
      ),
  );
};

/** The keys whose short words leave a question. */
const explained = (pen: Pen, rows: readonly KeyRow[], cells: number): readonly Line[] =>
  rows.flatMap(({ cap, words, more }) => {
    if (more === undefined) return [];
    const first: Line = [span('    '), piece(pen, cap, 'accent')];
    const text = `${say(pen, words)}${pen.language === 'zh' ? '：' : ': '}${say(pen, more)}`;
    return paragraph(pen, text, cells, 'normal', {
      first: [...first, span(' '.repeat(Math.max(1, CAP + INDENT - cellsOf(first))))],
      indent: CAP + INDENT,
    });
  });
