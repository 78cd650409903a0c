import type { Outcome, Surroundings, Term } from '../condition/evaluate.ts';
import { evaluate } from '../condition/evaluate.ts';
import type { Condition } from '../condition/expression.ts';
import type { FieldId, ProcedureId, StepKey } from '../procedure/ids.ts';
import type { Procedure } from '../procedure/procedure.ts';
import type { Answer, Fact } from './answer.ts';
import { effectiveLevel } from './grade-view.ts';
import { momentOf, sinceOpening } from './moments.ts';
import type { Placed, Scene } from './scene.ts';
import { MINUTE, proceduresOf, stepsOf } from './scene.ts';

/** Whether a step applies. `open` means that a fact is missing: it is shown, since unknown falls on the safe side. */
export type Relevance = 'applies' | 'open' | 'no';

/** Answers every question about conditions in one scene. Made anew for each scene; remembers what it worked out. */
export interface Judge {
  relevance(key: StepKey): Relevance;
  outcome(procedure: ProcedureId, condition: Condition): Outcome;
  /** The fact of a field, as long as some question for it applies. What was answered in a branch not taken is no fact. */
  fact(field: FieldId): Fact | undefined;
}

/**
 * @param looking `back` when the scene's time is past: of what is known today, a moment field that came later than
 * that had not come yet.
 */
export const judge = (scene: Scene, looking: 'now' | 'back' = 'now'): Judge => {
  const { incident } = scene;
  // After the call nothing comes to apply any more, and nothing ceases to.
  const now = looking === 'now' ? (incident.closed?.at ?? scene.now) : scene.now;
  const placed = stepsOf(scene);
  const procedures = new Map(proceduresOf(scene).map((one) => [one.id, one]));
  const askers = askersByField(placed);
  const steps = new Map(placed.map((one) => [one.key, one]));
  const known = new Map<StepKey, Relevance>();

  const relevance = (key: StepKey): Relevance => {
    const remembered = known.get(key);
    if (remembered !== undefined) return remembered;
    const one = steps.get(key);
    if (one === undefined) return 'no';
    if (one.step.when.length === 0) {
      known.set(key, 'applies');
      return 'applies';
    }
    // Conditions that lean on each other in a ring are unknown where the ring closes.
    known.set(key, 'open');
    const result = relevanceOf(one.step.when.map((condition) => outcome(one.procedure.id, condition)));
    known.set(key, result);
    return result;
  };

  const fact = (field: FieldId): Fact | undefined => {
    const found = incident.facts.get(field);
    if (found === undefined) return undefined;
    const asking = askers.get(field);
    // Without a question for it the procedure's text is lost; then nothing speaks against the fact.
    return asking === undefined || asking.some((key) => relevance(key) !== 'no') ? found : undefined;
  };

  const termOfField = (procedure: Procedure | undefined, field: FieldId): Term => {
    const found = fact(field);
    if (found === undefined) {
      const asking = askers.get(field);
      // A question that fits nowhere in this call has no answer, rather than an unknown one.
      return asking?.every((key) => relevance(key) === 'no') ? { kind: 'none' } : { kind: 'unknown' };
    }
    if (procedure?.fields[field]?.type === 'moment' && isNoMoment(found)) return { kind: 'unknown' };
    return termOf(found);
  };

  // Words in which no time could be read tell no moment: 还没到 must not end what lasts until somebody has come.
  const isNoMoment = (found: Fact): boolean =>
    (hasWords(found) && sinceOpening(incident, found) === undefined) || (looking === 'back' && notYet(found));

  // People give times to the minute, so a moment in the same minute may have been later.
  const notYet = (found: Fact): boolean => {
    const moment = sinceOpening(incident, found);
    return moment !== undefined && moment + MINUTE > now.elapsed;
  };

  const surroundings = (id: ProcedureId): Surroundings => {
    const procedure = procedures.get(id);
    return {
      term: (name) => {
        if (name === 'grade')
          return { kind: 'value', value: effectiveLevel(incident.grades.get(id)) ?? 'none' };
        if (name.startsWith('site.')) {
          const value = incident.opened.settings[name.slice('site.'.length)];
          return value === undefined ? { kind: 'unknown' } : { kind: 'value', value };
        }
        return termOfField(procedure, name as FieldId);
      },
      minutesSince: (name) => {
        const moment = procedure && momentOf(incident, procedure, name, fact);
        return moment === undefined || moment > now.elapsed ? undefined : (now.elapsed - moment) / MINUTE;
      },
    };
  };

  const around = new Map<ProcedureId, Surroundings>();
  const outcome = (procedure: ProcedureId, condition: Condition): Outcome => {
    const there = around.get(procedure) ?? surroundings(procedure);
    around.set(procedure, there);
    return evaluate(condition, there);
  };

  // In reading order, so that a ring comes out the same whoever asks first.
  for (const { key } of placed) relevance(key);
  return { relevance, outcome, fact };
};

const hasWords = (fact: Fact): boolean => fact.kind === 'answer' && fact.answer.kind === 'value';

const relevanceOf = (outcomes: readonly Outcome[]): Relevance => {
  if (outcomes.some((one) => one.kind === 'known' && !one.value)) return 'no';
  return outcomes.every((one) => one.kind === 'known') ? 'applies' : 'open';
};

const askersByField = (placed: readonly Placed[]): ReadonlyMap<FieldId, readonly StepKey[]> => {
  const askers = new Map<FieldId, StepKey[]>();
  for (const { step, key } of placed) {
    if (step.ask === undefined) continue;
    const others = askers.get(step.ask);
    if (others === undefined) askers.set(step.ask, [key]);
    else others.push(key);
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
    // 不适用 is a word for the record: pressed by mistake it must not take a step or a hazard away.
    case 'not-applicable':
    case 'unknown':
    case 'refused':
      return { kind: 'unknown' };
    default:
      return answer satisfies never;
  }
};
