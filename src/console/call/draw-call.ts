import type { RoleTitles } from '../../report/step-words.ts';
import type { View } from '../../session/view.ts';
import type { ToRing } from '../../site/party-to-ring.ts';
import type { Line } from '../frame.ts';
import { span } from '../frame.ts';
import { hintLine } from '../parts/hint-line.ts';
import { menuLines, titleLines } from '../parts/menu-lines.ts';
import type { Drawn, Entry } from '../parts/sheet.ts';
import { sheetFrame } from '../parts/sheet.ts';
import { statusWord } from '../parts/status.ts';
import type { Pen } from '../pen.ts';
import { padded, paragraph, piece } from '../pen.ts';
import { helpLines } from '../screens/help.ts';
import type { Asking } from './asking.ts';
import { isWritten } from './asking.ts';
import type { Menu } from './deed.ts';
import { fieldEntry, lineEntry } from './entry-lines.ts';
import { finishedLines } from './finished-lines.ts';
import { headerLines, topLines } from './header.ts';
import type { Local } from './local.ts';
import { draftOf } from './local.ts';
import { modeOf } from './mode.ts';
import { foldedSide, sideLines, sideWidth } from './side.ts';
import { stepLines, supportLines } from './step-lines.ts';
import type { Offers } from './suggesting.ts';
import { offerLines } from './suggesting.ts';

export interface CallPicture {
  readonly view: View;
  readonly asking: Asking;
  readonly local: Local;
  readonly menu: Menu;
  readonly roles: RoleTitles;
  readonly place: ToRing | undefined;
  readonly writes: boolean;
  /** What the arrows bring into the field that is written. */
  readonly offers: Offers | undefined;
  readonly asks: string;
}

const GAP = 3;

/** Words that are read aloud are read easier on whole lines than beside a panel, unless there is room for both. */
const ROOMY = 120;

const widthBeside = ({ columns }: Pen, over: Local['over']): number =>
  over?.kind === 'phrases' && columns < ROOMY ? 0 : sideWidth(columns);

/** The call screen as a pure picture of what is known. */
export const drawCall = (pen: Pen, picture: CallPicture): Drawn => {
  const { view, local, writes } = picture;
  const how = writes ? 'standing' : 'running';
  const side = widthBeside(pen, local.over);
  const cells = side === 0 ? pen.columns - 1 : pen.columns - side - GAP;
  const top = topLines(pen, view, local.seenHazards, cells);
  const { body, choices } = bodyLines(pen, picture, cells);
  const entry = entryOf(pen, picture, cells);
  return sheetFrame(pen, {
    asks: picture.asks,
    drill: view.incident.kind === 'drill',
    header: headerLines(pen, view, how),
    top: [
      ...top.fixed,
      ...(side === 0 ? foldedSide(pen, view, picture.roles, how) : []),
      ...(pen.rows >= 20 ? [[]] : []),
    ],
    body,
    choices,
    entry,
    // A question that hazards pushed out of the window would stop the call.
    tail: local.over === undefined ? [...top.more, ...supportLines(pen, picture.asking, cells)] : [],
    ...(side === 0
      ? {}
      : {
          side: (height: number) => sideLines(pen, view, picture.roles, how, side, height),
          beside: (main: Line, beside: Line): Line =>
            beside.length === 0 ? main : [...padded(main, cells + GAP), ...beside],
        }),
    foot: [hintLine(pen, modeOf(view, local.over, writes), [statusOf(pen, view)])],
    tight: true,
    follows: true,
    scroll: local.scroll,
  });
};

const statusOf = (pen: Pen, view: View) =>
  view.writing || view.incident.closed ? statusWord(pen, view) : piece(pen, pen.words.readOnly, 'accent');

const bodyLines = (
  pen: Pen,
  { view, asking, local, menu, place, roles }: CallPicture,
  cells: number,
): { readonly body: readonly Line[]; readonly choices: readonly Line[] } => {
  const { over } = local;
  if (over?.kind === 'help') return { body: helpLines(pen, cells), choices: [] };
  const choices = menuLines(pen, menu, cells, local.page, local.pick);
  if (over !== undefined && over.kind !== 'line') {
    const note =
      menu.note === undefined ? [] : [...paragraph(pen, menu.note, cells, 'dim', { indent: 2 }), []];
    const read = menu.lines?.(cells) ?? [];
    const title = menu.pages?.length ? undefined : menu.title;
    return { body: [...titleLines(pen, title), ...note, ...read, ...choices], choices: [] };
  }
  const body =
    asking.kind === 'finished'
      ? finishedLines(pen, view, asking.reminders, roles, cells)
      : stepLines(pen, view, asking, place, cells);
  if (over?.kind === 'line' || (view.writing && isWritten(asking))) return { body, choices: [] };
  const ticking = asking.kind === 'field' && asking.field.type === 'choices' && view.writing;
  return {
    body,
    choices: [
      ...choices,
      ...(ticking ? paragraph(pen, pen.words.digitsToggle, cells, 'dim', { indent: 8 }) : []),
    ],
  };
};

/** What stays in sight at the end of the body: the text that is being written, and a word of the console's own. */
const entryOf = (
  pen: Pen,
  { asking, local, view, offers }: CallPicture,
  cells: number,
): Entry | undefined => {
  const written =
    local.over?.kind === 'line'
      ? lineEntry(pen, local.over.for, draftOf(local), cells)
      : local.over === undefined && view.writing && isWritten(asking)
        ? fieldEntry(
            pen,
            asking.field,
            draftOf(local),
            cells,
            offers === undefined ? [] : offerLines(pen, offers, draftOf(local), local.typed, cells),
          )
        : undefined;
  const word =
    local.word === undefined
      ? []
      : paragraph(pen, local.word, cells, 'accent', { first: [span('  > ')], indent: 4 });
  if (written === undefined && word.length === 0) return undefined;
  return { lines: [...(written?.lines ?? []), ...word], caret: written?.caret };
};
