import { evaluate, type Term } from '../condition/evaluate.ts';
import type { Condition } from '../condition/expression.ts';
import { fieldsOf } from '../condition/fields-of.ts';
import { nodesOf, possible } from '../condition/possible.ts';
import { ungraded } from '../condition/vocabulary.ts';
import type { Content } from './content.ts';
import type { Findings } from './findings.ts';
import { quotable } from './harmless.ts';
import type { FieldId } from './ids.ts';
import { shapeOf } from './load-fields.ts';
import type { Hazard, Procedure } from './procedure.ts';
import { wholeOf } from './procedures.ts';

/** Whether conditions can go both ways, and can be decided when they are needed. */
export function checkConditions(procedure: Procedure, content: Content, findings: Findings): void {
  const shapes = new Map(
    Object.values(procedure.fields).map((field) => [field.id as string, shapeOf(field)]),
  );
  const levels = (procedure.grade?.levels ?? []).map(({ id }) => id);
  // A section's condition comes back at each of its steps.
  const tried = new Map<string, ReturnType<typeof possible>>();
  const outcome = (...conditions: readonly Condition[]) => {
    const key = conditions.map(({ text }) => text).join('\n');
    const expressions = conditions.map(({ expression }) => expression);
    const found = tried.get(key) ?? possible(expressions, shapes, levels);
    tried.set(key, found);
    return found;
  };
  const tell = (condition: Condition) => {
    const found = outcome(condition);
    if (found === 'never') never(condition, findings);
    if (found === 'always') {
      findings.advice(
        condition,
        [],
        {
          zh: `总是成立的条件“${quotable(condition.text)}”`,
          en: `“${quotable(condition.text)}”, which always holds`,
        },
        { zh: '有时成立有时不成立的条件，或不写', en: 'a condition that can go either way, or none' },
      );
    }
  };

  for (const condition of conditionsOf(procedure)) tell(condition);
  for (const step of procedure.steps) {
    if (step.when.length < 2 || step.when.some((condition) => outcome(condition) === 'never')) continue;
    if (outcome(...step.when) === 'never') {
      findings.error(
        step,
        [],
        {
          zh: `步骤“${step.id}”永远不会出现：${quotable(step.when.map(({ text }) => text).join(' 且 '))}`,
          en: `the step “${step.id}” that can never come up: ${quotable(step.when.map(({ text }) => text).join(' and '))}`,
        },
        {
          zh: '与小节、共用块的条件能同时成立的条件',
          en: "a condition that can hold together with its section's or block's",
        },
      );
    }
  }
  for (const hazard of procedure.hazards) checkHazard(hazard, procedure, content, findings);
}

function never(condition: Condition, findings: Findings): void {
  findings.error(
    condition,
    [],
    {
      zh: `永远不成立的条件“${quotable(condition.text)}”`,
      en: `“${quotable(condition.text)}”, which can never hold`,
    },
    { zh: '能成立的条件', en: 'a condition that can hold' },
  );
}

function conditionsOf(procedure: Procedure): readonly Condition[] {
  const one = (condition: Condition | undefined) => (condition === undefined ? [] : [condition]);
  return [
    ...procedure.steps.flatMap((step) => [...step.when, ...one(step.every?.until)]),
    ...procedure.hazards.flatMap((hazard) => [...one(hazard.when), ...one(hazard.until)]),
    ...(procedure.grade?.rules ?? []).map(({ when }) => when),
    ...procedure.handOffs.map(({ when }) => when),
    ...procedure.followUps.flatMap(({ when }) => one(when)),
    ...(procedure.phrases ?? []).flatMap(({ when }) => one(when)),
  ];
}

/** The place in reading order where each field is first asked. */
function firstAsks(procedure: Procedure): ReadonlyMap<FieldId, number> {
  const first = new Map<FieldId, number>();
  for (const [index, { ask }] of procedure.steps.entries()) {
    if (ask !== undefined && !first.has(ask)) first.set(ask, index);
  }
  return first;
}

