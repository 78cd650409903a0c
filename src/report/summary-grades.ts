import { judgeGrade, ruleOf } from '../incident/grade.ts';
import { effectiveLevel } from '../incident/grade-view.ts';
import type { Grade } from '../incident/incident.ts';
import type { LevelId } from '../procedure/ids.ts';
import type { GradeScheme, Procedure } from '../procedure/procedure.ts';
import { sourcesWords } from './step-words.ts';
import type { GradeTold } from './summary.ts';
import type { Telling } from './telling.ts';

/** The grade by each scheme that the incident came under. */
export const gradesOf = (told: Telling): readonly GradeTold[] =>
  told.run.flatMap((procedure) => {
    const scheme = procedure.grade;
    return scheme === undefined ? [] : [gradeTold(told, procedure, scheme)];
  });

const gradeTold = (told: Telling, procedure: Procedure, scheme: GradeScheme): GradeTold => {
  const grade = told.incident.grades.get(procedure.id);
  const title = (level: LevelId): string => levelWords(told, scheme, level);
  const level = effectiveLevel(grade);
  const byRules = rulesTold(told, procedure, grade, title);
  const override = grade?.override;
  return {
    procedure: procedure.id,
    scheme: told.say(scheme.name),
    words: level === undefined ? told.words.grades.none : title(level),
    ...(level === undefined ? {} : { level }),
    ...(byRules === undefined ? {} : { byRules }),
    ...(override === undefined
      ? {}
      : {
          override: {
            level: override.level,
            words: title(override.level),
            reason: override.reason,
            at: override.at.wall,
          },
        }),
    missing: missingFacts(told, procedure),
  };
};

const rulesTold = (
  told: Telling,
  procedure: Procedure,
  grade: Grade | undefined,
  title: (level: LevelId) => string,
): GradeTold['byRules'] => {
  if (grade?.level === undefined) return undefined;
  const rule = ruleOf(told.scene.procedures, procedure.id, grade.rule);
  return {
    level: grade.level,
    words: title(grade.level),
    ...(rule === undefined ? {} : { reason: told.say(rule.reason) }),
    sources: rule === undefined ? [] : sourcesWords(rule.sources, procedure, told.language),
    at: (grade.reached.at(-1) ?? grade).at.wall,
  };
};

const missingFacts = (told: Telling, procedure: Procedure): readonly string[] => {
  const { pending } = judgeGrade(told.scene, told.judging, procedure);
  const names = new Set(pending.flatMap(({ missing }) => missing));
  return [...names].map((name) => {
    const field = Object.values(procedure.fields).find(({ id }) => id === name);
    return field === undefined ? name : told.say(field.label);
  });
};

/** A level's title; its id where the version run on has no such level. */
export const levelWords = (
  told: Pick<Telling, 'say'>,
  scheme: GradeScheme | undefined,
  level: LevelId,
): string => {
  const found = scheme?.levels.find(({ id }) => id === level);
  return found === undefined ? level : told.say(found.title);
};
