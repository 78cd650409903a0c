import type { RoleTitles } from '../../report/step-words.ts';
import type { Asking } from '../../session/asking.ts';
import { isWritten } from '../../session/asking.ts';
import type { Offers } from '../../session/offers.ts';
import type { View } from '../../session/view.ts';
import type { Directory } from '../../site/directory.ts';
import type { ToRing } from '../../site/party-to-ring.ts';
import type { Line } from '../frame.ts';
import { span } from '../frame.ts';
import { hintLine } from '../parts/hint-line.ts';
import { asideLines, menuLines, titleLines, withoutAsides } from '../parts/menu-lines.ts';
import type { Drawn, Entry, Sheet } from '../parts/sheet.ts';
import { isSeenAtOnce, sheetFrame } from '../parts/sheet.ts';
import { isLow } from '../parts/side-by-side.ts';
import { statusWord } from '../parts/status.ts';
import type { Pen } from '../pen.ts';
import { padded, paragraph, piece } from '../pen.ts';
import { helpLines } from '../screens/help.ts';
import type { Menu } from './deed.ts';
import { fieldEntry, findEntry, lineEntry } from './entry-lines.ts';
import { finishedLines } from './finished-lines.ts';
import { foldedSide } from './folded-side.ts';
import { AS_IT_IS, type Giving, givings } from './giving.ts';
import { headerLines, headerWithClock, topLines } from './header.ts';
import type { Local } from './local.ts';
import { draftOf } from './local.ts';
import { modeOf } from './mode.ts';
import { sideLines, sideWidth } from './side.ts';
import { stepPicture, supportLines } from './step-lines.ts';
import { offerLines } from './suggesting.ts';

export interface CallPicture {
  readonly view: View;
  readonly asking: Asking;
  readonly local: Local;
  readonly menu: Menu;
  readonly roles: RoleTitles;
  readonly place: ToRing | undefined;
  /** Of a party on record, in both languages. */
  readonly nameOf: Directory['nameOf'];
  /** Whether something is being written: the step's field, or a line under it. */
  readonly writes: boolean;
  /** What the arrows bring into the field that is written. */
  readonly offers: Offers | undefined;
  readonly asks: string;
}

const GAP = 3;

/** Words that are read aloud are read easier on whole lines than beside a panel, unless there is room for both. */
const ROOMY = 120;

const widthBeside = ({ columns }: Pen, over: Local['over']): number =>
  over?.kind === 'help' || (over?.kind === 'phrases' && columns < ROOMY) ? 0 : sideWidth(columns);

/** The call screen as a pure picture of what is known. */
export const drawCall = (pen: Pen, picture: CallPicture): Drawn => {
  if (picture.local.over !== undefined && picture.local.over.kind !== 'line')
    return sheetFrame(pen, sheetOf(pen, picture, AS_IT_IS));
  let sheet: Sheet | undefined;
  for (const giving of givings(pen)) {
    sheet = sheetOf(pen, picture, giving);
    if (isSeenAtOnce(pen, sheet)) break;
  }
  return sheetFrame(pen, sheet ?? sheetOf(pen, picture, AS_IT_IS));
};

const sheetOf = (pen: Pen, picture: CallPicture, giving: Giving): Sheet => {
  const { view, local, writes } = picture;
  const how = writes ? 'standing' : 'running';
  const side = giving.side ? 0 : widthBeside(pen, local.over);
  const cells = side === 0 ? pen.columns - (giving.ruled ? 0 : 1) : pen.columns - side - GAP;
  const top = topLines(pen, view, local.seenHazards, cells, giving.hazards);
  const { body, choices, pinned, below } = bodyLines(pen, picture, cells, giving);
  // Behind the last character there is a cell for the caret.
  const entry = entryOf(pen, picture, Math.min(cells, pen.columns - 1));
  const header = giving.ruled ? headerWithClock(pen, view, picture.roles, how) : undefined;
  const folded = side === 0 && header === undefined;
  return {
    asks: picture.asks,
    drill: view.incident.kind === 'drill',
    header: header ?? headerLines(pen, view, how, giving.dense ? 1 : undefined),
    top: [
      ...top.fixed,
      ...(folded ? foldedSide(pen, view, picture.roles, how) : []),
      ...(!isLow(pen) && !giving.where ? [[]] : []),
    ],
    body,
    choices: choices.length === 0 ? [] : [...pinned, ...choices],
    entry: choices.length === 0 ? under(pinned, entry) : entry,
    // A question that hazards pushed out of the window would stop the call.
    tail:
      local.over === undefined ? [...below, ...top.more, ...supportLines(pen, picture.asking, cells)] : below,
    ...(side === 0
      ? {}
      : {
          side: (height: number) => sideLines(pen, view, picture.roles, how, side, height),
          beside: (main: Line, beside: Line): Line =>
            beside.length === 0 ? main : [...padded(main, cells + GAP), ...beside],
        }),
    foot: [hintLine(pen, modeOf(view, local.over, writes), [statusOf(pen, picture)])],
    tight: true,
    ruled: giving.ruled,
    follows: true,
    ...(giving.pinned ? { legible: LEGIBLE } : {}),
    scroll: local.scroll,
  };
};

