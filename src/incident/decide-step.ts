import type { StepKey } from '../procedure/ids.ts';
import type { Answer, Fact } from './answer.ts';
import { sameAnswer } from './answer.ts';
import { checkAnswer } from './check-answer.ts';
import { clean } from './clean.ts';
import { reminds } from './clocks.ts';
import type { Command, Refusal } from './command.ts';
import { optional } from './copies.ts';
import type { Happening } from './entry.ts';
import { listPosition } from './list-position.ts';
import type { Standing } from './outline.ts';
import { standing } from './outline.ts';
import type { Judge } from './relevance.ts';
import { judge } from './relevance.ts';
import type { Placed, Scene } from './scene.ts';
import { findStep } from './scene.ts';
import { snooze } from './snooze.ts';
import { toldAlready } from './told-already.ts';

type StepCommand = Extract<Command, { step: StepKey }>;
type Order<Type extends StepCommand['type']> = Extract<StepCommand, { type: Type }>;

/** What an order about one step adds to the log, or why it adds nothing. */
export const decideStep = (scene: Scene, command: StepCommand): readonly Happening[] | Refusal => {
  const placed = findStep(scene, command.step);
  if (placed === undefined) return 'no-such-step';
  const judging = judge(scene);
  const stands = standing(scene, judging, placed);
  // What no longer applies can still be put right, but not newly answered.
  if (stands === 'gone' && command.type !== 'correct' && command.type !== 'withdraw') return 'does-not-apply';
  const { step, key } = placed;
  switch (command.type) {
    case 'answer':
      return answer(judging, placed, command, stands);
    case 'correct':
      return correct(scene, placed, command, stands);
    case 'answer-item':
      return answerItem(judging, placed, command);
    case 'complete-list':
      return completeList(judging, placed);
    case 'do':
      if (step.kind !== 'say' && step.kind !== 'do') return 'wrong-kind-of-step';
      return stands === 'done' ? 'already-answered' : [{ type: 'done', step: key, ...seen(command.seen) }];
    case 'try':
      if (step.notify === undefined) return 'wrong-kind-of-step';
      if (stands === 'done') return 'already-answered';
      return [
        {
          type: 'tried',
          step: key,
          role: step.notify,
          party: clean(command.party),
          ...optional('number', clean(command.number ?? '') || undefined),
          outcome: command.outcome,
          ...optional('told', (command.outcome === 'reached' && clean(command.told ?? '')) || undefined),
        },
      ];
    case 'skip': {
      const reason = clean(command.reason);
      if (reason === '') return 'reason-missing';
      // Skipping an act that was marked as done takes a slip of the finger back: nothing is shown as done that was not.
      const takesBack = stands === 'done' && step.ask === undefined;
      return stands === 'open' || takesBack ? [{ type: 'skipped', step: key, reason }] : 'already-answered';
    }
    case 'count-told':
      if (step.notify === undefined) return 'wrong-kind-of-step';
      return stands === 'done' ? 'already-answered' : countTold(scene, placed);
    case 'snooze':
      return snooze(scene, judging, placed, command);
    case 'repeat':
      return reminds(scene, judging, placed)
        ? [{ type: 'repeated', step: key, ...seen(command.seen) }]
        : 'no-reminder';
    case 'withdraw':
      return withdraw(scene, key);
    case 'keep':
      return stands === 'review' ? keep(judging, placed) : 'nothing-to-review';
    default:
      return command satisfies never;
  }
};

const countTold = (scene: Scene, placed: Placed): readonly Happening[] | Refusal => {
  const told = toldAlready(scene, placed);
  const role = placed.step.notify;
  if (told === undefined || role === undefined) return 'not-told-yet';
  const { step: by, party, at: reached } = told;
  return [{ type: 'counted', step: placed.key, role, ...optional('by', by), party, reached }];
};

/** A changed answer is changed back, so that its own time comes back with it. */
const withdraw = ({ incident: { lastKey, facts } }: Scene, key: StepKey): readonly Happening[] | Refusal => {
  if (lastKey === undefined || lastKey.what === 'rang' || lastKey.step !== key) return 'nothing-to-withdraw';
  if (lastKey.what !== 'corrected') return [{ type: 'withdrawn', step: key, what: lastKey.what }];
  const { field, was } = lastKey;
  const held = facts.get(field);
  if (held?.kind !== 'answer') return 'nothing-to-withdraw';
  return [{ type: 'corrected', step: key, field, answer: was, was: held.answer }];
};

