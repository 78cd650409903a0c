import type { OutlineStep } from '../incident/outline.ts';
import type { Notification } from './summary.ts';
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
    const wanted = one.standing !== 'gone' && !(one.uncertain && one.standing === 'open');
    if (tries.length === 0 && !wanted) return [];
    const state = stateOf(one, tries);
    return [{ step: one.key, role: notify, title: told.role(notify), state, tries }];
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

const triesOf = ({ incident, words }: Telling, step: string): Notification['tries'] =>
  incident.tries
    .filter((one) => one.step === step)
    .map(({ at, party, number, outcome }) => ({
      at: at.wall,
      elapsed: at.elapsed,
      party,
      ...(number === undefined ? {} : { number }),
      outcome,
      words: words.outcomes[outcome],
    }));

const stateOf = ({ standing }: OutlineStep, tries: Notification['tries']): Notification['state'] => {
  if (tries.some(({ outcome }) => outcome === 'reached')) return 'reached';
  if (standing === 'skipped') return 'skipped';
  return tries.length > 0 ? 'not-reached' : 'not-tried';
};
