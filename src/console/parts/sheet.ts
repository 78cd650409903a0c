import type { Caret, Frame, Line } from '../frame.ts';
import { plain, span } from '../frame.ts';
import type { Pen } from '../pen.ts';
import { cellsOf, drillBand, piece, rule } from '../pen.ts';
import { scrolled, scrolledWhole } from './scrolled.ts';

/** Lines at the end of the body that stay in sight: what is being written, with its caret. */
export interface Entry {
  readonly lines: readonly Line[];
  readonly caret: Caret | undefined;
}

export interface Sheet {
  readonly asks: string;
  readonly drill: boolean;
  readonly header: readonly Line[];
  /** Fixed lines under the header's rule. */
  readonly top: readonly Line[];
  /** A caret in the fixed lines, counted from the first of them. */
  readonly topCaret?: Caret | undefined;
  /** What scrolls. */
  readonly body: readonly Line[];
  /** Choices at the end of the body: kept in sight as long as a few lines are left for what scrolls above them. */
  readonly choices?: readonly Line[];
  /** Never scrolled away. */
  readonly entry?: Entry | undefined;
  /** Stands below the entry, at the very end of the body when there is room. */
  readonly tail?: readonly Line[];
  /** Beside the body, given the height there is. */
  readonly side?: (height: number) => readonly Line[];
  /** Puts a line of the body and one of the side together. */
  readonly beside?: (main: Line, side: Line) => Line;
  /** Gives up empty lines of the body before anything has to be scrolled to. */
  readonly tight?: boolean;
  /** How many lines of what scrolls must stay in sight above the choices for these to be kept there. */
  readonly legible?: number;
  /** Tells in the rule above the foot how much is not shown, which leaves a line more for what is. */
  readonly ruled?: boolean;
  /** Scrolls along with what the arrows pick. */
  readonly follows?: boolean;
  readonly foot: readonly Line[];
  readonly scroll: number;
}

export interface Drawn {
  readonly frame: Frame;
  /** The first body line shown; where scrolling goes on from. */
  readonly from: number;
  /** Lines of the body that the window shows at a time. */
  readonly height: number;
}

/** Fewer lines than this above the choices would leave nothing to read. */
const LEGIBLE = 5;

const roomOf = (pen: Pen, { header, top, foot }: Sheet): number =>
  Math.max(1, pen.rows - header.length - pen.others.length - top.length - foot.length - 2);

/** Whether all but the tail can be seen at once, blank lines given up where the sheet allows it. */
export const isSeenAtOnce = (pen: Pen, sheet: Sheet): boolean => {
  const all = { body: [...sheet.body, ...(sheet.choices ?? [])], tail: sheet.tail ?? [] };
  const { body, tail } = sheet.tight ? closed(all) : all;
  const needed = body.length + (sheet.entry?.lines.length ?? 0);
  const room = roomOf(pen, sheet);
  // What is left out takes a line that says so, unless the rule does.
  return needed + (sheet.ruled ? 0 : Math.min(1, tail.length)) <= room;
};

/** Puts a screen together to exactly the height of the window. */
export const sheetFrame = (pen: Pen, sheet: Sheet): Drawn => {
  const band = bandOf(pen, sheet);
  const head = [...sheet.header, ...pen.others, band, ...sheet.top];
  const room = roomOf(pen, sheet);
  const written = sheet.entry?.lines ?? [];
  const choices = sheet.choices ?? [];
  const pins = room - choices.length - written.length >= (sheet.legible ?? LEGIBLE);
  const entry = pins ? [...choices, ...written] : written;
  const height = Math.max(1, room - entry.length);
  const spaced = { body: pins ? sheet.body : [...sheet.body, ...choices], tail: sheet.tail ?? [] };
  const fits = (one: typeof spaced): boolean => one.body.length + entry.length + one.tail.length <= room;
  const { body: text, tail } = sheet.tight && !fits(spaced) ? closed(spaced) : spaced;
  const all = [...text, ...tail];
  const from = sheet.follows ? towardsPick(all, height, sheet.scroll) : sheet.scroll;
  const body = sheet.ruled ? scrolledWhole(pen, all, height, from) : scrolled(pen, all, height, from);
  const foot = [bandOf(pen, sheet, body.rest), ...sheet.foot];
  // What is written stands right behind the body while that is whole in sight, and at the end of the window otherwise.
  const whole = body.from === 0 && text.length < body.lines.length;
  const before = whole ? text.length : body.lines.length;
  const lines = [...body.lines.slice(0, before), ...entry, ...body.lines.slice(before)];
  const filled = [...lines, ...Array.from({ length: Math.max(0, room - lines.length) }, (): Line => [])];
  const side = sheet.side?.(room) ?? [];
  const { beside } = sheet;
  const main = beside === undefined ? filled : filled.map((line, index) => beside(line, side[index] ?? []));
  const caret = sheet.entry?.caret;
  return {
    frame: {
      asks: sheet.asks,
      lines: [...head, ...main, ...foot].slice(0, pen.rows).map(trimmed),
      caret: sheet.topCaret
        ? { x: sheet.topCaret.x, y: sheet.header.length + pen.others.length + 1 + sheet.topCaret.y }
        : caret && { x: caret.x, y: head.length + before + entry.length - written.length + caret.y },
    },
    from: body.from,
    height,
  };
};

/** The rule, or what marks a drill; with words in it where there is something to say. */
const bandOf = (pen: Pen, { drill }: Sheet, words = ''): Line => {
  const said = words === '' ? [] : [span('  '), piece(pen, words, 'accent'), span(' ')];
  const rest = { ...pen, columns: pen.columns - cellsOf(said) };
  return [...said, ...(drill ? drillBand(rest) : rule(rest))];
};

/** From which line on what is picked can be read, a line or two of it and what stands before it. */
const towardsPick = (lines: readonly Line[], height: number, from: number): number => {
  const at = lines.findIndex((line) => line.some(({ tone }) => tone === 'picked'));
  if (at < 0) return from;
  // The first and the last line may be taken by how much there is above and below.
  const least = Math.max(0, at - height + 4);
  return Math.min(Math.max(from, least), Math.max(0, at - 1));
};

const closed = ({ body, tail }: { readonly body: readonly Line[]; readonly tail: readonly Line[] }) => ({
  body: body.filter((line) => line.length > 0),
  tail: tail.filter((line) => line.length > 0),
});

/** Blanks at a line's end are not worth sending. Drill bands keep theirs: they are seen. */
const trimmed = (line: Line): Line => {
  if (line.at(-1)?.tone !== 'normal' || !/ $/.test(plain(line))) return line;
  const kept = [...line];
  for (let last = kept.at(-1); last?.tone === 'normal'; last = kept.at(-1)) {
    kept.pop();
    const text = last.text.trimEnd();
    if (text === '') continue;
    kept.push({ ...last, text });
    break;
  }
  return kept;
};
