import { waits } from '../incident/current-step.ts';
import type { OutlineStep } from '../incident/outline.ts';
import type { ReadBackOwed } from '../incident/read-back.ts';
import { readBackOwed } from '../incident/read-back.ts';
import type { Step } from '../procedure/procedure.ts';
import type { View } from './view.ts';

/** What should be asked or read back before the line drops. */
export const owedNow = (view: View): readonly ReadBackOwed[] =>
  readBackOwed(view.outline, (field) => view.facts.get(field));

/** The same, once nothing but the step on screen is left to say to the caller or to ask: after it the line may drop. */
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