/** Lines of the words that can be read at a time above a question that is kept in sight. */
const LEGIBLE = 3;

/** Fixed lines above what is written. */
const under = (lines: readonly Line[], entry: Entry | undefined): Entry | undefined => {
  if (lines.length === 0) return entry;
  const caret = entry?.caret;
  return {
    lines: [...lines, ...(entry?.lines ?? [])],
    caret: caret && { x: caret.x, y: caret.y + lines.length },
  };
};

/** What stands in a text field is on record only after Enter, whatever was kept before it. */
const statusOf = (pen: Pen, { view, local, writes }: CallPicture) => {
  if (!view.writing && !view.incident.closed) return piece(pen, pen.words.readOnly, 'accent');
  const isForRecord = writes && local.over?.kind !== 'contacts';
  const begun = isForRecord && draftOf(local).characters.length > 0;
  return begun && view.appended.kind === 'saved'
    ? piece(pen, pen.words.begun, 'accent')
    : statusWord(pen, view);
};

/** A step or what lies over it: what scrolls, what is chosen from, what stays with that, what comes below it. */
interface Body {
  readonly body: readonly Line[];
  readonly choices: readonly Line[];
  readonly pinned: readonly Line[];
  readonly below: readonly Line[];
}

const bodyLines = (
  pen: Pen,
  { view, asking, local, menu, place, roles, writes }: CallPicture,
  cells: number,
  giving: Giving,
): Body => {
  const { over } = local;
  const alone = (body: readonly Line[]): Body => ({ body, choices: [], pinned: [], below: [] });
  if (over?.kind === 'help')
    return alone(helpLines(pen, modeOf(view, undefined, view.writing && isWritten(asking)), cells));
  const laidOver = over !== undefined && over.kind !== 'line';
  // What lies over the step has the window to itself; the choices of a step share it with what is said.
  const flow = laidOver ? undefined : giving.dense ? 'any-fewer' : 'clearly-fewer';
  const apart = giving.asides && asking.kind === 'field';
  const choices = menuLines(pen, apart ? withoutAsides(menu) : menu, cells, local.page, local.pick, flow);
  if (laidOver) {
    const note =
      menu.note === undefined ? [] : [...paragraph(pen, menu.note, cells, 'accent', { indent: 2 }), []];
    const read = menu.lines?.(cells) ?? [];
    const title = menu.pages?.length ? undefined : menu.title;
    const gap = over.kind === 'contacts' ? [[]] : [];
    return alone([...titleLines(pen, title), ...note, ...read, ...choices, ...gap]);
  }
  const ticking = asking.kind === 'field' && asking.field.type === 'choices' && view.writing;
  const chosen = writes
    ? []
    : [...choices, ...(ticking ? paragraph(pen, pen.words.digitsToggle, cells, 'dim', { indent: 8 }) : [])];
  if (asking.kind === 'finished')
    return {
      ...alone(finishedLines(pen, view, asking.reminders, roles, cells)),
      choices: chosen,
    };
  const { where, words, question, hint, held, party } = stepPicture(
    pen,
    view,
    asking,
    place,
    cells,
    giving.support ? 'brief' : 'full',
  );
  const kept = giving.pinned && over === undefined;
  return {
    body: [
      ...(giving.where ? [] : where),
      ...words,
      ...(kept ? [] : question),
      ...(giving.support ? [] : hint),
      ...(kept ? [] : held),
    ],
    choices: chosen,
    pinned: kept ? [...question, ...held].filter((line) => line.length > 0) : [],
    below: [
      ...(apart ? asideLines(pen, menu, cells, local.page) : []),
      ...(giving.support ? [...party, ...hint] : []),
      ...(giving.where ? where : []),
    ],
  };
};

/** What stays in sight at the end of the body: the text that is being written, and a word of the console's own. */
const entryOf = (pen: Pen, picture: CallPicture, cells: number): Entry | undefined => {
  const { local } = picture;
  const written = writtenOf(pen, picture, cells);
  const word =
    local.word === undefined
      ? []
      : paragraph(pen, local.word, cells, 'accent', { first: [span('  > ')], indent: 4 });
  if (written === undefined && word.length === 0) return undefined;
  return { lines: [...(written?.lines ?? []), ...word], caret: written?.caret };
};

const writtenOf = (
  pen: Pen,
  { asking, local, offers, nameOf, writes }: CallPicture,
  cells: number,
): Entry | undefined => {
  const { over } = local;
  const box = draftOf(local);
  if (over?.kind === 'contacts') return findEntry(pen, box, cells);
  if (over?.kind === 'line') return lineEntry(pen, over.for, box, cells, nameOf);
  if (over !== undefined || !writes || !isWritten(asking)) return undefined;
  const offered = offers === undefined ? [] : offerLines(pen, offers, box, local.typed, cells);
  return fieldEntry(pen, asking.field, box, cells, offered);
};
