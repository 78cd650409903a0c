import type { FieldType } from '../../procedure/procedure.ts';
import type { IncidentId } from '../../records/records.ts';
import { nameOf } from '../../session/session.ts';
import type { View } from '../../session/view.ts';
import type { Span } from '../frame.ts';
import { factWords } from '../parts/answer-words.ts';
import { clockText, toneOf } from '../parts/clock-text.ts';
import { statusWord } from '../parts/status.ts';
import type { Pen } from '../pen.ts';
import { piece } from '../pen.ts';
import { callsWords } from './words.ts';

/** A call's number as it is said at the desk: the count of the day, the whole where that could be another call's. */
export const shortNumber = (id: IncidentId, among: readonly IncidentId[]): string => {
  const tail = tailOf(id);
  return among.some((other) => other !== id && tailOf(other) === tail) ? id : tail;
};

/** `003`, for a drill `D003`. */
const tailOf = (id: IncidentId): string =>
  `${/(^|-)D\d{8}-/.test(id) ? 'D' : ''}${id.slice(id.lastIndexOf('-') + 1)}`;

/** What a call that is not on screen wants most: its most urgent clock, unless its records or its hands are a worse matter. */
export const wants = (pen: Pen, view: View, how: 'running' | 'standing'): Span => {
  const words = callsWords(pen.language);
  if (view.heldBy !== undefined) return piece(pen, pen.words.home.heldBy(nameOf(view.heldBy)), 'accent');
  if (view.appended.kind !== 'saved') return statusWord(pen, view);
  const [clock] = view.clocks;
  if (clock === undefined) return piece(pen, words.noClock, 'dim');
  return piece(pen, clockText(pen, clock, how, view), toneOf(clock));
};

/** Two calls on one procedure are told apart by where they are, or who calls. */
const TELLING: readonly FieldType[] = ['address', 'name', 'phone'];

/** The first place, name or number that is known of a call; empty while there is none. */
export const tellingFact = (pen: Pen, view: View): string => {
  const fields = view.incident.procedures.flatMap(({ procedure }) =>
    Object.values(view.procedures.get(procedure)?.fields ?? {}),
  );
  for (const type of TELLING) {
    for (const field of fields) {
      const held = field.type === type ? view.facts.get(field.id) : undefined;
      if (held?.kind === 'answer' && held.answer.kind === 'value')
        return factWords(pen, field, held, view.now.wall);
    }
  }
  return '';
};
