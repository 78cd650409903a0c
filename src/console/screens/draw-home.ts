import { blanks } from '../../layout/pad.ts';
import type { ProcedureId } from '../../procedure/ids.ts';
import type { Text } from '../../procedure/text.ts';
import { boxLines } from '../edit/box-lines.ts';
import type { TextBox } from '../edit/text-box.ts';
import { textOf } from '../edit/text-box.ts';
import type { Line } from '../frame.ts';
import { span } from '../frame.ts';
import { hintLine } from '../parts/hint-line.ts';
import type { Drawn } from '../parts/sheet.ts';
import { sheetFrame } from '../parts/sheet.ts';
import type { Pen } from '../pen.ts';
import { cellsOf, ends, paragraph, piece, say, shortened, shown } from '../pen.ts';
import { helpLines } from './help.ts';
import type { HomeList } from './home-list.ts';
import type { UnfinishedCalls } from './unfinished-line.ts';
import { unfinishedLine } from './unfinished-line.ts';

/** A procedure that fits what the caller says. */
export interface Hit {
  readonly id: ProcedureId;
  readonly title: Text;
  /** What kind of trouble it is, where there are words for it. */
  readonly family?: Text;
  /** `guess`: something in the words fits, which may be chance. A list that begins with a guess has no match. */
  readonly fit: 'sure' | 'guess';
  /** The procedure's own phrases that fitted. */
  readonly matched: readonly string[];
  /** Those phrases, each with the parts of the typed text (UTF-16, half-open) that it fits. */
  readonly reasons: readonly {
    readonly phrase: string;
    readonly spans: readonly { readonly from: number; readonly to: number }[];
  }[];
  readonly life: boolean;
}

export interface HomePicture {
  readonly ports: { readonly who: string; readonly notices: () => readonly string[] };
  readonly box: TextBox;
  readonly list: HomeList;
  readonly general: Hit | undefined;
  readonly unfinished: UnfinishedCalls;
  readonly chosen: number | undefined;
  readonly over: 'help' | undefined;
  readonly scroll: number;
  readonly word: string | undefined;
  readonly asks: string;
}

/** The home screen as a picture of what was typed and found. */
export const drawHome = (pen: Pen, picture: HomePicture): Drawn => {
  const { words } = pen;
  const { ports, over, word } = picture;
  const name: Line = [span(' '), piece(pen, words.product, 'strong')];
  const who = piece(pen, ports.who, 'dim');
  const header = ends(pen, [...name, span('   '), who], []) ?? name;
  const entry = askLines(pen, picture.box);
  const said =
    word === undefined
      ? []
      : paragraph(pen, word, pen.columns - 1, 'accent', { first: [span('  > ')], indent: 4 });
  const foot = footLines(pen, picture);
  const top = over === undefined ? [[], ...entry.lines, []] : [[]];
  // The list keeps what Enter would start in sight by itself; it does not scroll as a whole.
  const room = pen.rows - 3 - pen.others.length - top.length - said.length - foot.length;
  return sheetFrame(pen, {
    asks: picture.asks,
    drill: false,
    header: [header],
    top,
    topCaret: over === undefined ? { x: entry.caret.x, y: entry.caret.y + 1 } : undefined,
    body: over === 'help' ? helpLines(pen, 'home', pen.columns - 1) : hitLines(pen, picture, room),
    ...(said.length > 0 ? { entry: { lines: said, caret: undefined } } : {}),
    foot,
    scroll: picture.scroll,
  });
};

const askLines = (pen: Pen, box: TextBox) => {
  const label = piece(pen, pen.words.home.ask, 'normal');
  const indent = 4 + cellsOf([label]);
  const { lines, caret } = boxLines(
    box,
    pen.columns - indent - 1,
    (text) => shown(pen, text),
    pen.theme.ambiguous,
  );
  const seen = lines.slice(Math.max(0, caret.y - 2), caret.y + 1);
  const hint = box.characters.length === 0 ? [piece(pen, `  ${pen.words.home.hint}`, 'dim')] : [];
  return {
    lines: seen.map(
      (line, index): Line => [
        ...(index === 0 ? [span('  '), label, span('  ')] : [span(blanks(indent))]),
        span(line, 'strong'),
        ...(index === 0 ? hint : []),
      ],
    ),
    caret: { x: indent + caret.x, y: seen.length - 1 },
  };
};

