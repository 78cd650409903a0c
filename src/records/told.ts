import type { Answer } from '../incident/answer.ts';
import type { Entry } from '../incident/entry.ts';
import { replay } from '../incident/evolve.ts';

/** A text that stands as an answer at the end of an incident. */
export interface ToldText {
  /** A field's id; for a part of a list's items `list/part`. */
  readonly field: string;
  readonly value: string;
}

/** Longer texts are stories, which nobody gives again. */
const LONGEST = 120;

/** Ids of choices and moments are texts too, as far as the log knows; nobody is offered them. */
const NO_WORDS = /^(?:[a-z][a-z0-9_-]*|\d{4}-\d\d-\d\dT.*)$/u;

/** What was told and stands: not what was corrected, taken back, or answered in a branch that was left. */
export const toldIn = (entries: readonly Entry[]): readonly ToldText[] => {
  const incident = replay(entries);
  if (incident === undefined) return [];
  return [...incident.facts].flatMap(([field, fact]) => {
    if (incident.lapsed.has(fact.by)) return [];
    if (fact.kind === 'answer') return textOf(field, fact.answer);
    return fact.items.flatMap((item) =>
      Object.entries(item).flatMap(([part, answer]) => textOf(`${field}/${part}`, answer)),
    );
  });
};

const textOf = (field: string, answer: Answer): readonly ToldText[] => {
  const value = answer.kind === 'value' && typeof answer.value === 'string' ? answer.value : '';
  return value === '' || value.length > LONGEST || NO_WORDS.test(value) ? [] : [{ field, value }];
};
