import { owedBy } from '../incident/clocks.ts';
import type { Ring, Try } from '../incident/incident.ts';
import type { OutlineStep } from '../incident/outline.ts';
import { toldAlready } from '../incident/told-already.ts';
import type { StepKey } from '../procedure/ids.ts';
import type { Notification, RingTold, ToldBefore, TryTold } from './summary.ts';
import type { Telling } from './telling.ts';

/**
 * Who was to be told, and what came of it: every party that was tried, and every one that should have been. A call that
 * was made stays here even where its step no longer applies: somebody out there knows of it.
 */
export const notificationsOf = (told: Telling): readonly Notification[] => {
  const placed = told.outline.flatMap((one): readonly Notification[] => {
    const { notify } = one.step;
    if (notify === undefined) return [];
    const tries = triesOf(told, one.key);
    const perhaps = one.uncertain && one.standing === 'open';
    const wanted = one.standing !== 'gone' && (!perhaps || hasRunOut(told, one));
    const counted = toldBefore(told, one.key);
    if (tries.length === 0 && counted === undefined && !wanted) return [];
    const state = counted === undefined ? stateOf(one, tries) : 'reached';
    const before = counted ?? (state === 'not-tried' ? toldOtherwise(told, one) : undefined);
    return [
      {
        step: one.key,
        role: notify,
        title: told.errand(one.step),
        state,
        ...(before === undefined ? {} : { told: before }),
        ...(perhaps && before === undefined && state === 'not-tried' ? { perhaps } : {}),
        tries,
      },
    ];
  });
  const known = new Set(placed.map(({ step }) => step));
  const lost = [...new Map(told.incident.tries.map((one) => [one.step, one.role]))]
    .filter(([step]) => !known.has(step))
    .map(([step, role]): Notification => {
      const tries = triesOf(told, step);
      const reached = tries.some(({ outcome }) => outcome === 'reached');
      return { step, role, title: told.role(role), state: reached ? 'reached' : 'not-reached', tries };
    });
  return [...placed, ...lost];
};

/** Its clock stood on screen as late, though nobody had found out whether it was to be done at all. */
const hasRunOut = (told: Telling, one: OutlineStep): boolean => {
  const due = owedBy(told.scene, told.judging, one);
  return one.step.within !== undefined && due !== undefined && due < told.scene.now.elapsed;
};

/** Nothing where that was taken back, or the party rung after all. */
const toldBefore = ({ incident, entries, party: named }: Telling, step: StepKey): Notification['told'] => {
  const counted = entries.findLast((one) => one.type === 'counted' && one.step === step);
  const finish = incident.finished.get(step);
  if (counted?.type !== 'counted' || finish?.kind !== 'reached') return undefined;
  const { by, party, reached } = counted;
  return finish.at.elapsed === reached.elapsed
    ? {
        ...(by === undefined ? {} : { step: by }),
        at: reached.wall,
        elapsed: reached.elapsed,
        party: named(party),
      }
    : undefined;
};

/** The call by which the party of a step that is left open knows all the same. */
export const toldOtherwise = (told: Telling, one: OutlineStep): ToldBefore | undefined => {
  const before = one.standing === 'open' ? toldAlready(told.scene, one, told.judging) : undefined;
  if (before === undefined) return undefined;
  const { step, at, party } = before;
  return {
    ...(step === undefined ? {} : { step }),
    at: at.wall,
    elapsed: at.elapsed,
    party: told.party(party),
  };
};

/** Whom the operator rang beside the steps, what came of it, and what they were told. */
export const ringsOf = (told: Telling): readonly RingTold[] =>
  told.incident.rings.map((ring) => ({
    ...(ring.role === undefined ? {} : { role: ring.role, title: told.role(ring.role) }),
    ...tryTold(told, ring),
    ...(ring.outcome === 'reached' ? { words: told.words.answered } : {}),
  }));

const triesOf = (told: Telling, step: string): readonly TryTold[] =>
  told.incident.tries.filter((one) => one.step === step).map((one) => tryTold(told, one));

const tryTold = ({ words, party: named }: Telling, one: Try | Ring): TryTold => {
  const { at, party, number, outcome, told } = one;
  return {
    at: at.wall,
    elapsed: at.elapsed,
    party: named(party),
    ...(number === undefined ? {} : { number }),
    outcome,
    words: words.outcomes[outcome],
    ...(told === undefined ? {} : { told }),
  };
};

const stateOf = ({ standing }: OutlineStep, tries: Notification['tries']): Notification['state'] => {
  if (tries.some(({ outcome }) => outcome === 'reached')) return 'reached';
  if (standing === 'skipped') return 'skipped';
  return tries.length > 0 ? 'not-reached' : 'not-tried';
};
