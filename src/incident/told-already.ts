import type { StepKey } from '../procedure/ids.ts';
import type { Moment } from './entry.ts';
import type { Judge } from './relevance.ts';
import { judge } from './relevance.ts';
import type { Placed, Scene } from './scene.ts';
import { findStep, MINUTE, stepsOf } from './scene.ts';
import { type Span, spanOf } from './spans.ts';

/** A time that a party was reached: for a step, or of the operator's own accord. */
export interface Told {
  readonly at: Moment;
  readonly party: string;
  readonly step?: StepKey;
}

/**
 * The latest time that a step's party was reached otherwise: for another procedure of the incident, for the same errand of
 * this one, or from the contacts. A further step of the same procedure that is no such errand asks for another call.
 */
export const toldAlready = (scene: Scene, placed: Placed, judging?: Judge): Told | undefined =>
  reachedFor(scene, placed, judging)
    .map(({ told }) => told)
    .toSorted((a, b) => a.at.elapsed - b.at.elapsed)
    .at(-1);

/**
 * Whether a step's party was told so that no clock has to run for it: in time for another procedure, whose plan knows
 * nothing of this limit; for the same errand, or from the contacts, at any time, since that call has its own lateness.
 */
export const toldWithin = (scene: Scene, judging: Judge, placed: Placed, span: Span): boolean =>
  reachedFor(scene, placed, judging).some(({ told: { at }, by }) => {
    if (at.elapsed < span.since) return false;
    switch (by) {
      case 'procedure':
        return at.elapsed <= span.due;
      case 'errand':
        return true;
      case 'ring':
        return isFirst(scene, judging, placed);
      default:
        return by satisfies never;
    }
  });

interface Reached {
  readonly told: Told;
  readonly by: 'procedure' | 'errand' | 'ring';
}

const reachedFor = (scene: Scene, placed: Placed, judging: Judge | undefined): readonly Reached[] => {
  const { step, procedure, key } = placed;
  const { notify } = step;
  if (notify === undefined) return [];
  const reached = <One extends { readonly outcome: string; readonly role?: string }>(one: One): boolean =>
    one.outcome === 'reached' && one.role === notify;
  const rings = scene.incident.rings.filter(reached).map((told): Reached => ({ told, by: 'ring' }));
  const tries = scene.incident.tries.filter((one) => reached(one) && one.step !== key);
  if (tries.length === 0) return rings;
  const facts = judging ?? judge(scene);
  const calls = tries.flatMap((told): readonly Reached[] => {
    const other = findStep(scene, told.step);
    if (other?.procedure.id !== procedure.id) return [{ told, by: 'procedure' }];
    return isSameErrand(scene, facts, placed, other) ? [{ told, by: 'errand' }] : [];
  });
  return [...calls, ...rings];
};

/** Branches of one plan that want the same party told by about the same time, as for one clock (`urgency.ts`). */
const isSameErrand = ({ incident }: Scene, judging: Judge, one: Placed, other: Placed): boolean => {
  const [a, b] = [spanOf(incident, judging, one), spanOf(incident, judging, other)];
  return a !== undefined && b !== undefined && Math.abs(a.due - b.due) <= MINUTE;
};

/** A ring stands for the first call that the plan wants there, not for a later one, such as asking where help stays. */
const isFirst = (scene: Scene, judging: Judge, placed: Placed): boolean => {
  const own = spanOf(scene.incident, judging, placed);
  return stepsOf(scene).every((other) => {
    if (other.procedure.id !== placed.procedure.id || other.step.notify !== placed.step.notify) return true;
    if (judging.relevance(other.key) === 'no') return true;
    const span = spanOf(scene.incident, judging, other);
    return own === undefined || span === undefined || span.due >= own.due - MINUTE;
  });
};
