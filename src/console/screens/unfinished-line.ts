import { nameOf } from '../../session/session.ts';
import { finishedSteps, type View } from '../../session/view.ts';
import { shortNumber } from '../calls/call-line.ts';
import type { Line } from '../frame.ts';
import { span } from '../frame.ts';
import { capOf } from '../keys.ts';
import type { Pen } from '../pen.ts';
import { cellsOf, ends, piece, say, shortened } from '../pen.ts';

/** What home tells of them: all are counted, as many are named as anybody reads. */
export interface UnfinishedCalls {
  readonly count: number;
  /** The most urgent first. */
  readonly named: readonly View[];
}

/** `未结束  20261121-002 漏水  第 6 步      Ctrl+R 继续`; of several how many, and which as far as there is room. */
export const unfinishedLine = (pen: Pen, { count, named }: UnfinishedCalls): readonly Line[] => {
  const { words } = pen;
  if (count === 0) return [];
  const label = piece(pen, `${words.home.unfinished}${count > 1 ? ` ${count}` : ''}`, 'dim');
  const head: Line = [span('  '), label, span('  ')];
  const key: Line = [
    piece(pen, capOf('resume'), 'accent'),
    span(' '),
    piece(pen, words.home.go, 'dim'),
    span(' '),
  ];
  const room = pen.columns - cellsOf(head) - cellsOf(key) - 2;
  const [first] = named;
  const which =
    first === undefined
      ? []
      : count === 1
        ? shortened(pen, one(pen, first), room)
        : several(pen, named, count, room);
  return [ends(pen, [...head, ...which], key) ?? [...head, piece(pen, capOf('resume'), 'accent')]];
};

const one = (pen: Pen, call: View): Line => {
  const { words } = pen;
  return [
    piece(pen, call.id, 'normal'),
    span(' '),
    ...drillMark(pen, call),
    piece(pen, say(pen, call.leading.title), 'strong'),
    span('  '),
    piece(pen, words.home.step(finishedSteps(call) + 1), 'dim'),
    ...(call.heldBy === undefined
      ? []
      : [span('  '), piece(pen, words.home.heldBy(nameOf(call.heldBy)), 'accent')]),
  ];
};

const drillMark = (pen: Pen, { incident }: View): Line =>
  incident.kind === 'drill' ? [piece(pen, ` ${pen.words.home.drill} `, 'drill'), span(' ')] : [];

/** `003 漏水 · 002 停电 ……`: whole names only, and a mark where some are left out. */
const several = (pen: Pen, named: readonly View[], count: number, room: number): Line => {
  const ids = named.map(({ id }) => id);
  const more: Line = [span(' '), piece(pen, pen.words.andMore, 'dim')];
  let line: Line = [];
  for (const [at, call] of named.entries()) {
    const longer: Line = [
      ...line,
      ...(at === 0 ? [] : [piece(pen, ' · ', 'dim')]),
      piece(pen, shortNumber(call.id, ids)),
      span(' '),
      ...drillMark(pen, call),
      piece(pen, say(pen, call.leading.title), 'strong'),
    ];
    const isLast = at === count - 1;
    if (cellsOf(isLast ? longer : [...longer, ...more]) > room)
      return at === 0 ? shortened(pen, longer, room) : [...line, ...more];
    line = longer;
  }
  return named.length === count ? line : [...line, ...more];
};
