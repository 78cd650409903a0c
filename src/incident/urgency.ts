import type { ProcedureId } from '../procedure/ids.ts';
import type { Clock } from './clocks.ts';
import { MINUTE } from './scene.ts';

/** Milliseconds until a clock wants the operator: its own time, or the later one that it was put off until. Below zero: now. */
export const wantedIn = ({ remaining, due, snoozed }: Clock): number =>
  remaining + Math.max(0, (snoozed?.until ?? due) - due);

/** Ringing for help counts as wanted so much earlier than it is, other steps where lives are at stake so much. */
const HELP_FIRST = 2 * MINUTE;
const LIFE_FIRST = MINUTE;

/**
 * The order in which an operator should see clocks: late ones first, then the soonest; help and lives before others at
 * about the same time. Among the late ones the longest late comes first: it has waited longest, and a list whose head
 * changes with every clock that passes cannot be worked through.
 */
export const byUrgency = (a: Clock, b: Clock): number =>
  Number(wantedIn(b) < 0) - Number(wantedIn(a) < 0) || weighed(a) - weighed(b) || a.due - b.due;

const weighed = (clock: Clock): number => wantedIn(clock) - headStart(clock);

const headStart = ({ step, procedure }: Clock): number =>
  step.sendsHelp ? HELP_FIRST : procedure.life ? LIFE_FIRST : 0;

/**
 * Two procedures, or two branches of one, that want the same party told by about the same time are one clock to whoever
 * looks. The earliest stands for the others; at the same time the one of the procedure that leads.
 */
export const oncePerRole = (clocks: readonly Clock[], leading: ProcedureId): readonly Clock[] => {
  const leads = ({ procedure }: Clock): number => Number(procedure.id === leading);
  const kept: Clock[] = [];
  for (const one of clocks.toSorted((a, b) => a.due - b.due || leads(b) - leads(a))) {
    if (!kept.some((other) => isSameErrand(other, one))) kept.push(one);
  }
  return kept;
};

const isSameErrand = (a: Clock, b: Clock): boolean =>
  a.step.notify !== undefined &&
  a.step.notify === b.step.notify &&
  a.kind === b.kind &&
  Math.abs(a.due - b.due) <= MINUTE;
