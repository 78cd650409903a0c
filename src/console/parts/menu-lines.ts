import type { Menu } from '../call/deed.ts';
import { pageOfMenu } from '../call/deed.ts';
import type { Line } from '../frame.ts';
import { span } from '../frame.ts';
import type { Pen } from '../pen.ts';
import { paragraph, piece } from '../pen.ts';
import { choiceLines } from './choice-lines.ts';

/** A menu's choices with their digits, the page they are on, and 0. */
export const menuLines = (
  pen: Pen,
  menu: Menu,
  cells: number,
  page: number,
  pick: number | undefined,
): readonly Line[] => {
  const at = pageOfMenu(menu, page);
  const numbered = at.choices.flatMap((choice, index) =>
    choiceLines(pen, String(index + 1), choice, cells, pick === index),
  );
  const next =
    at.pages > 1
      ? choiceLines(
          pen,
          '9',
          {
            label: pen.words.nextPage,
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
    menu.choices.length === 0 && menu.nothing !== undefined
      ? paragraph(pen, menu.nothing, cells, 'dim', { indent: 8 })
      : [];
  return [...nothing, ...numbered, ...next, ...zero];
};

/** The title of what lies over the step, and a blank line. */
export const titleLines = (pen: Pen, title: string | undefined): readonly Line[] =>
  title === undefined ? [] : [[span('  '), piece(pen, title, 'strong')], []];
