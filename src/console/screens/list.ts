import { choiceDigit, normalizeKey } from '../../layout/normalize-key.ts';
import type { Choice, Deed, MenuPage } from '../call/deed.ts';
import { pageOfMenu } from '../call/deed.ts';
import { firstLeft, narrowedBy, takesOf } from '../edit/narrowing-box.ts';
import { emptyBox, insert, type TextBox, textOf } from '../edit/text-box.ts';
import type { Line } from '../frame.ts';
import { span } from '../frame.ts';
import { actionOf } from '../keys.ts';
import { hintLine } from '../parts/hint-line.ts';
import { menuLines, titleLines } from '../parts/menu-lines.ts';
import { pageOf } from '../parts/scrolled.ts';
import type { Drawn, Entry } from '../parts/sheet.ts';
import { sheetFrame } from '../parts/sheet.ts';
import type { Pen } from '../pen.ts';
import { paragraph, piece } from '../pen.ts';
import type { Screen } from '../screen.ts';
import { helpLines } from './help.ts';

/** One thing to choose. */
export interface ListItem {
  readonly label: string;
  readonly aside?: string;
  readonly tone?: NonNullable<Choice['tone']>;
  readonly choose: () => void;
}

export interface ListPorts {
  /** Tells this list from others. */
  readonly name: string;
  /** What stands over the choices: a title, or what has to be known first. */
  readonly title: string | ((pen: Pen) => readonly Line[]);
  /** What can be chosen of it. Asked for at every drawing, since times run; always in the same order. */
  readonly items: (pen: Pen, typed: string) => readonly ListItem[];
  /** Where the list is narrowed by typing: the line for that, and what is said where nothing is left, or nothing was. */
  readonly find?: {
    readonly entry: (pen: Pen, box: TextBox, cells: number) => Entry;
    readonly nobody: string;
    readonly none: string;
  };
  readonly pen: () => Pen;
  readonly back: () => void;
  readonly leave: () => void;
}

/** The list does what is chosen itself. */
const closing: Deed = { kind: 'close-over' };

/** A numbered list over whatever was on screen: digits or ↑↓ and Enter choose, 0 and Esc go back. Words narrow some. */
export const listScreen = (ports: ListPorts): Screen => {
  let page = 0;
  let pick: number | undefined;
  let scroll = 0;
  let help = false;
  let word: string | undefined;
  let box = emptyBox;
  let drawn: Drawn | undefined;

  const asks = (): string => `list|${ports.name}|${page}|${pick ?? ''}|${help}|${textOf(box)}`;
  const onPage = (): MenuPage<ListItem> =>
    pageOfMenu({ choices: ports.items(ports.pen(), textOf(box)) }, page);
  const finds = (): boolean => ports.find !== undefined && !help;
  const narrow = (next: TextBox): void => {
    box = next;
    page = 0;
    scroll = 0;
    pick = firstLeft(box);
  };
  const back = (): void => {
    if (help) help = false;
    else ports.back();
  };

  const digit = (n: number): void => {
    const { pages, choices } = onPage();
    if (n === 0) back();
    else if (help) return;
    else if (n === 9 && pages > 1) {
      page += 1;
      pick = undefined;
    } else {
      const chosen = choices[n - 1];
      if (chosen === undefined) word = ports.pen().words.noSuchItem(n);
      else chosen.choose();
    }
  };

  const movePick = (by: number): void => {
    const count = onPage().choices.length;
    const at = pick === undefined ? (by > 0 ? 0 : count - 1) : pick + by;
    pick = count === 0 ? undefined : (at + count) % count;
  };

  const nothing = (): { readonly nothing?: string } => {
    if (ports.find === undefined) return {};
    const { none, nobody } = ports.find;
    return { nothing: textOf(box).trim() === '' ? none : nobody };
  };

  const entryOf = (pen: Pen, cells: number): Entry => {
    const find = finds() ? ports.find?.entry(pen, box, cells) : undefined;
    const said = word === undefined ? [] : paragraph(pen, word, cells, 'accent', { indent: 2 });
    return { lines: [...(find?.lines ?? []), ...said], caret: find?.caret };
  };

  return {
    asks,
    takes: () => (finds() ? takesOf(box) : 'menu'),
    tell: (text) => {
      word = text;
    },
    write: (text) => {
      word = undefined;
      narrow(insert(box, text));
    },
    key: (name) => {
      word = undefined;
      const narrowed = finds() ? narrowedBy(box, name) : undefined;
      if (narrowed !== undefined) {
        narrow(narrowed);
        return;
      }
      const action = actionOf('list', name);
      if (action === 'leave') ports.leave();
      else if (action === 'close') back();
      else if (name === 'enter') {
        if (pick !== undefined && !help) onPage().choices[pick]?.choose();
        else back();
      } else if (name === 'page-down') scroll = (drawn?.from ?? 0) + pageOf(drawn?.height ?? 1);
      else if (name === 'page-up') scroll = Math.max(0, (drawn?.from ?? 0) - pageOf(drawn?.height ?? 1));
      else if (name === 'down' || name === 'up') movePick(name === 'down' ? 1 : -1);
    },
    press: (typed) => {
      word = undefined;
      const n = choiceDigit(typed);
      if (normalizeKey(typed) === '?') help = true;
      else if (n !== undefined) digit(n);
    },
    draw: (pen) => {
      const { words } = pen;
      const cells = pen.columns - 1;
      drawn = sheetFrame(pen, {
        asks: asks(),
        drill: false,
        header: [[span(' '), piece(pen, words.product, 'strong')]],
        top: [[]],
        body: help
          ? helpLines(pen, 'list', cells)
          : [
              ...(typeof ports.title === 'string' ? titleLines(pen, ports.title) : ports.title(pen)),
              ...menuLines(
                pen,
                {
                  choices: ports.items(pen, textOf(box)).map((item) => ({ ...item, deed: closing })),
                  ...nothing(),
                  zero: { label: words.return, deed: closing },
                },
                cells,
                page,
                pick,
              ),
              ...(ports.find === undefined ? [] : [[]]),
            ],
        entry: entryOf(pen, cells),
        foot: [hintLine(pen, 'list')],
        scroll,
      });
      return drawn;
    },
  };
};