/** Fields that nobody asks, and steps whose condition hangs on a question that comes only after them. */
export function checkAsked(procedure: Procedure, content: Content, findings: Findings): void {
  const first = firstAsks(procedure);
  // What was asked before a hand-off to here is known here.
  const brought = new Set(
    wholeOf(content.procedures)
      .filter(({ handOffs }) => handOffs.some(({ to }) => to === procedure.id))
      .flatMap(({ steps }) => steps.flatMap(({ ask }) => (ask === undefined ? [] : [ask]))),
  );
  const used = new Set(conditionsOf(procedure).flatMap(({ expression }) => fieldsOf(expression)));
  for (const field of Object.values(procedure.fields)) {
    if (first.has(field.id) || brought.has(field.id)) continue;
    const add = used.has(field.id) ? findings.error : findings.advice;
    add.call(
      findings,
      field,
      [],
      used.has(field.id)
        ? {
            zh: `条件用到、却没有一步来问的要素“${field.id}”`,
            en: `“${field.id}”, which conditions use and no step asks`,
          }
        : { zh: `没有一步来问的要素“${field.id}”`, en: `“${field.id}”, which no step asks` },
      { zh: `一步 ask: ${field.id}`, en: `a step with ask: ${field.id}` },
    );
  }
  // A section's condition is told at its first step only.
  const told = new Set<string>();
  for (const [index, step] of procedure.steps.entries()) {
    for (const condition of step.when) {
      for (const name of waitedFor(condition, procedure)) {
        const asked = first.get(name);
        if (asked === undefined || asked < index || brought.has(name)) continue;
        const key = `${name} ${JSON.stringify(findings.origins.place(condition))}`;
        if (told.has(key)) continue;
        told.add(key);
        findings.advice(
          condition,
          [],
          {
            zh: `步骤“${step.id}”的条件要看“${name}”，而它${asked === index ? '正是这一步问的' : '到后面才问'}`,
            en: `the step “${step.id}” hangs on “${name}”, which ${asked === index ? 'it asks itself' : 'is asked only later'}`,
          },
          {
            zh: '先问，后用；未问之前这一步会显示',
            en: 'a question before its use; until then the step is shown',
          },
        );
      }
    }
  }
}

/**
 * The fields that a condition waits for. Not those whose being known it asks first (`known(x) && x == …`), nor moments:
 * the operator notes those when they come.
 */
function waitedFor({ expression }: Condition, procedure: Procedure): readonly FieldId[] {
  const guarded = new Set(nodesOf(expression).flatMap((node) => (node.kind === 'known' ? [node.field] : [])));
  return Object.values(procedure.fields)
    .filter(({ type, id }) => type !== 'moment' && !guarded.has(id) && fieldsOf(expression).includes(id))
    .map(({ id }) => id);
}

/**
 * A hazard must stand on screen before the act that it guards. What is unknown shows, so a hazard that hangs on a
 * question is there from the start, unless its condition is plainly false while nothing is answered (`known(x)`,
 * `grade == …`). Such a hazard comes up only after the first of its questions; every act that shares a source with it
 * (other than the authors themselves) is taken to be guarded by it and must not stand before that question. Hazards that
 * hang on time alone are let be.
 */
function checkHazard(hazard: Hazard, procedure: Procedure, content: Content, findings: Findings): void {
  const start = {
    term: (name: string): Term => {
      if (name === 'grade') return { kind: 'value', value: ungraded };
      const setting = content.settings[name.replace(/^site\./, '')];
      return name.startsWith('site.') && setting !== undefined
        ? { kind: 'value', value: setting.value }
        : { kind: 'unknown' };
    },
    minutesSince: (moment: string) => (moment === 'opened' ? 0 : undefined),
  };
  const holds = (condition: Condition | undefined): boolean | undefined => {
    const outcome = condition === undefined ? undefined : evaluate(condition, start);
    return outcome?.kind === 'known' ? outcome.value : undefined;
  };
  if (hazard.until !== undefined && holds(hazard.until) === true) {
    findings.error(
      hazard.until,
      [],
      { zh: `禁忌“${hazard.id}”一开始就结束了`, en: `the hazard “${hazard.id}” is over at the start` },
      { zh: '开始时还不成立的 until', en: 'an until that does not hold at the start' },
    );
  }
  if (hazard.when === undefined || holds(hazard.when) !== false) return;
  const first = firstAsks(procedure);
  const asks = fieldsOf(hazard.when.expression).flatMap((name) => first.get(name as FieldId) ?? []);
  if (asks.length === 0) return;
  const shownFrom = Math.min(...asks);
  const act = procedure.steps.find(
    (step, index) =>
      index < shownFrom &&
      (step.kind !== 'ask' || step.do !== undefined) &&
      step.sources.some(
        (source) => hazard.sources.includes(source) && procedure.sources[source]?.ours !== true,
      ),
  );
  if (act === undefined) return;
  findings.error(
    hazard.when,
    [],
    {
      zh: `禁忌“${hazard.id}”在它所管的步骤“${act.id}”之后才出现`,
      en: `the hazard “${hazard.id}” shown after the step “${act.id}” that it guards`,
    },
    {
      zh: '先提醒，后动作：放宽 when，或把提问移前',
      en: 'the warning first: a wider when, or its question earlier',
    },
  );
}
