import { type RoleTitles, stepWords } from '../../report/step-words.ts';
import type { View } from '../../session/view.ts';
import type { Line } from '../frame.ts';
import { span } from '../frame.ts';
import { factWords } from '../parts/answer-words.ts';
import { clockText } from '../parts/clock-text.ts';
import { factsOf } from '../parts/facts-of.ts';
import type { Pen } from '../pen.ts';
import { cellsOf, padded, paragraph, piece, say, shortened } from '../pen.ts';

/** Cells of the side panel; 0 where the window is too narrow for one. */
export const sideWidth = (columns: number): number =>
  columns < 74 ? 0 : columns < 96 ? 24 : columns < 120 ? 32 : 46;

/** Label cells of a fact. */
const labelWidth = (cells: number): number => (cells < 30 ? 9 : 11);

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
  const facts = factBlocks(pen, view, cells);
  const used: Line[] = [];
  if (clocks.length > 0) {
    used.push(heading(pen, words.clocks));
    const room = Math.max(2, Math.floor(height / 2) - 1);
    const fitting = taking(clocks, room - 1);
    used.push(...fitting.lines);
    if (fitting.left > 0) used.push([piece(pen, `${words.moreClocks(fitting.left)}`, 'accent')]);
    used.push([]);
  }
  used.push(heading(pen, words.facts));
  const room = height - used.length;
  const { wanted, known } = facts;
  const all = [...wanted, ...known];
  if (all.length === 0) used.push([piece(pen, words.noFacts, 'dim')]);
  else if (all.flat().length <= room) used.push(...all.flat());
  else {
    // Where not all fit, what is missing must not push out what is known.
    const fitting = taking([...wanted.slice(0, 3), ...known, ...wanted.slice(3)], room - 1);
    used.push(...fitting.lines, [piece(pen, words.moreFacts(fitting.left), 'accent')]);
  }
  const next = nextLines(pen, view, roles, cells, height - used.length - 2);
  return next.length === 0 ? used : [...used, [], heading(pen, words.upNext), ...next];
};

const heading = (pen: Pen, text: string): Line => [piece(pen, text, 'dim')];

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

const clockLines = (
  pen: Pen,
  view: View,
  roles: RoleTitles,
  how: 'running' | 'standing',
  cells: number,
): readonly Block[] =>
  view.clocks.map((clock) => {
    const tone = clock.remaining < 0 ? 'danger' : 'normal';
    const time = piece(pen, clockText(pen, clock, how, view), tone);
    const room = cells - cellsOf([time]) - 1;
    const name = shortened(
      pen,
      [piece(pen, stepWords(clock.step, clock.procedure, pen.language, roles), tone)],
      room,
    );
    return [[...padded(name, room), span(' '), time]];
  });

/** What is critical and not known first, then everything known in the order of asking. */
const factBlocks = (
  pen: Pen,
  view: View,
  cells: number,
): { readonly wanted: readonly Block[]; readonly known: readonly Block[] } => {
  const label = labelWidth(cells);
  const block = (name: string, value: string, tone: 'normal' | 'accent'): readonly Line[] => {
    const head = [piece(pen, name, 'dim')];
    const fits = cellsOf(head) < label;
    const inline = fits || cellsOf(head) + 1 + cellsOf([piece(pen, value)]) <= cells;
    const lines = inline
      ? paragraph(pen, value, cells, tone, {
          first: fits ? padded(head, label) : [...head, span(' ')],
          indent: fits ? label : 2,
        })
      : [shortened(pen, head, cells), ...paragraph(pen, value, cells, tone, { indent: 2 })];
    if (lines.length <= 3) return lines;
    const [first = [], second = [], third = []] = lines;
    return [first, second, shortened(pen, [...third, piece(pen, '……')], cells)];
  };
  const fact = factsOf(view);
  const asked = view.outline.flatMap((one) => {
    const field = one.step.ask && one.procedure.fields[one.step.ask];
    return field && one.standing !== 'gone' ? [{ field, standing: one.standing }] : [];
  });
  const wanted = asked
    .filter(({ field, standing }) => field.critical && standing === 'open')
    .map(({ field }) => block(say(pen, field.label), pen.words.notAsked, 'accent'));
  const known = asked.flatMap(({ field, standing }) => {
    const held = fact(field.id);
    if (held === undefined || standing === 'skipped') return [];
    const mark = standing === 'review' ? ` ${pen.words.mark(pen.words.review)}` : '';
    return [block(say(pen, field.label), factWords(pen, field, held, view.now.wall) + mark, 'normal')];
  });
  return { wanted, known };
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

/** The same for a narrow window, on one line: the most urgent clock, and how much is recorded. */
export const foldedSide = (
  pen: Pen,
  view: View,
  roles: RoleTitles,
  how: 'running' | 'standing',
): readonly Line[] => {
  const { words } = pen;
  const [clock, ...others] = view.clocks;
  const facts = piece(pen, words.recorded(view.incident.facts.size), 'dim');
  const keys = piece(pen, ' Ctrl+F', 'accent');
  if (clock === undefined) return [[span('  '), facts, keys]];
  const tone = clock.remaining < 0 ? 'danger' : 'normal';
  const time = piece(pen, ` ${clockText(pen, clock, how, view)}`, tone);
  const more = others.length > 0 ? piece(pen, ` +${others.length}`, 'dim') : span('');
  const right: Line = [span('  '), facts, keys];
  const name = shortened(
    pen,
    [piece(pen, stepWords(clock.step, clock.procedure, pen.language, roles), tone)],
    pen.columns - 3 - cellsOf([time, more]) - cellsOf(right),
  );
  return [[span('  '), ...name, time, more, ...right]];
};
