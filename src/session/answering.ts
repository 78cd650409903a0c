import type { Answer } from '../incident/answer.ts';
import type { Command } from '../incident/command.ts';
import type { TryOutcome } from '../incident/entry.ts';
import type { StepKey } from '../procedure/ids.ts';
import type { AskingField } from './asking.ts';

/** Gives an answer to what is asked, as a new one or in place of the one that is there. */
export const answering = (
  { key: step, field, item, standing }: AskingField,
  answer: Answer,
): Extract<Command, { type: 'answer' | 'correct' | 'answer-item' }> => {
  if (item !== undefined) return { type: 'answer-item', step, item, part: field.id, answer };
  return { type: standing === 'done' ? 'correct' : 'answer', step, answer };
};

/**
 * Puts on record what came of ringing for a step.
 * @param told what the step has to tell as things stand; it counts only where somebody was reached
 */
export const trying = (
  step: StepKey,
  { party, number }: { readonly party: string; readonly number?: string | undefined },
  outcome: TryOutcome,
  told: string | undefined,
): Extract<Command, { type: 'try' }> => ({
  type: 'try',
  step,
  party,
  ...(number === undefined ? {} : { number }),
  outcome,
  ...(told === undefined || outcome !== 'reached' ? {} : { told }),
});
