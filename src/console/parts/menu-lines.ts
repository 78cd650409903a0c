import type { Choice, Menu } from '../call/deed.ts';
import { pageOfMenu } from '../call/deed.ts';
import type { Line } from '../frame.ts';
import { span } from '../frame.ts';
import type { Pen } from '../pen.ts';
import { cellsOf, inPieces, paragraph, piece } from '../pen.ts';
import { choiceLines, INDENT } from './choice-lines.ts';
import type { Flow, Numbered } from './side-by-side.ts';
import { isLow, sideBySide } from './side-by-side.ts';

/**
 * A menu's choices with their digits, the page they are on, and 0.
 * @param flow whether short choices may stand side by side in a low window; without it each has a line of its own
 */
export const menuLines = (
  pen: Pen,
  menu: Menu,
  cells: number,
  page: number,
  pick: number | undefined,
  flow?: Flow,
): readonly Line[] => {
  const at = pageOfMenu(menu, page);
  const column = menu.column ? columnOf(pen, at.choices, cells) : undefined;
  const next: Choice = {
    label: at.next ?? pen.words.nextPage,
    aside: pen.words.page(at.page + 1, at.pages),
    tone: 'dim',
    deed: { kind: 'close-over' },
  };
  const numberedAs = (digit: string, choice: Choice, picked = false, marks?: number): Numbered => ({
    digit,
    choice,
    picked,
    listed: choiceLines(pen, digit, choice, cells, picked, marks),
  });
  const numbered: readonly Numbered[] = [
    ...at.choices.map((choice, index) => numberedAs(String(index + 1), choice, pick === index, column)),
    ...(at.pages > 1 ? [numberedAs('9', next)] : []),
    ...(menu.zero ? [numberedAs('0', { tone: 'dim', ...menu.zero })] : []),
  ];
  const listed = numbered.flatMap((one, index) => [
    ...headingOf(pen, at.choices, index, cells),
    ...one.listed,
  ]);
  const nothing =
    at.choices.length === 0 && menu.nothing !== undefined
      ? paragraph(pen, menu.nothing, cells, 'dim', { indent: 8 })
      : [];
  const short = flow && isLow(pen) ? sideBySide(pen, numbered, cells, flow) : undefined;
  return [...titleLines(pen, at.title), ...nothing, ...(short ?? listed)];
};

/** A menu whose marks are told elsewhere. */
export const withoutAsides = (menu: Menu): Menu => ({
  ...menu,
  choices: menu.choices.map(({ aside: _, brief: __, ...choice }) => choice),
});

/** The marks of the choices on a page behind their digits: `2 → 119 · 3 → 120`. */
export const asideLines = (pen: Pen, menu: Menu, cells: number, page: number): readonly Line[] => {
  const marks = pageOfMenu(menu, page).choices.flatMap(({ aside = '' }, index) =>
    aside === '' ? [] : [`${index + 1} ${aside}`],
  );
  return paragraph(pen, inPieces(pen, marks, cells - INDENT), cells, 'dim', { indent: INDENT });
};

/** What stands above the first choice of a group. */
const headingOf = (pen: Pen, choices: readonly Choice[], index: number, cells: number): readonly Line[] => {
  const heading = choices[index]?.heading;
  return heading === undefined || heading === choices[index - 1]?.heading
    ? []
    : paragraph(pen, heading, cells, 'dim', { indent: 5 });
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
