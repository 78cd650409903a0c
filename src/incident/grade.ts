import type { Expression } from '../condition/expression.ts';
import type { LevelId, ProcedureId } from '../procedure/ids.ts';
import type { GradeRule, GradeScheme, Procedure } from '../procedure/procedure.ts';
import type { Grade } from './incident.ts';
import type { Judge } from './relevance.ts';
import { judge } from './relevance.ts';
import type { Scene } from './scene.ts';

/** What the rules say now: a rule by its place, or none; and the rules above it that miss a fact. */
export interface Judgement {
  readonly rule?: number;
  readonly level?: LevelId;
  readonly pending: readonly { readonly rule: number; readonly missing: readonly string[] }[];
}

/**
 * The most severe level whose rule holds. Two things never lower a level that was reached: a fact that came to be
 * missing, and time. A rule that looks at the clock is asked again as of the time at which it was reached, with what is
 * known today: two hours in a lift remain two hours after the release, but not when the release turns out to have been
 * before them.
 */
export const judgeGrade = (scene: Scene, judging: Judge, procedure: Procedure): Judgement => {
  const scheme = procedure.grade;
  if (scheme === undefined) return { pending: [] };
  const grade = scene.incident.grades.get(procedure.id);
  const outcomes = scheme.rules.map((rule, place) => {
    const outcome = judging.outcome(procedure.id, rule.when);
    const times = (grade?.reached ?? []).filter((one) => one.rule === place);
    // Not above the level that stands: that rule was found not to hold before it came to miss a fact.
    const stood = times.length > 0 && severity(scheme, rule.level) <= severity(scheme, grade?.level);
    const holds = outcome.kind === 'known' ? outcome.value || heldAt(scene, procedure, rule, times) : stood;
    return { place, rule, outcome, holds };
  });
  const first = outcomes
    .filter(({ holds }) => holds)
    .sort((a, b) => severity(scheme, b.rule.level) - severity(scheme, a.rule.level))
    .at(0);
  const pending = outcomes.flatMap(({ place, rule, outcome }) =>
    outcome.kind === 'unknown' && severity(scheme, rule.level) > severity(scheme, first?.rule.level)
      ? [{ rule: place, missing: outcome.missing }]
      : [],
  );
  return first === undefined ? { pending } : { rule: first.place, level: first.rule.level, pending };
};

/** Whether a rule that looks at the clock held at one of those times, as far as is known today. */
const heldAt = (scene: Scene, procedure: Procedure, { when }: GradeRule, times: Grade['reached']): boolean =>
  mentionsClock(when.expression) &&
  times.some(({ at }) => {
    const then = judge({ ...scene, now: at }, 'back').outcome(procedure.id, when);
    return then.kind === 'unknown' || then.value;
  });

/** A level's place from the mildest, 0; -1 for no level. */
export const severity = (scheme: GradeScheme, level: LevelId | undefined): number =>
  scheme.levels.findIndex(({ id }) => id === level);

/** The text of a grade rule by its place; undefined where the version run on had no such rule. */
export const ruleOf = (
  procedures: Scene['procedures'],
  id: ProcedureId,
  rule: number | undefined,
): GradeRule | undefined => (rule === undefined ? undefined : procedures.get(id)?.grade?.rules[rule]);

const mentionsClock = (expression: Expression): boolean => {
  switch (expression.kind) {
    case 'minutes-since':
      return true;
    case 'not':
    case 'size':
      return mentionsClock(expression.of);
    case 'and':
    case 'or':
    case 'compare':
      return mentionsClock(expression.left) || mentionsClock(expression.right);
    case 'in':
      return mentionsClock(expression.item) || mentionsClock(expression.list);
    case 'list':
      return expression.items.some(mentionsClock);
    case 'exists':
      return mentionsClock(expression.test);
    case 'literal':
    case 'name':
    case 'known':
    case 'complete':
      return false;
    default:
      return expression satisfies never;
  }
};
