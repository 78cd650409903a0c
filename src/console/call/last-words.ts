import { waits } from '../../incident/current-step.ts';
import type { OutlineStep } from '../../incident/outline.ts';
import { readBackOwed } from '../../incident/read-back.ts';
import type { Step } from '../../procedure/procedure.ts';
import { readBackWords } from '../../report/read-back-words.ts';
import type { View } from '../../session/view.ts';
import { factsOf } from '../parts/facts-of.ts';
import type { Pen } from '../pen.ts';

/** What should be asked or read back before the line drops, in one sentence; undefined where nothing is owed. */
export const owedWords = (pen: Pick<Pen, 'language'>, view: View): string | undefined =>
  readBackWords(readBackOwed(view.outline, factsOf(view)), pen.language);

/** The same, once nothing but the step on screen is left to say to the caller or to ask: after it the line may drop. */
export const lastWords = (pen: Pick<Pen, 'language'>, view: View): string | undefined => {
  const { next, outline, writing } = view;
  if (!writing || next.kind !== 'step' || !isSpoken(next.step)) return undefined;
  const owed = readBackOwed(outline, factsOf(view)).filter(({ step }) => step !== next.key);
  const comes = ({ key, step }: OutlineStep): boolean =>
    isSpoken(step) || owed.some((one) => one.step === key);
  if (outline.some((one) => one.key !== next.key && waits(one) && comes(one))) return undefined;
  return readBackWords(owed, pen.language);
};

const isSpoken = ({ say, silent, notify }: Step): boolean =>
  say !== undefined && !silent && notify === undefined;
