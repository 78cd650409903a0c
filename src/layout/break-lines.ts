import { graphemes } from './graphemes.ts';
import { type Boundary, boundaries } from './line-boundaries.ts';
import { type Ambiguous, width } from './width.ts';

/** What else stands on the lines, and how wide doubtful characters are. */
export interface Breaking {
  /** Cells that something else takes at the start of the first line, such as a label. 0 if absent. */
  readonly first?: number;
  /** Cells that something else takes at the start of every other line: a hanging indent. 0 if absent. */
  readonly rest?: number;
  readonly ambiguous?: Ambiguous;
}

/** A line by its place in the text, in UTF-16 units; blanks at its end and the line break are left out. */
export interface Line {
  readonly start: number;
  readonly end: number;
}

/**
 * Breaks a text into lines of at most `cells` cells, by the rules of Chinese typesetting (GB/T 15834—2011, 5.1): no line
 * starts with 。，” or ends with “（, —— and …… stay whole; a word, a telephone number, a number with its unit stay whole
 * where they fit on a line. Where nothing else is possible it breaks anywhere. Only the blanks at a break are left out,
 * no other character ever. A line break in the text is kept.
 */
export const breakLines = (text: string, cells: number, breaking: Breaking = {}): readonly string[] => {
  const key = `${cells}|${breaking.first ?? 0}|${breaking.rest ?? 0}|${breaking.ambiguous ?? 1}|${text}`;
  const remembered = cache.get(key);
  if (remembered !== undefined) {
    cache.delete(key);
    cache.set(key, remembered);
    return remembered;
  }
  const lines = lineRanges(text, cells, breaking).map(({ start, end }) => text.slice(start, end));
  if (text.length <= LONGEST) {
    cache.set(key, lines);
    const [oldest] = cache.keys();
    if (cache.size > SIZE && oldest !== undefined) cache.delete(oldest);
  }
  return lines;
};

/** The least recently used goes first: a screen asks for the same texts at every frame. */
const cache = new Map<string, readonly string[]>();
const SIZE = 400;
const LONGEST = 2000;

/** The same lines by place, for who needs to know where in the text a line begins (a caret, a mark). At least one. */
export const lineRanges = (text: string, cells: number, breaking: Breaking = {}): readonly Line[] => {
  const lines: Line[] = [];
  let start = 0;
  for (const paragraph of text.split('\n')) {
    lines.push(...paragraphLines(paragraph, start, cells, breaking, lines.length === 0));
    start += paragraph.length + 1;
  }
  return lines;
};

interface Cell {
  /** Where it ends, from the start of the paragraph. */
  readonly end: number;
  readonly cells: number;
  readonly blank: boolean;
  /** Whether a line may end behind it. */
  readonly boundary: Boundary;
}

const paragraphLines = (
  text: string,
  offset: number,
  cells: number,
  { first = 0, rest = 0, ambiguous = 1 }: Breaking,
  isFirst: boolean,
): readonly Line[] => {
  const units = cellsOf(text, ambiguous);
  const restRoom = Math.max(1, cells - rest);
  let room = isFirst ? Math.max(1, cells - first) : restRoom;
  const lines: Line[] = [];
  let from = 0;
  do {
    const to = lineEnd(units, from, room, restRoom);
    let last = to;
    // Blanks before a break, or too many at the end, hang over the edge and are not shown.
    const hang = to < units.length || cellsIn(units, from, to) > room;
    while (hang && last > from && units[last - 1]?.blank) last -= 1;
    lines.push({ start: offset + endOf(units, from), end: offset + endOf(units, last) });
    from = to;
    room = restRoom;
  } while (from < units.length);
  return lines;
};

/** The place behind the `count`-th cell. */
const endOf = (units: readonly Cell[], count: number): number => units[count - 1]?.end ?? 0;

const cellsIn = (units: readonly Cell[], from: number, to: number): number =>
  units.slice(from, to).reduce((sum, { cells }) => sum + cells, 0);

/** How many cells in all belong to the lines up to and with the one that begins at `from`. */
const lineEnd = (units: readonly Cell[], from: number, room: number, next: number): number => {
  let used = 0;
  let fits = from;
  for (; fits < units.length; fits += 1) {
    const unit = units[fits];
    if (unit === undefined || (used + unit.cells > room && !unit.blank)) break;
    used += unit.cells;
  }
  if (fits === units.length) return fits;
  // A single character wider than the line stands alone.
  if (fits === from) return from + 1;
  const free = lastBoundary(units, from, fits, 'free');
  if (free !== undefined && !outgrows(units, free, next)) return free;
  return lastBoundary(units, from, fits, 'whole') ?? free ?? fits;
};

/** The last place up to `to` where a line may end: freely, or inside a word that has to be cut. */
const lastBoundary = (
  units: readonly Cell[],
  from: number,
  to: number,
  allowed: 'free' | 'whole',
): number | undefined => {
  for (let count = to; count > from; count -= 1) {
    const boundary = units[count - 1]?.boundary;
    if (boundary === 'free' || boundary === allowed) return count;
  }
  return undefined;
};

/** Whether what follows, up to its next free boundary, is longer than a whole line: then it need not wait for one. */
const outgrows = (units: readonly Cell[], from: number, room: number): boolean => {
  let used = 0;
  for (let index = from; index < units.length; index += 1) {
    const unit = units[index];
    if (unit === undefined) return false;
    if (!unit.blank) used += unit.cells;
    if (used > room) return true;
    if (unit.boundary === 'free') return false;
  }
  return false;
};

const cellsOf = (text: string, ambiguous: Ambiguous): readonly Cell[] => {
  const characters = graphemes(text);
  const allowed = boundaries(text, characters);
  let end = 0;
  return characters.map((character, index) => {
    end += character.length;
    return {
      end,
      cells: width(character, ambiguous),
      blank: character === ' ' || character === '\u3000',
      boundary: allowed[index] ?? 'free',
    };
  });
};
