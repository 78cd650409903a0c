import type { Clock } from './clocks.ts';
import { wantedIn } from './urgency.ts';

/** What has rung already, or needs no bell, for one incident: each clock by what it is for and when it wanted something. */
export type Heard = ReadonlySet<string>;

/**
 * The clocks that became late, and the reminders that came due, since the last look: each rings once for one time, ever.
 * A call that is taken in hand anew, or resumed, begins with what `heard` gives for the clocks as they stand then, so that
 * what was late before rings no more.
 */
export const alarms = (
  clocks: readonly Clock[],
  before: Heard,
): { readonly ring: readonly Clock[]; readonly heard: Heard } => {
  const ring = clocks.filter((clock) => wantedIn(clock) < 0 && !before.has(nameOf(clock)));
  return { ring, heard: ring.length === 0 ? before : new Set([...before, ...ring.map(nameOf)]) };
};

/** Everything that is late by now, taken as heard. */
export const heard = (clocks: readonly Clock[]): Heard => alarms(clocks, new Set()).heard;

/** A party is rung for once, whichever procedure asks for it; what was put off comes again. */
const nameOf = ({ kind, key, step, due, snoozed }: Clock): string =>
  `${kind} ${step.notify ?? key} ${Math.max(due, snoozed?.until ?? due)}`;
