import type { IncidentId } from '../../records/records.ts';
import type { View } from '../../session/view.ts';
import type { Line } from '../frame.ts';
import { span } from '../frame.ts';
import { capOf } from '../keys.ts';
import type { Pen } from '../pen.ts';
import { ends, piece, say } from '../pen.ts';
import { shortNumber, wants } from './call-line.ts';
import { callsWords } from './words.ts';

/**
 * One calm line on every screen about the calls that are not on it: number, title and most urgent clock of each. In a
 * narrow window the titles give way first, then all but the most urgent call; how many there are is always told.
 * @param others the most urgent first
 * @param front the call on screen, if there is one
 * @param waiting this desk's unfinished calls that nobody has taken up since the program stopped
 */
export const othersLine = (
  pen: Pen,
  others: readonly View[],
  front: IncidentId | undefined,
  how: 'running' | 'standing',
  waiting = 0,
): readonly Line[] => {
  const [first] = others;
  const words = callsWords(pen.language);
  if (first === undefined) return front === undefined ? [] : waitingLine(pen, waiting);
  const ids = [...others.map(({ id }) => id), ...(front === undefined ? [] : [front])];
  const call = (view: View, titled: boolean): Line => [
    piece(pen, shortNumber(view.id, ids), 'strong'),
    span(' '),
    ...(view.incident.kind === 'drill' ? [piece(pen, words.drill, 'drill'), span(' ')] : []),
    ...(titled ? [piece(pen, say(pen, view.leading.title)), span(' ')] : []),
    wants(pen, view, how),
  ];
  const all = (titled: boolean): Line =>
    others.flatMap((view, at) =>
      at === 0 ? call(view, titled) : [piece(pen, ' · ', 'dim'), ...call(view, titled)],
    );
  const count = piece(
    pen,
    front === undefined ? words.parked(others.length) : words.others(others.length),
    'dim',
  );
  const head: Line = [span(' '), count, span('  ')];
  const key: Line = [piece(pen, capOf('switch-call'), 'accent'), span(' ')];
  const named: Line = [
    piece(pen, capOf('switch-call'), 'accent'),
    span(' '),
    piece(pen, words.switch, 'dim'),
    span(' '),
  ];
  const urgent: Line = [
    span(' '),
    count,
    piece(pen, ' · ', 'dim'),
    piece(pen, words.mostUrgent, 'dim'),
    span(' '),
    ...call(first, false),
  ];
  return [
    ends(pen, [...head, ...all(true)], named) ??
      ends(pen, [...head, ...all(false)], key) ??
      ends(pen, urgent, key) ??
      ends(pen, [span(' '), ...call(first, false)], key) ?? [span(' '), count, span('  '), ...key],
  ];
};

/** After a crash a new call must not make the ones before it be forgotten. At home they have a line of their own. */
const waitingLine = (pen: Pen, waiting: number): readonly Line[] => {
  if (waiting === 0) return [];
  const words = callsWords(pen.language);
  const key: Line = [
    piece(pen, capOf('switch-call'), 'accent'),
    span(' '),
    piece(pen, words.takeUp, 'dim'),
    span(' '),
  ];
  const left: Line = [span(' '), piece(pen, words.waiting(waiting), 'accent')];
  return [ends(pen, left, key) ?? left];
};
