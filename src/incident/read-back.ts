import type { StepKey } from '../procedure/ids.ts';
import type { Field, Step } from '../procedure/procedure.ts';
import type { Fact } from './answer.ts';
import type { Finish, Incident } from './incident.ts';
import type { OutlineStep } from './outline.ts';
import type { Judge } from './relevance.ts';

/**
 * What should be done before the line may drop: ask once more for a number or a place that is critical and not known, read
 * back one that was taken and not read back since.
 */
export interface ReadBackOwed {
  readonly field: Field;
  readonly state: 'unknown' | 'not-read-back';
  /** Where it is done. */
  readonly step: StepKey;
}

/** In the order in which the procedures ask; each field once. */
export const readBackOwed = (
  outline: readonly OutlineStep[],
  fact: Judge['fact'],
): readonly ReadBackOwed[] => {
  const owed = outline.flatMap((one) => owedAt(one, outline, fact));
  return owed.filter(({ field }, at) => at === owed.findIndex((one) => one.field.id === field.id));
};

const owedAt = (
  { step, procedure, key, standing }: OutlineStep,
  outline: readonly OutlineStep[],
  factOf: Judge['fact'],
): readonly ReadBackOwed[] => {
  const id = step.ask ?? step.readsBack;
  const field = id && procedure.fields[id];
  if (field === undefined || standing === 'gone') return [];
  const missing = isMissing(factOf(field.id));
  if (step.ask !== undefined)
    return missing && field.critical && isPlace(field) ? [{ field, state: 'unknown', step: key }] : [];
  return missing || isReadBack(outline, field) ? [] : [{ field, state: 'not-read-back', step: key }];
};

/** Whether what is held of a field was read back to the caller. */
export const isReadBack = (outline: readonly OutlineStep[], { id }: Field): boolean =>
  outline.some(({ step, standing }) => step.readsBack === id && standing === 'done');

/** Whether any step reads a field back. */
export const hasReadBack = (outline: readonly OutlineStep[], { id }: Field): boolean =>
  outline.some(({ step, standing }) => step.readsBack === id && standing !== 'gone');

/** Whether the fact that a step read back was changed later: then what was read out is not what is held. */
export const changedSince = ({ facts, finished }: Incident, { readsBack }: Step, finish: Finish): boolean => {
  const fact = readsBack && facts.get(readsBack);
  const given = fact && finished.get(fact.by)?.at.elapsed;
  return finish.kind === 'done' && given !== undefined && given > finish.at.elapsed;
};

const isPlace = ({ type }: Field): boolean => type === 'phone' || type === 'address';

/** Nobody said it. That it does not apply is an answer. */
const isMissing = (fact: Fact | undefined): boolean =>
  fact === undefined ||
  (fact.kind === 'answer' && (fact.answer.kind === 'unknown' || fact.answer.kind === 'refused'));
