import type { Choice, Menu } from '../call/deed.ts';
import { pageOfMenu } from '../call/deed.ts';
import type { Line } from '../frame.ts';
import { span } from '../frame.ts';
import type { Pen } from '../pen.ts';
import { cellsOf, paragraph, piece } from '../pen.ts';
import { choiceLines, INDENT } from './choice-lines.ts';

/** A menu's choices with their digits, the page they are on, and 0. */
export const menuLines = (
  pen: Pen,
  menu: Menu,
  cells: number,
  page: number,
  pick: number | undefined,
): readonly Line[] => {
  const at = pageOfMenu(menu, page);
  const column = menu.column ? columnOf(pen, at.choices, cells) : undefined;
  const numbered = at.choices.flatMap((choice, index) => [
    ...(choice.heading === undefined || choice.heading === at.choices[index - 1]?.heading
      ? []
      : paragraph(pen, choice.heading, cells, 'dim', { indent: 5 })),
    ...choiceLines(pen, String(index + 1), choice, cells, pick === index, column),
  ]);
  const next =
    at.pages > 1
      ? choiceLines(
          pen,
          '9',
          {
            label: at.next ?? pen.words.nextPage,
            aside: pen.words.page(at.page + 1, at.pages),
            tone: 'dim',
            deed: { kind: 'close-over' },
          },
          cells,
          false,
        )
      : [];
  const zero = menu.zero ? choiceLines(pen, '0', { tone: 'dim', ...menu.zero }, cells, false) : [];
  const nothing =
    at.choices.length === 0 && menu.nothing !== undefined
      ? paragraph(pen, menu.nothing, cells, 'dim', { indent: 8 })
      : [];
  return [...titleLines(pen, at.title), ...nothing, ...numbered, ...next, ...zero];
};

/** Cells for the labels of a column: as the longest of them wants, but never more than half of the room. */
const columnOf = (pen: Pen, choices: readonly Choice[], cells: number): number => {
  const most = Math.floor((cells - INDENT) / 2);
  const widths = choices.map(({ label }) => cellsOf([piece(pen, label)])).filter((size) => size <= most);
  return Math.max(0, ...widths);
};

/** The title of what lies over the step, and a blank line. */
export const titleLines = (pen: Pen, title: string | undefined): readonly Line[] =>
  title === undefined ? [] : [[span('  '), piece(pen, title, 'strong')], []];
