import type { Expression } from '../condition/expression.ts';
import type { LevelId, ProcedureId } from '../procedure/ids.ts';
import type { GradeRule, GradeScheme, Procedure } from '../procedure/procedure.ts';
import type { Judge } from './relevance.ts';
import type { Scene } from './scene.ts';

/** What the rules say now: a rule by its place, or none; and the rules above it that miss a fact. */
export interface Judgement {
  readonly rule?: number;
  readonly level?: LevelId;
  readonly pending: readonly { readonly rule: number; readonly missing: readonly string[] }[];
}

/**
 * The most severe level whose rule holds. Two things never lower a level: a rule that came to miss a fact, and time,
 * so a rule that looks at the clock stands once it has held (a lift held for two hours stays so after the release).
 */
export const judgeGrade = (scene: Scene, judging: Judge, procedure: Procedure): Judgement => {
  const scheme = procedure.grade;
  if (scheme === undefined) return { pending: [] };
  const standing = scene.incident.grades.get(procedure.id)?.rule;
  const outcomes = scheme.rules.map((rule, place) => {
    const outcome = judging.outcome(procedure.id, rule.when);
    const keeps = place === standing && (outcome.kind === 'unknown' || looksAtClock(rule));
    return { place, rule, outcome, holds: keeps || (outcome.kind === 'known' && outcome.value) };
  });
  const holding = outcomes
    .filter((one) => one.holds)
    .sort((a, b) => severity(scheme, b.rule.level) - severity(scheme, a.rule.level));
  const [first] = holding;
  const pending = outcomes.flatMap(({ place, rule, outcome, holds }) =>
    outcome.kind === 'unknown' && !holds && severity(scheme, rule.level) > severity(scheme, first?.rule.level)
      ? [{ rule: place, missing: outcome.missing }]
      : [],
  );
  return first === undefined ? { pending } : { rule: first.place, level: first.rule.level, pending };
};

/** A level's place from the mildest, 0; -1 for no level. */
export const severity = (scheme: GradeScheme, level: LevelId | undefined): number =>
  scheme.levels.findIndex(({ id }) => id === level);

/** The text of a grade rule by its place; undefined where the version run on had no such rule. */
export const ruleOf = (
  procedures: Scene['procedures'],
  id: ProcedureId,
  rule: number | undefined,
): GradeRule | undefined => (rule === undefined ? undefined : procedures.get(id)?.grade?.rules[rule]);

const looksAtClock = (rule: GradeRule): boolean => mentionsClock(rule.when.expression);

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
      return false;
    default:
      return expression satisfies never;
  }
};
