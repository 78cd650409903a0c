import type { Outcome, Surroundings, Term } from '../condition/evaluate.ts';
import { evaluate } from '../condition/evaluate.ts';
import type { Condition } from '../condition/expression.ts';
import type { FieldId, ProcedureId, StepKey } from '../procedure/ids.ts';
import { stepKey } from '../procedure/ids.ts';
import type { Answer, Fact } from './answer.ts';
import { effectiveLevel } from './grade-view.ts';
import { momentOf } from './moments.ts';
import type { Placed, Scene } from './scene.ts';
import { MINUTE, stepsOf } from './scene.ts';

/** Whether a step applies. `open` means that a fact is missing: it is shown, since unknown falls on the safe side. */
export type Relevance = 'applies' | 'open' | 'no';

/** Answers every question about conditions in one scene. Made anew for each scene; remembers what it worked out. */
export interface Judge {
  relevance(key: StepKey): Relevance;
  outcome(procedure: ProcedureId, condition: Condition): Outcome;
  /** The fact of a field, unless every step that it came from no longer applies. */
  fact(field: FieldId): Fact | undefined;
}

export const judge = (scene: Scene): Judge => {
  const { incident, now } = scene;
  const placed = new Map(stepsOf(scene).map((one) => [one.key, one]));
  const askers = groupByField([...placed.values()]);
  const known = new Map<StepKey, Relevance>();

  const relevance = (key: StepKey): Relevance => {
    const remembered = known.get(key);
    if (remembered !== undefined) return remembered;
    const one = placed.get(key);
    if (one === undefined) return 'no';
    // Conditions that lean on each other in a ring are unknown, so both steps are shown.
    known.set(key, 'open');
    const outcomes = one.step.when.map((condition) => outcome(one.procedure.id, condition));
    const result: Relevance = outcomes.some((o) => o.kind === 'known' && !o.value)
      ? 'no'
      : outcomes.every((o) => o.kind === 'known')
        ? 'applies'
        : 'open';
    known.set(key, result);
    return result;
  };

  const fact = (field: FieldId): Fact | undefined => {
    const found = incident.facts.get(field);
    return found !== undefined && relevance(found.by) !== 'no' ? found : undefined;
  };

  const termOfField = (field: FieldId): Term => {
    const found = fact(field);
    if (found !== undefined) return termOf(found);
    const asking = askers.get(field) ?? [];
    // A question that fits nowhere in this call has no answer, rather than an unknown one.
    return asking.length > 0 && asking.every((key) => relevance(key) === 'no')
      ? { kind: 'none' }
      : { kind: 'unknown' };
  };

  const surroundings = (procedure: ProcedureId): Surroundings => ({
    term: (name) => {
      if (name === 'grade')
        return { kind: 'value', value: effectiveLevel(incident.grades.get(procedure)) ?? 'none' };
      if (name.startsWith('site.')) {
        const value = incident.opened.settings[name.slice('site.'.length)];
        return value === undefined ? { kind: 'unknown' } : { kind: 'value', value };
      }
      return termOfField(name as FieldId);
    },
    minutesSince: (name) => {
      const moment = momentOf(incident, procedure, name);
      return moment === undefined ? undefined : (now.elapsed - moment) / MINUTE;
    },
  });

  const outcome = (procedure: ProcedureId, condition: Condition): Outcome =>
    evaluate(condition, surroundings(procedure));

  return { relevance, outcome, fact };
};

const groupByField = (placed: readonly Placed[]): ReadonlyMap<FieldId, readonly StepKey[]> => {
  const askers = new Map<FieldId, StepKey[]>();
  for (const { step, procedure } of placed) {
    if (step.ask !== undefined) {
      askers.set(step.ask, [...(askers.get(step.ask) ?? []), stepKey(procedure.id, step.id)]);
    }
  }
  return askers;
};

const termOf = (fact: Fact): Term =>
  fact.kind === 'answer'
    ? termOfAnswer(fact.answer)
    : {
        kind: 'items',
        complete: fact.complete,
        items: fact.items.map(
          (item) => new Map(Object.entries(item).map(([part, answer]) => [part, termOfAnswer(answer)])),
        ),
      };

const termOfAnswer = (answer: Answer): Term => {
  switch (answer.kind) {
    case 'value':
      return { kind: 'value', value: answer.value };
    case 'not-applicable':
      return { kind: 'none' };
    case 'unknown':
    case 'refused':
      return { kind: 'unknown' };
    default:
      return answer satisfies never;
  }
};