/** What stands over the list: what kind of list it is, when that is not plain. */
const listTitle = (pen: Pen, { list, general }: HomePicture): readonly Line[] => {
  const { home } = pen.words;
  switch (list.kind) {
    case 'found':
      return [];
    case 'all':
      return [[span('  '), piece(pen, list.recent > 0 ? home.recentFirst(list.recent) : home.all, 'dim')]];
    case 'perhaps':
    case 'nothing': {
      const sentence = list.kind === 'perhaps' ? home.perhaps : home.nothing;
      const enter = general === undefined ? '' : home.enterGeneral(say(pen, general.title));
      return paragraph(pen, `${sentence}${enter}`, pen.columns - 1, 'normal', { indent: 2 });
    }
    default:
      return list.kind satisfies never;
  }
};

/** `  0  还没弄清：…`: always there, so that no call waits for the right word. */
const generalLines = (pen: Pen, { general, list, chosen }: HomePicture): readonly Line[] => {
  if (general === undefined) return [];
  const enters = chosen === undefined && list.kind !== 'all';
  const first: Line = [span(enters ? ' >' : '  '), span('0', enters ? 'picked' : 'accent'), span('  ')];
  const text = pen.words.home.notSure(say(pen, general.title));
  return [[], ...paragraph(pen, text, pen.columns - 1, 'normal', { first, indent: 5 })];
};

/** How many titles are measured to find their column: a tall window full. Hundreds would be felt at the start. */
const MEASURED = 40;

const hitLines = (pen: Pen, picture: HomePicture, room: number): readonly Line[] => {
  const { words } = pen;
  const { list, chosen, box } = picture;
  const { hits } = list;
  const title = listTitle(pen, picture);
  const general = generalLines(pen, picture);
  if (hits.length === 0) return [...title, ...general];
  // The phrases stand under each other, behind the longest title that leaves them room.
  const longest = Math.max(
    ...hits.slice(0, MEASURED).map(({ title: one }) => cellsOf([piece(pen, say(pen, one))])),
  );
  const column = Math.min(longest + 8, Math.floor(pen.columns * 0.55));
  const height = Math.max(1, room - title.length - general.length);
  const all = hits.length <= height;
  const shownRows = all ? hits.length : Math.max(1, height - 1);
  const from = Math.max(0, Math.min((chosen ?? 0) - shownRows + 1, hits.length - shownRows));
  // As it was searched for.
  const said = textOf(box).trim();
  const rows = hits
    .slice(from, from + shownRows)
    .map((hit, index) => hitLine(pen, hit, from + index, from + index === chosen, column, said));
  if (all) return [...title, ...rows, ...general];
  const left = hits.length - from - shownRows;
  const further =
    left > 0
      ? words.home.lost(left + list.unlisted)
      : list.unlisted > 0
        ? words.home.unlisted(list.unlisted)
        : words.above(from);
  const more: Line = [span('  '), piece(pen, further, 'accent')];
  return [...title, ...rows, more, ...general];
};

/** Why a hit is here: the procedure's phrase, and the caller's words before it where they are other ones. */
const reasonWords = ({ reasons, matched }: Hit, said: string): readonly string[] =>
  reasons.length === 0
    ? matched
    : reasons.map(({ phrase, spans }) => {
        const typed = spans.map(({ from, to }) => said.slice(from, to));
        const plain = typed.every((part) => phrase.includes(part));
        return plain || typed.length === 0 ? phrase : `${typed.join(' ')} = ${phrase}`;
      });

/** `  1  燃气泄漏   燃气   臭鸡蛋味                  危及生命`: the phrases give way first, the title never. */
const hitLine = (pen: Pen, hit: Hit, index: number, picked: boolean, column: number, said: string): Line => {
  const digit = index < 9 ? String(index + 1) : ' ';
  const head: Line = [
    span(picked ? ' >' : '  '),
    span(digit, picked ? 'picked' : 'accent'),
    span('  '),
    piece(pen, say(pen, hit.title), 'strong'),
  ];
  const life: Line = hit.life ? [piece(pen, pen.words.home.life, 'danger'), span(' ')] : [];
  const gap = Math.max(3, column - cellsOf(head));
  const matched = [hit.family ? say(pen, hit.family) : '', ...reasonWords(hit, said)]
    .filter((text) => text !== '')
    .join(' · ');
  const room = pen.columns - cellsOf(head) - gap - cellsOf(life) - 2;
  const phrases = room > 8 ? [span(blanks(gap)), ...shortened(pen, [piece(pen, matched, 'dim')], room)] : [];
  return ends(pen, [...head, ...phrases], life) ?? shortened(pen, head, pen.columns);
};

const footLines = (pen: Pen, { unfinished, ports }: HomePicture): readonly Line[] => {
  const notices = ports
    .notices()
    .flatMap((text) => paragraph(pen, text, pen.columns - 1, 'accent', { first: [span('  ')], indent: 2 }));
  return [
    ...unfinishedLine(pen, unfinished),
    ...notices,
    hintLine(pen, 'home', [], unfinished.count === 0 ? ['resume'] : []),
  ];
};