const answer = (
  judging: Judge,
  placed: Placed,
  command: Order<'answer'>,
  stands: Standing,
): readonly Happening[] | Refusal => {
  const field = fieldOf(placed);
  if (field === undefined) return 'wrong-kind-of-step';
  if (stands === 'done') return 'already-answered';
  const checked = checkAnswer(field, command.answer);
  if (checked.kind === 'refused') return checked.because;
  return answered(placed, judging.fact(field.id), checked.answer, stands);
};

const correct = (
  { incident }: Scene,
  placed: Placed,
  command: Order<'correct'>,
  stands: Standing,
): readonly Happening[] | Refusal => {
  const field = fieldOf(placed);
  if (field === undefined) return 'wrong-kind-of-step';
  const checked = checkAnswer(field, command.answer);
  if (checked.kind === 'refused') return checked.because;
  const held = incident.facts.get(field.id);
  return held === undefined ? 'not-answered-yet' : answered(placed, held, checked.answer, stands);
};

/** The same answer once more is no correction, only a second look; where none was wanted, it is nothing at all. */
const answered = (
  { key, step }: Placed,
  held: Fact | undefined,
  given: Answer,
  stands: Standing,
): readonly Happening[] => {
  if (step.ask === undefined) return [];
  const same = held?.kind === 'answer' && sameAnswer(held.answer, given);
  if (same && held.by === key) return stands === 'review' ? [{ type: 'kept', step: key }] : [];
  if (same || held?.kind !== 'answer')
    return [{ type: 'answered', step: key, field: step.ask, answer: given }];
  return [{ type: 'corrected', step: key, field: step.ask, answer: given, was: held.answer }];
};

/** What another step's answer said becomes this step's own, since that other step does not apply any more. */
const keep = (judging: Judge, { key, step }: Placed): readonly Happening[] => {
  const held = step.ask && judging.fact(step.ask);
  if (step.ask === undefined || held === undefined || held.by === key) return [{ type: 'kept', step: key }];
  if (held.kind === 'items' && held.complete) return [{ type: 'list-completed', step: key, field: step.ask }];
  const given: Answer = held.kind === 'answer' ? held.answer : { kind: 'unknown' };
  return [{ type: 'answered', step: key, field: step.ask, answer: given }];
};

const answerItem = (
  judging: Judge,
  placed: Placed,
  { item, part: partId, answer: given }: Order<'answer-item'>,
): readonly Happening[] | Refusal => {
  const field = fieldOf(placed);
  if (field?.type !== 'list') return 'wrong-kind-of-step';
  const fact = judging.fact(field.id);
  const items = fact?.kind === 'items' ? fact.items : [];
  const part = field.parts?.find(({ id }) => id === partId);
  // One more may begin when the last one is whole, also after the operator said that there are no more.
  const begins = item === items.length && listPosition(field, fact).kind !== 'part';
  const before = items[item];
  if (part === undefined || !(begins || before !== undefined)) return 'no-such-item';
  const checked = checkAnswer(part, given);
  if (checked.kind === 'refused') return checked.because;
  const held = before?.[part.id];
  if (held !== undefined && sameAnswer(held, checked.answer)) return [];
  return [
    {
      type: 'item-answered',
      step: placed.key,
      field: field.id,
      item,
      part: part.id,
      answer: checked.answer,
    },
  ];
};

const completeList = (judging: Judge, placed: Placed): readonly Happening[] | Refusal => {
  const field = fieldOf(placed);
  if (field?.type !== 'list') return 'wrong-kind-of-step';
  switch (listPosition(field, judging.fact(field.id)).kind) {
    case 'complete':
      return 'already-answered';
    case 'part':
      return 'item-not-finished';
    case 'more':
      return [{ type: 'list-completed', step: placed.key, field: field.id }];
  }
};

const fieldOf = ({ step, procedure }: Placed) => step.ask && procedure.fields[step.ask];

const seen = (text: string | undefined): { readonly seen?: string } =>
  optional('seen', clean(text ?? '') || undefined);
