import fc from 'fast-check';
import type { Answer, Value } from '../../src/incident/answer.ts';
import type { Next } from '../../src/incident/current-step.ts';
import type { Ground } from '../../src/incident/decide.ts';
import type { Ending, TryOutcome } from '../../src/incident/entry.ts';
import type { Incident } from '../../src/incident/incident.ts';
import { takingBack } from '../../src/incident/last-key.ts';
import { listPosition } from '../../src/incident/list-position.ts';
import { stepsOf } from '../../src/incident/scene.ts';
import { snoozeMinutes } from '../../src/incident/snooze.ts';
import type { WalkCommand } from '../../src/incident/walk.ts';
import type { FieldId, LevelId, RoleId, StepKey } from '../../src/procedure/ids.ts';
import type { Field } from '../../src/procedure/procedure.ts';
import { valueFor } from './any-ground.ts';

/** One throw of the dice; what it means depends on the state of the call. */
export interface Dice {
  readonly what: number;
  readonly where: number;
  readonly how: number;
  readonly junk: Value;
  /** Milliseconds until it happens. */
  readonly pause: number;
}

const anyJunk: fc.Arbitrary<Value> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.double(),
  fc.boolean(),
  fc.array(fc.string({ maxLength: 5 }), { maxLength: 3 }),
);

export const anyDice: fc.Arbitrary<Dice> = fc.record({
  what: fc.nat({ max: 999 }),
  where: fc.nat({ max: 999 }),
  how: fc.nat({ max: 999 }),
  junk: anyJunk,
  pause: fc.nat({ max: 300_000 }),
});

const pick = <T>(list: readonly T[], dice: number): T | undefined => list[dice % list.length];

const someAnswer = (field: Field | undefined, { how, junk }: Dice): Answer => {
  if (how % 7 === 0) return { kind: 'unknown' };
  if (how % 7 === 1) return { kind: 'refused' };
  if (how % 7 === 2) return { kind: 'not-applicable' };
  if (field === undefined || how % 11 === 0) return { kind: 'value', value: junk };
  return { kind: 'value', value: valueFor(field, how) };
};

/** Any order at all, sensible or not. */
export const anyCommand = (ground: Ground, incident: Incident, dice: Dice): WalkCommand => {
  const { what, where, how, junk } = dice;
  const placed = pick(stepsOf({ procedures: ground.procedures, incident }), where);
  const step = placed?.key ?? ('nowhere/nothing' as StepKey);
  const field = placed?.step.ask && placed.procedure.fields[placed.step.ask];
  const part = pick(field?.parts ?? [], how);
  const words = String(junk);
  const other = pick([...ground.procedures.keys()], how) ?? incident.opened.procedure;
  const outcome = pick<TryOutcome>(['reached', 'no-answer', 'busy', 'wrong-number'], how) ?? 'busy';
  const ending = pick<Ending>(['finished', 'call-dropped', 'handed-over', 'false-report', 'other'], how);
  const all: readonly WalkCommand[] = [
    { type: 'answer', step, answer: someAnswer(field, dice) },
    { type: 'answer', step, answer: someAnswer(field, dice) },
    { type: 'answer', step, answer: someAnswer(field, dice) },
    { type: 'correct', step, answer: someAnswer(field, dice) },
    { type: 'correct', step, answer: someAnswer(field, dice) },
    {
      type: 'answer-item',
      step,
      item: how % 5 === 0 ? Number(junk) : how % 3,
      part: part?.id ?? (words as FieldId),
      answer: someAnswer(part, dice),
    },
    {
      type: 'answer-item',
      step,
      item: 0,
      part: part?.id ?? (words as FieldId),
      answer: someAnswer(part, dice),
    },
    { type: 'complete-list', step },
    { type: 'do', step, seen: words },
    { type: 'do', step },
    { type: 'skip', step, reason: words },
    { type: 'try', step, party: words, number: words, outcome },
    { type: 'try', step, party: words, outcome: 'reached' },
    { type: 'ring', party: words, number: words, outcome },
    { type: 'ring', party: '值班电话', role: 'duty' as RoleId, outcome: 'reached' },
    { type: 'tell', party: '值班电话', text: words },
    { type: 'repeat', step },
    { type: 'repeat', step: pick([...incident.finished.keys()], where) ?? step },
    { type: 'count-told', step },
    { type: 'snooze', step, minutes: pick(snoozeMinutes, how) ?? 1, reason: words },
    { type: 'snooze', step, minutes: 10, reason: '占线' },
    { type: 'keep', step },
    { type: 'withdraw', step },
    takingBack(incident) ?? { type: 'withdraw-ring', party: words },
    takingBack(incident) ?? { type: 'withdraw', step },
    { type: 'note', text: words },
    { type: 'override-grade', level: (pick(['minor', 'grave', words], how) ?? '') as LevelId, reason: words },
    { type: 'hand-off', to: other },
    { type: 'decline-hand-off', to: other, reason: words },
    { type: 'resume', operator: words, desk: words },
    { type: 'take-over', operator: words, desk: '', from: words },
    { type: 'clock-jumped', by: how },
    { type: 'tick' },
    { type: 'tick' },
    // The end of a call is rare, or nothing would come after it.
    what > 980 ? { type: 'close', ending: ending ?? 'other', reason: words } : { type: 'tick' },
  ];
  return pick(all, what) ?? { type: 'tick' };
};

