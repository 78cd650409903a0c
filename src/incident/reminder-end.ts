import { fieldsOf } from '../condition/fields-of.ts';
import type { OutlineStep } from './outline.ts';
import type { Placed } from './scene.ts';

/** The questions whose answers can end a reminder: where to go when its act is not needed any more. */
export const endedBy = (
  { step, procedure }: Placed,
  steps: readonly OutlineStep[],
): readonly OutlineStep[] => {
  const names = step.every === undefined ? [] : fieldsOf(step.every.until.expression);
  return names.flatMap((name) => {
    const asking = steps.filter((one) => one.step.ask === name && one.standing !== 'gone');
    return asking.find((one) => one.procedure.id === procedure.id) ?? asking[0] ?? [];
  });
};
