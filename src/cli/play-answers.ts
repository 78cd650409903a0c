import type { Refusal } from '../incident/command.ts';
import type { Next } from '../incident/current-step.ts';
import { follow } from '../incident/script.ts';
import type { WalkCommand } from '../incident/walk.ts';
import { momentNear } from '../plain/moment-near.ts';
import type { Field } from '../procedure/procedure.ts';
import { inLanguage, type Language } from '../procedure/text.ts';
import type { Clock } from '../session/clock.ts';
import type { Session } from '../session/session.ts';
import type { View } from '../session/view.ts';
import type { Directory } from '../site/directory.ts';
import type { Answers } from './answers-file.ts';

/** An answer of the file that the procedure did not take. */
export interface Unfit {
  /** Field or step id. */
  readonly id: string;
  readonly because: Refusal;
}

/** A clock that can be moved forward to when things happened on paper. */
export interface PaperClock extends Clock {
  /** To that wall time, in milliseconds since 1970; never back, since time does not go back. */
  goTo(wall: number): void;
}

/** @param began when the call began, in milliseconds since 1970; now if absent */
export const paperClock = (clock: Clock, began?: number): PaperClock => {
  let ahead = began === undefined ? 0 : began - clock.wall();
  return {
    wall: () => clock.wall() + ahead,
    steady: () => clock.steady() + ahead,
    offset: (wall) => clock.offset(wall),
    goTo: (wall) => {
      ahead = Math.max(ahead, wall - clock.wall());
    },
  };
};

export interface Playing {
  readonly clock: PaperClock;
  readonly directory: Directory;
  readonly language: Language;
  /** Skipping needs words, and a step whose answer does not fit must not hold up the others. */
  readonly skip: { readonly notNamed: string; readonly unfit: string };
}

/**
 * Plays a call from a file to its end and closes it, through the same session and the same commands as any front end.
 * Gives what the procedure would not take.
 */
export const playAnswers = (
  session: Session,
  answers: Answers,
  { clock, directory, language, skip }: Playing,
): readonly Unfit[] => {
  const choose = follow({
    answers: answers.values,
    skip: [],
    handOffs: [...answers.values.keys()],
    skipRest: skip.notNamed,
  });
  const unfit: Unfit[] = [];
  for (;;) {
    const view = session.view();
    const { next, incident } = view;
    if (next.kind === 'finished' || !view.writing) break;
    const id = next.kind === 'step' ? nameIn(answers, next) : next.to.id;
    const at = answers.times.get(id);
    if (at !== undefined) clock.goTo(timeOf(at, view));
    const command = choose(next, incident);
    if (command === undefined) break;
    const made = withMoments(withParty(command, next, directory, language), view);
    if (answers.began !== undefined) follows(clock, made);
    const because = session.send(made);
    if (because === 'accepted') continue;
    unfit.push({ id, because });
    // A hand-off that is refused would be offered for ever.
    if (
      next.kind !== 'step' ||
      session.send({ type: 'skip', step: next.key, reason: skip.unfit }) !== 'accepted'
    )
      break;
  }
  session.send({ type: 'close', ending: 'finished' });
  return unfit;
};

/** By which name the file answers a step. */
const nameIn = ({ values }: Answers, { key, step }: Extract<Next, { kind: 'step' }>): string =>
  [key, step.id, step.ask].find((name) => name !== undefined && values.has(name)) ?? step.id;

const timeOf = (text: string, { now }: View): number => Date.parse(momentNear(text, now.wall) ?? now.wall);

/** A file names no party: it was the first one that stands behind the role. */
const withParty = (
  command: WalkCommand,
  next: Next,
  directory: Directory,
  language: Language,
): WalkCommand => {
  if (command.type !== 'try' || next.kind !== 'step' || next.step.notify === undefined) return command;
  const [party] = directory.resolve(next.step.notify);
  if (party === undefined) return command;
  const { number } = party;
  return { ...command, party: inLanguage(party.name, language), ...(number === undefined ? {} : { number }) };
};

/** Paper tells when something happened; what is written after that came later. */
const follows = (clock: PaperClock, command: WalkCommand): void => {
  if (command.type !== 'answer' || command.answer.kind !== 'value') return;
  const { value } = command.answer;
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/u.test(value)) clock.goTo(Date.parse(value));
};

/** `22:19` in a file becomes the whole time, as it would if it were typed. */
const withMoments = (command: WalkCommand, view: View): WalkCommand => {
  if (command.type !== 'answer' && command.type !== 'answer-item') return command;
  const { answer } = command;
  const field = fieldOf(command, view);
  if (field?.type !== 'moment' || answer.kind !== 'value' || typeof answer.value !== 'string') return command;
  const value = momentNear(answer.value, view.now.wall);
  return value === undefined ? command : { ...command, answer: { ...answer, value } };
};

const fieldOf = (
  command: Extract<WalkCommand, { type: 'answer' | 'answer-item' }>,
  { next }: View,
): Field | undefined => {
  if (next.kind !== 'step' || next.step.ask === undefined) return undefined;
  const field = next.procedure.fields[next.step.ask];
  return command.type === 'answer' ? field : field?.parts?.find(({ id }) => id === command.part);
};
