import type { Clock } from '../../incident/clocks.ts';
import { clockWords } from '../../report/time-words.ts';
import type { View } from '../../session/view.ts';
import type { Pen } from '../pen.ts';

/**
 * How a clock is told. `running` counts and is redrawn every second; `standing` names the time of day, which stays true
 * while the screen must not be redrawn because somebody may be composing a text.
 */
export const clockText = (
  { words }: Pen,
  clock: Clock,
  how: 'running' | 'standing',
  { incident }: Pick<View, 'incident'>,
): string => {
  if (how === 'standing') {
    const due = dueTime(incident.opened.at.wall, clock.due);
    return clock.remaining < 0 ? `${words.until(due)} ${words.lateWord}` : words.until(due);
  }
  return clock.remaining < 0
    ? words.late(clockWords(clock.remaining))
    : words.left(clockWords(Math.ceil(clock.remaining / 1000) * 1000));
};

/** The time of day so many milliseconds after an ISO time, at the same place. */
export const dueTime = (opened: string, after: number): string => {
  const offset = Date.parse(`${opened.slice(0, 19)}Z`) - Math.floor(Date.parse(opened) / 1000) * 1000;
  return new Date(Date.parse(opened) + offset + after).toISOString().slice(11, 19);
};
