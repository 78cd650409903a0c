import type { Fact } from '../../incident/answer.ts';
import type { OutlineStep } from '../../incident/outline.ts';
import type { Field } from '../../procedure/procedure.ts';
import type { View } from '../../session/view.ts';

/** A question of the call: what is asked for, and the step that asks. */
export interface Asked {
  readonly field: Field;
  readonly step: OutlineStep;
}

/** Every question that belongs to the call, asked or not, in the order of asking; two steps may ask for one field. */
export const askedOf = ({ outline }: Pick<View, 'outline'>): readonly Asked[] =>
  outline.flatMap((one) => {
    const field = one.step.ask && one.procedure.fields[one.step.ask];
    return field && one.standing !== 'gone' ? [{ field, step: one }] : [];
  });

/** Whether something was told; 不清楚 and its kin are answers, too. */
export const isTold = (fact: Fact): boolean => fact.kind === 'items' || fact.answer.kind === 'value';