/**
 * An order that gets on with what waits.
 * @param always `values`: every question gets a value, every party is reached, nothing is skipped
 */
export const sensibleCommand = (
  next: Next,
  incident: Incident,
  dice: Dice,
  always?: 'values',
): WalkCommand | undefined => {
  if (next.kind === 'finished') return undefined;
  if (next.kind === 'hand-off') {
    const to = next.to.id;
    return dice.how % 3 === 0 ? { type: 'decline-hand-off', to } : { type: 'hand-off', to };
  }
  const { key: step, review } = next;
  // Who changes their mind at every second look never comes to an end.
  if (review && (dice.how % 2 === 0 || incident.corrections.length > 3)) return { type: 'keep', step };
  if (review || next.step.ask !== undefined) return askOrSkip(next, incident, dice, always);
  if (always === undefined && dice.how % 5 === 0) return { type: 'skip', step, reason: '来不及' };
  if (next.step.notify === undefined) return { type: 'do', step };
  const tried = incident.tries.some((one) => one.step === step);
  const outcome = always === undefined && !tried && dice.how % 2 === 0 ? 'no-answer' : 'reached';
  return { type: 'try', step, party: '值班电话', outcome };
};

const askOrSkip = (
  { key: step, step: { ask }, procedure, review }: Extract<Next, { kind: 'step' }>,
  incident: Incident,
  dice: Dice,
  always: 'values' | undefined,
): WalkCommand => {
  const field = ask && procedure.fields[ask];
  if (field === undefined) return { type: 'do', step };
  if (always === undefined && !review && dice.how % 5 === 0) return { type: 'skip', step, reason: '来不及' };
  const answer = (of: Field): Answer =>
    always === 'values'
      ? { kind: 'value', value: valueFor(of, dice.how) }
      : someAnswer(of, { ...dice, junk: 1 });
  if (field.type !== 'list') {
    const given = answer(field);
    return {
      type: 'answer',
      step,
      answer: given.kind === 'value' ? { kind: 'value', value: valueFor(field, dice.how) } : given,
    };
  }
  if (review) return { type: 'keep', step };
  const position = listPosition(field, incident.facts.get(field.id));
  const part = position.kind === 'part' ? position.part : field.parts?.[0];
  const items = position.kind === 'more' ? position.items : 0;
  if (position.kind === 'complete' || part === undefined) return { type: 'keep', step };
  if (position.kind === 'more' && (items >= 2 || dice.how % 2 === 0)) return { type: 'complete-list', step };
  const item = position.kind === 'part' ? position.item : position.items;
  return {
    type: 'answer-item',
    step,
    item,
    part: part.id,
    answer: { kind: 'value', value: valueFor(part, dice.how) },
  };
};
