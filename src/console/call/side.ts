import { wantedIn } from '../../incident/urgency.ts';
import type { Field } from '../../procedure/procedure.ts';
import { isNumberInDoubt } from '../../report/message-words.ts';
import { type RoleTitles, stepWords } from '../../report/step-words.ts';
import { reportWords } from '../../report/words.ts';
import type { View } from '../../session/view.ts';
import type { Line } from '../frame.ts';
import { span } from '../frame.ts';
import { capOf } from '../keys.ts';
import { factWords } from '../parts/answer-words.ts';
import { clockText, toneOf } from '../parts/clock-text.ts';
import type { Pen } from '../pen.ts';
import { cellsOf, inPieces, padded, paragraph, piece, say, shortened } from '../pen.ts';
import { askedOf, isTold } from './asked.ts';

/** Cells of the side panel; 0 where the window is too narrow for one. */
export const sideWidth = (columns: number): number =>
  columns < 74 ? 0 : columns < 96 ? 24 : columns < 120 ? 32 : 46;

/** Lines of what was recorded that are kept where there is little room, as far as there are as many. */
const FEWEST = 3;
/** Lines of clocks that are kept all the same: one that is late, and how many there are more. */
const FEWEST_CLOCKS = 3;

/** Label cells of a fact. */
const labelWidth = (cells: number): number => (cells < 30 ? 9 : cells < 40 ? 11 : 16);

/** Clocks, what was recorded, and where there is room what comes next. At most `height` lines, the rest counted. */
export const sideLines = (
  pen: Pen,
  view: View,
  roles: RoleTitles,
  how: 'running' | 'standing',
  cells: number,
  height: number,
): readonly Line[] => {
  const { words } = pen;
  const clocks = clockLines(pen, view, roles, how, cells);
  const known = knownBlocks(pen, view, cells);
  const facts = 1 + Math.min(FEWEST, Math.max(1, linesOf(known)));
  const used: Line[] = [];
  if (clocks.length > 0) {
    const wanted = view.writing && view.clocks.some((clock) => wantedIn(clock) < 0);
    used.push(withKey(pen, heading(pen, words.clocks), wanted ? capOf('clocks') : '', cells));
    const room = Math.max(FEWEST_CLOCKS, Math.min(Math.floor(height / 2) - 1, height - facts - 2));
    const fitting =
      clocks.flat().length <= room ? { lines: clocks.flat(), left: 0 } : taking(clocks, room - 1);
    used.push(...fitting.lines);
    if (fitting.left > 0) used.push([piece(pen, words.moreClocks(fitting.left, capOf('clocks')), 'accent')]);
    used.push([]);
  }
  const missing = missingLines(pen, view, cells);
  // Where not all fit, what is missing must not push out what is known.
  const most = height - used.length - 1 - facts;
  if (missing.length > 0 && most > 0)
    used.push(...(missing.length <= most ? missing : cutOff(pen, missing.slice(0, most), cells)), []);
  used.push(heading(pen, words.facts));
  if (known.length === 0) used.push([piece(pen, words.noFacts, 'dim')]);
  const kept = mattering(known, height - used.length);
  used.push(...kept.flatMap(({ lines }) => lines));
  if (kept.length < known.length)
    used.push([piece(pen, words.moreFacts(known.length - kept.length, capOf('facts')), 'accent')]);
  const next = nextLines(pen, view, roles, cells, height - used.length - 2);
  return next.length === 0 ? used : [...used, [], heading(pen, words.upNext), ...next];
};

const heading = (pen: Pen, text: string): Line => [piece(pen, text, 'dim')];

/** A heading, with the key that opens the whole of it while that is wanted. */
const withKey = (pen: Pen, line: Line, key: string, cells: number): Line => {
  const cap = piece(pen, key, 'accent');
  const free = cells - cellsOf([cap]);
  return key !== '' && cellsOf(line) < free ? [...padded(line, free), cap] : line;
};

type Block = readonly Line[];

/** Whole blocks from the top, as many as fit. */
const taking = (
  blocks: readonly Block[],
  room: number,
): { readonly lines: readonly Line[]; readonly left: number } => {
  const lines: Line[] = [];
  let taken = 0;
  for (const block of blocks) {
    if (lines.length + block.length > room) break;
    lines.push(...block);
    taken += 1;
  }
  return { lines, left: blocks.length - taken };
};

interface KnownFact {
  readonly lines: Block;
  readonly weight: number;
}

const linesOf = (facts: readonly KnownFact[]): number =>
  facts.reduce((sum, { lines }) => sum + lines.length, 0);

/** All where they fit; otherwise, with a line left to count the rest, those that are needed most and last, in their order. */
const mattering = (facts: readonly KnownFact[], room: number): readonly KnownFact[] => {
  if (linesOf(facts) <= room) return facts;
  const kept = new Set<KnownFact>();
  let free = room - 1;
  for (const one of [...facts].reverse().sort((a, b) => b.weight - a.weight)) {
    if (one.lines.length > free) continue;
    kept.add(one);
    free -= one.lines.length;
  }
  return facts.filter((one) => kept.has(one));
};

