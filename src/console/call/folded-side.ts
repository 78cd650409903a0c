import { wantedIn } from '../../incident/urgency.ts';
import { type RoleTitles, stepWords } from '../../report/step-words.ts';
import type { View } from '../../session/view.ts';
import type { Line, Span } from '../frame.ts';
import { span } from '../frame.ts';
import { capOf } from '../keys.ts';
import { clockText, toneOf } from '../parts/clock-text.ts';
import type { Pen } from '../pen.ts';
import { cellsOf, piece, shortened } from '../pen.ts';

/** What stands beside the step in a wide window, for a narrow one on one line: the most urgent clock, and how much is recorded. */
export const foldedSide = (
  pen: Pen,
  view: View,
  roles: RoleTitles,
  how: 'running' | 'standing',
): readonly Line[] => {
  const [clock] = view.clocks;
  const facts = piece(pen, pen.words.recorded(view.incident.facts.size), 'dim');
  const keys = piece(pen, ` ${capOf('facts')}`, 'accent');
  if (clock === undefined) return [[span('  '), facts, keys]];
  // Where the window is that narrow, only one key has a place: the one that is wanted.
  const right: Line =
    wantedIn(clock) < 0 && clock.kind === 'reminder'
      ? [span('  '), piece(pen, capOf('clocks'), 'accent')]
      : [span('  '), facts, keys];
  return [[span('  '), ...clockOnLine(pen, view, roles, how, pen.columns - 3 - cellsOf(right)), ...right]];
};

/** A shorter beginning of a name says nothing. */
const SHORTEST = 8;

/** The most urgent clock on so many cells, and how many more there are; its name gives way. Empty where none runs. */
export const clockOnLine = (
  pen: Pen,
  view: View,
  roles: RoleTitles,
  how: 'running' | 'standing',
  cells: number,
): readonly Span[] => {
  const [clock, ...others] = view.clocks;
  if (clock === undefined) return [];
  const tone = toneOf(clock);
  const time = piece(pen, clockText(pen, clock, how, view), tone);
  const more = others.length > 0 ? [piece(pen, ` +${others.length}`, 'dim')] : [];
  const room = cells - cellsOf([time, ...more]) - 1;
  if (room < SHORTEST) return [time, ...more];
  const name = piece(pen, stepWords(clock.step, clock.procedure, pen.language, roles), tone);
  return [...shortened(pen, [name], room), span(' ', tone), time, ...more];
};
