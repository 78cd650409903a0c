import type { Clock } from '../../incident/clocks.ts';
import { wantedIn } from '../../incident/urgency.ts';
import { clockWords, later } from '../../report/time-words.ts';
import type { View } from '../../session/view.ts';
import type { Pen } from '../pen.ts';
import { wordsOfClocks } from './clock-words.ts';
import { timeOfDay } from './times.ts';

/**
 * How a clock is told. `running` counts and is redrawn every second; `standing` names the time of day, which stays true
 * while the screen must not be redrawn because somebody may be composing a text.
 */
export const clockText = (
  pen: Pick<Pen, 'language'>,
  clock: Clock,
  how: 'running' | 'standing',
  { incident }: Pick<View, 'incident'>,
): string => {
  const words = wordsOfClocks(pen.language);
  const { snoozed } = clock;
  const waits = snoozed !== undefined && wantedIn(clock) >= 0;
  const opened = incident.opened.at.wall;
  const putOff = waits ? words.later(dueTime(opened, snoozed.until).slice(0, TO_THE_MINUTE)) : '';
  if (clock.kind === 'reminder' && waits) return putOff;
  const time = how === 'running' ? counted(words, clock) : told(words, clock, dueTime(opened, clock.due));
  return waits ? words.and(time, putOff) : time;
};

/** Red for what wants the operator now. A late clock that was put off is calm until then. */
export const toneOf = (clock: Clock): 'danger' | 'normal' => (wantedIn(clock) < 0 ? 'danger' : 'normal');

const TO_THE_MINUTE = '22:15'.length;

type Words = ReturnType<typeof wordsOfClocks>;

const counted = (words: Words, { kind, step, remaining }: Clock): string => {
  if (remaining >= 0) return words.left(clockWords(Math.ceil(remaining / 1000) * 1000));
  const time = clockWords(remaining);
  return kind === 'reminder' ? words.againLate(words.again[step.kind], time) : words.late(time);
};

const told = (words: Words, { kind, step, remaining }: Clock, due: string): string => {
  if (kind === 'deadline')
    return remaining < 0 ? words.and(words.until(due), words.lateWord) : words.until(due);
  return remaining < 0 ? words.and(words.again[step.kind], due) : words.next(due);
};

/** The time of day so many milliseconds after an ISO time, at the same place. */
export const dueTime = (opened: string, after: number): string => timeOfDay(later(opened, after));