/** Places and numbers are read back to the caller; what is critical is asked for by everybody who is rung. */
const weightOf = ({ type, critical }: Field): number =>
  type === 'phone' || type === 'address' ? 2 : critical ? 1 : 0;

const clockLines = (
  pen: Pen,
  view: View,
  roles: RoleTitles,
  how: 'running' | 'standing',
  cells: number,
): readonly Block[] =>
  view.clocks.map((clock) => {
    const tone = toneOf(clock);
    const time = piece(pen, clockText(pen, clock, how, view), tone);
    const name = stepWords(clock.step, clock.procedure, pen.language, roles);
    const lines = paragraph(pen, name, cells, tone);
    const last = lines.at(-1) ?? [];
    const free = cells - cellsOf([time]);
    // Whom to call stands at the end of a name: it is never cut off, the time goes below it.
    if (cellsOf(last) < free) return [...lines.slice(0, -1), [...padded(last, free), time]];
    return free < 0
      ? [...lines, ...paragraph(pen, time.text, cells, tone)]
      : [...lines, [span(' '.repeat(free)), time]];
  });

/** What is critical and was not asked, as one paragraph of names; not what the screen asks just now. */
const missingLines = (pen: Pen, view: View, cells: number): readonly Line[] => {
  const here = view.next.kind === 'step' ? view.next.key : undefined;
  const names = askedOf(view)
    .filter(({ field, step }) => field.critical && step.standing === 'open' && step.key !== here)
    .map(({ field }) => say(pen, field.label))
    .filter((name, at, all) => all.indexOf(name) === at);
  if (names.length === 0) return [];
  const head = [piece(pen, pen.words.toAsk, 'dim')];
  // A long label stands alone: the names need the room.
  const alone = cellsOf(head) > 8;
  const indent = alone ? 2 : cellsOf(head) + 1;
  const text = inPieces(pen, names, cells - indent);
  return alone
    ? [head, ...paragraph(pen, text, cells, 'accent', { indent })]
    : paragraph(pen, text, cells, 'accent', { first: head, indent });
};

/** Ends in the mark of what was left out. */
const cutOff = (pen: Pen, lines: readonly Line[], cells: number): readonly Line[] => {
  const last = lines.at(-1) ?? [];
  return [
    ...lines.slice(0, -1),
    shortened(pen, [...last, piece(pen, ` ${pen.words.andMore}`, 'accent')], cells),
  ];
};

/**
 * Everything known in the order of asking, values in one column. Where a name is too long for its own, the value stands
 * at the right edge as a clock's does, or below.
 */
const knownBlocks = (pen: Pen, view: View, cells: number): readonly KnownFact[] => {
  const label = labelWidth(cells);
  // Two steps may ask for one fact, each in its branch.
  const seen = new Set<string>();
  return askedOf(view).flatMap(({ field, step: { standing } }) => {
    const held = view.facts.get(field.id);
    if (held === undefined || standing === 'skipped' || seen.has(field.id)) return [];
    seen.add(field.id);
    const mark = standing === 'review' ? ` ${pen.words.mark(pen.words.review)}` : '';
    const doubt =
      held.kind === 'answer' && isNumberInDoubt(field, held.answer)
        ? ` ${pen.words.mark(reportWords(pen.language).doubtfulNumber)}`
        : '';
    const value = factWords(pen, field, held, view.now.wall) + doubt + mark;
    const head = [piece(pen, say(pen, field.label), 'dim')];
    const fits = cellsOf(head) < label;
    const right = [piece(pen, value)];
    const beside = !fits && cellsOf(head) + 2 + cellsOf(right) <= cells;
    const lines = beside
      ? [[...padded(head, cells - cellsOf(right)), ...right]]
      : [
          ...(fits ? [] : [shortened(pen, head, cells)]),
          ...paragraph(
            pen,
            value,
            cells,
            'normal',
            fits ? { first: padded(head, label), indent: label } : { indent: label },
          ),
        ];
    const [first = [], second = [], third = []] = lines;
    const short =
      lines.length <= 3
        ? lines
        : [first, second, shortened(pen, [...third, piece(pen, pen.words.andMore)], cells)];
    return [{ lines: short, weight: isTold(held) ? weightOf(field) : 0 }];
  });
};

/** The steps that wait after the one on screen: only where the window is large. */
const nextLines = (pen: Pen, view: View, roles: RoleTitles, cells: number, room: number): readonly Line[] => {
  if (room < 3 || cells < 40) return [];
  const here = view.next.kind === 'step' ? view.next.key : undefined;
  return view.outline
    .filter(({ standing, key }) => standing === 'open' && key !== here)
    .slice(0, room)
    .map(({ step, procedure }) =>
      shortened(pen, [piece(pen, stepWords(step, procedure, pen.language, roles), 'dim')], cells),
    );
};
