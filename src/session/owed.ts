import { waits } from '../incident/current-step.ts';
import type { OutlineStep } from '../incident/outline.ts';
import type { ReadBackOwed } from '../incident/read-back.ts';
import { readBackOwed } from '../incident/read-back.ts';
import { toldAlready } from '../incident/told-already.ts';
import type { RoleId } from '../procedure/ids.ts';
import type { Step } from '../procedure/procedure.ts';
import type { View } from './view.ts';

/** What should be asked or read back before the line drops. */
export const owedNow = (view: View): readonly ReadBackOwed[] =>
  readBackOwed(view.outline, (field) => view.facts.get(field));

/**
 * The parties that are to be told and were not, each once. Where nobody knows yet whether, only those whose clock runs on
 * screen are among them.
 */
export const untoldNow = (view: View): readonly RoleId[] => {
  const runs = ({ key }: OutlineStep): boolean => view.clocks.some((clock) => clock.key === key);
  const steps = view.outline.filter(
    (one) => waits(one) && (!one.uncertain || runs(one)) && toldAlready(view, one) === undefined,
  );
  return [...new Set(steps.flatMap(({ step }) => step.notify ?? []))];
};

/** What should be asked or read back, once nothing but the step on screen is left to say to the caller or to ask: after it the line may drop. */
export const owedAtLast = (view: View): readonly ReadBackOwed[] => {
  const { next, outline, writing } = view;
  if (!writing || next.kind !== 'step' || !isSpoken(next.step)) return [];
  const others = outline.filter((one) => one.key !== next.key && waits(one));
  if (others.some(({ step }) => isSpoken(step))) return [];
  const owed = owedNow(view).filter(({ step }) => step !== next.key);
  const comes = ({ key }: OutlineStep): boolean => owed.some(({ step }) => step === key);
  return others.some(comes) ? [] : owed;
};

const isSpoken = ({ say, silent, notify }: Step): boolean =>
  say !== undefined && !silent && notify === undefined;
