import type { Refusal } from '../incident/command.ts';
import type { Next } from '../incident/current-step.ts';
import { follow } from '../incident/script.ts';
import type { WalkCommand } from '../incident/walk.ts';
import type { Language } from '../procedure/text.ts';
import { messageNow } from '../report/message-words.ts';
import { trying } from '../session/answering.ts';
import type { Session } from '../session/session.ts';
import type { View } from '../session/view.ts';
import type { Directory } from '../site/directory.ts';
import { partyToRing } from '../site/party-to-ring.ts';
import type { Act, Answers, Planned, When } from './answers.ts';
import { momentNear } from './moment-near.ts';
import type { PaperClock } from './paper-clock.ts';
import { plainWords } from './words.ts';

export interface Playing {
  readonly session: Session;
  readonly answers: Answers;
  /** The clock that the session was opened with. */
  readonly clock: PaperClock;
  readonly directory: Directory;
  readonly language: Language;
}

/** What was refused all the same; since the file was checked, this means that the incident was taken away or is a bug. */
export interface Unfit {
  readonly id: string;
  readonly because: Refusal;
}

/**
 * Plays a checked file to the end and closes the incident, through the same session and steps as any front end. What the
 * file does not name is skipped, with the reason that it is not in the answers file.
 */
export const playAnswers = (playing: Playing): readonly Unfit[] => {
  const { session, answers } = playing;
  const unfit: Unfit[] = [];
  for (;;) {
    const view = session.view();
    const { next } = view;
    if (next.kind === 'finished' || !view.writing) break;
    const command = commandFor(next, view, playing);
    const because = session.send(command);
    if (because === 'accepted') continue;
    unfit.push({ id: next.kind === 'step' ? next.step.id : next.to.id, because });
    // A step that cannot be answered must not hold up the others; what cannot even be skipped would come for ever.
    const reason = plainWords(playing.language).unfit;
    if (next.kind !== 'step' || session.send({ type: 'skip', step: next.key, reason }) !== 'accepted') break;
  }
  const { ending, reason } = answers;
  if (session.view().writing)
    session.send({ type: 'close', ending, ...(reason === undefined ? {} : { reason }) });
  return unfit;
};

const commandFor = (next: Exclude<Next, { kind: 'finished' }>, view: View, playing: Playing): WalkCommand => {
  if (next.kind === 'hand-off') {
    const { id } = next.to;
    if (playing.answers.handOffs.includes(id)) return { type: 'hand-off', to: id };
    return { type: 'decline-hand-off', to: id, reason: plainWords(playing.language).notInFile };
  }
  const { key: step } = next;
  if (next.review) return { type: 'keep', step };
  const planned = plannedFor(playing.answers, next);
  if (planned === undefined) return { type: 'skip', step, reason: plainWords(playing.language).notInFile };
  if (planned.at !== undefined) goTo(planned.at, view, playing);
  const { act } = planned;
  switch (act.kind) {
    case 'given':
      return answering(act, next, view, playing);
    case 'done':
      return { type: 'do', step, ...(act.seen === undefined ? {} : { seen: act.seen }) };
    case 'skipped':
      return { type: 'skip', step, reason: act.reason };
    case 'tries':
      return nextTry(act, next, view, playing);
    default:
      return act satisfies never;
  }
};

type NextStep = Extract<Next, { kind: 'step' }>;

const plannedFor = ({ planned }: Answers, { key, step }: NextStep): Planned | undefined =>
  planned.get(key) ?? planned.get(step.id) ?? (step.ask && planned.get(step.ask));

/** The next try of the file, after as many as there were; once they are over, nobody was reached. */
const nextTry = (
  { tries }: Extract<Act, { kind: 'tries' }>,
  next: NextStep,
  view: View,
  playing: Playing,
): WalkCommand => {
  const { session, language, directory } = playing;
  const attempt = tries[view.incident.tries.filter(({ step }) => step === next.key).length];
  if (attempt === undefined) return { type: 'skip', step: next.key, reason: plainWords(language).notReached };
  if (attempt.at !== undefined) goTo(attempt.at, view, playing);
  const then = session.view();
  const ringing = partyToRing(directory, then.incident, next, then.now.wall);
  const party = attempt.party ?? ringing?.party.name.zh ?? '';
  // A party of the file's own is not at the directory's number.
  const number = attempt.number ?? (attempt.party === undefined ? ringing?.number?.number : undefined);
  return trying(next.key, { party, number }, attempt.outcome, messageNow(then, next, language));
};

const answering = (
  { given }: Extract<Act, { kind: 'given' }>,
  next: NextStep,
  view: View,
  playing: Playing,
): WalkCommand => {
  const script = { answers: new Map([[next.key as string, given]]), skip: [], handOffs: [] };
  const command = follow(script)(next, view.incident) ?? { type: 'tick' };
  return withWholeTime(command, next, view, playing);
};

/** `22:19` in a file becomes the whole time; and what is written after that came later. */
const withWholeTime = (command: WalkCommand, next: NextStep, view: View, playing: Playing): WalkCommand => {
  if (command.type !== 'answer' && command.type !== 'answer-item') return command;
  const { answer } = command;
  const field = next.step.ask === undefined ? undefined : next.procedure.fields[next.step.ask];
  const asked = command.type === 'answer' ? field : field?.parts?.find(({ id }) => id === command.part);
  if (asked?.type !== 'moment' || answer.kind !== 'value' || typeof answer.value !== 'string') return command;
  const value = momentNear(answer.value, view.now.wall) ?? answer.value;
  if (playing.answers.began !== undefined) goTo(value, view, playing);
  return { ...command, answer: { ...answer, value } };
};

/** Moves the clock, and lets what fell due on the way be recorded before the step is finished. */
const goTo = (when: When, { now, incident }: View, { clock, session }: Playing): void => {
  const wall =
    typeof when === 'number'
      ? Date.parse(incident.opened.at.wall) + when * 60_000
      : Date.parse(momentNear(when, now.wall) ?? now.wall);
  if (wall <= clock.wall()) return;
  clock.goTo(wall);
  session.tick();
};
