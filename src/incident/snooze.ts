import { clean } from './clean.ts';
import { clockOf } from './clocks.ts';
import type { Command, Refusal } from './command.ts';
import type { Happening } from './entry.ts';
import type { Judge } from './relevance.ts';
import type { Placed, Scene } from './scene.ts';
import { MINUTE } from './scene.ts';

/** For how long a clock can be put off at once. */
export const snoozeMinutes = [1, 3, 5, 10] as const;
export type SnoozeMinutes = (typeof snoozeMinutes)[number];

/**
 * Puts a clock off, from now. Only bell and urgency of a deadline wait, so there is no putting off its lateness; and
 * nothing is put off until a time at which it would not want anybody yet.
 */
export const snooze = (
  scene: Scene,
  judging: Judge,
  placed: Placed,
  { minutes, reason: given }: Extract<Command, { type: 'snooze' }>,
): readonly Happening[] | Refusal => {
  const unmoved = { ...scene, incident: { ...scene.incident, snoozed: new Map() } };
  const clock = clockOf(unmoved, judging, placed);
  if (clock === undefined) return 'no-clock';
  const until = scene.now.elapsed + minutes * MINUTE;
  if (until <= clock.due) return 'not-due-by-then';
  const reason = clean(given);
  return reason === '' ? 'reason-missing' : [{ type: 'snoozed', step: placed.key, until, reason }];
};
