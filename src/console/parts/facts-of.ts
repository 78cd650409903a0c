import type { Fact } from '../../incident/answer.ts';
import { judge } from '../../incident/relevance.ts';
import type { FieldId } from '../../procedure/ids.ts';
import type { View } from '../../session/view.ts';

/** The facts that stand in a view. Worked out once for each view, as several parts of a screen ask. */
export const factsOf = (view: View): ((field: FieldId) => Fact | undefined) => {
  const known = remembered.get(view);
  if (known !== undefined) return known;
  const { fact } = judge({ procedures: view.procedures, incident: view.incident, now: view.now });
  remembered.set(view, fact);
  return fact;
};

const remembered = new WeakMap<View, (field: FieldId) => Fact | undefined>();
