import type { Comparison, Expression } from '../condition/expression.ts';
import { fieldsOf } from '../condition/fields-of.ts';
import { ungraded } from '../condition/vocabulary.ts';
import type { Content } from '../procedure/content.ts';
import type { FieldId } from '../procedure/ids.ts';
import type { Field, Procedure } from '../procedure/procedure.ts';
import { inLanguage, type Language, type Text } from '../procedure/text.ts';
import { stepWords } from '../report/step-words.ts';

/** What the names in a condition stand for. */
export interface Naming {
  readonly procedure: Procedure;
  readonly content: Content;
  readonly language: Language;
}

/** A condition for somebody who reads the plan on paper and knows nothing of its file. */
export const conditionWords = (expression: Expression, naming: Naming): string =>
  words(expression, { ...naming, item: undefined });

/** A moment by its name: opening, closing, grading, a field, or the end of a step. */
export const momentWords = (name: string, { procedure, content, language }: Naming): string => {
  const say = (text: Text): string => inLanguage(text, language);
  const start = Object.hasOwn(starts, name) ? starts[name] : undefined;
  if (start !== undefined) return say(start);
  const field = procedure.fields[name as FieldId];
  if (field !== undefined) return say(field.label);
  const step = procedure.steps.find(({ id }) => id === name);
  return step === undefined ? name : stepWords(step, procedure, language, content.roles);
};

const starts: { readonly [start: string]: Text } = {
  opened: { zh: '接报', en: 'opening' },
  closed: { zh: '结束', en: 'closing' },
  graded: { zh: '定级', en: 'grading' },
};

interface Reading extends Naming {
  /** The list whose item is being looked at, and the name that it has there. */
  readonly item: { readonly list: Field; readonly as: string } | undefined;
}

const words = (expression: Expression, reading: Reading): string => {
  const say = (text: Text): string => inLanguage(text, reading.language);
  const inner = (one: Expression): string => words(one, reading);
  switch (expression.kind) {
    case 'literal':
      return String(expression.value);
    case 'name':
      return isYesNo(expression, reading)
        ? say({
            zh: `${nameWords(expression.name, reading)}：是`,
            en: `${nameWords(expression.name, reading)}: yes`,
          })
        : nameWords(expression.name, reading);
    case 'not':
      return notWords(expression.of, reading);
    case 'and': {
      const parts = withoutKnown(flat(expression, 'and')).map((one) =>
        one.kind === 'or' ? `（${inner(one)}）` : inner(one),
      );
      return parts.join(say({ zh: '，且', en: ', and ' }));
    }
    case 'or':
      return flat(expression, 'or')
        .map(inner)
        .join(say({ zh: '，或', en: ', or ' }));
    case 'compare':
      return compareWords(expression, reading);
    case 'in':
      return inWords(expression, reading);
    case 'list':
      return expression.items.map(inner).join(say({ zh: ' 或 ', en: ' or ' }));
    case 'minutes-since': {
      const moment = momentWords(expression.moment, reading);
      return say({ zh: `${moment}后的分钟数`, en: `minutes since ${moment}` });
    }
    case 'known': {
      const label = nameWords(expression.field, reading);
      return say({ zh: `已知“${label}”`, en: `“${label}” is known` });
    }
    case 'complete': {
      const label = nameWords(expression.list, reading);
      return say({ zh: `“${label}”已全部记完`, en: `“${label}” is complete` });
    }
    case 'size':
      return say({ zh: `${inner(expression.of)}的个数`, en: `number of ${inner(expression.of)}` });
    case 'exists': {
      const list = reading.procedure.fields[expression.list as FieldId];
      const label = nameWords(expression.list, reading);
      const test = words(expression.test, {
        ...reading,
        item: list === undefined ? undefined : { list, as: expression.as },
      });
      return say({ zh: `${label}里有一项：${test}`, en: `one of ${label}: ${test}` });
    }
    default:
      return expression satisfies never;
  }
};

const notWords = (of: Expression, reading: Reading): string => {
  const say = (text: Text): string => inLanguage(text, reading.language);
  if (of.kind === 'known') {
    const label = nameWords(of.field, reading);
    return say({ zh: `还不知道“${label}”`, en: `“${label}” is not known yet` });
  }
  if (of.kind === 'name') {
    const label = nameWords(of.name, reading);
    return say({ zh: `${label}：否`, en: `${label}: no` });
  }
  return say({ zh: `不是（${words(of, reading)}）`, en: `not (${words(of, reading)})` });
};

/** `known(x) && x == …` says the second part twice. */
const withoutKnown = (parts: readonly Expression[]): readonly Expression[] =>
  parts.filter(
    (part) => part.kind !== 'known' || !parts.some((other) => other !== part && mentions(other, part.field)),
  );

const mentions = (expression: Expression, name: string): boolean =>
  expression.kind !== 'not' && fieldsOf(expression).includes(name);

const flat = (expression: Expression, kind: 'and' | 'or'): readonly Expression[] =>
  expression.kind === kind ? [...flat(expression.left, kind), ...flat(expression.right, kind)] : [expression];

const comparisons = {
  '==': { zh: '为', en: 'is' },
  '!=': { zh: '不是', en: 'is not' },
  '<': { zh: '少于', en: 'is less than' },
  '<=': { zh: '不超过', en: 'is at most' },
  '>': { zh: '超过', en: 'is more than' },
  '>=': { zh: '达到', en: 'is at least' },
} satisfies { readonly [comparison in Comparison]: Text };

const compareWords = (
  { operator, left, right }: Extract<Expression, { kind: 'compare' }>,
  reading: Reading,
): string => {
  if (left.kind === 'name' && right.kind === 'literal' && typeof right.value === 'boolean') {
    const holds = (operator === '==') === right.value;
    return holds ? words(left, reading) : notWords(left, reading);
  }
  const relation = comparisons[operator];
  const [one, other] = [words(left, reading), optionWords(right, left, reading)];
  const gap = other.startsWith('“') ? '' : ' ';
  return inLanguage(
    { zh: `${one}${gap}${relation.zh}${gap}${other}`, en: `${one} ${relation.en} ${other}` },
    reading.language,
  );
};

const inWords = ({ item, list }: Extract<Expression, { kind: 'in' }>, reading: Reading): string => {
  const say = (text: Text): string => inLanguage(text, reading.language);
  if (list.kind === 'list') {
    const choices = list.items
      .map((one) => optionWords(one, item, reading))
      .join(say({ zh: '或', en: ' or ' }));
    return say({ zh: `${words(item, reading)}为${choices}`, en: `${words(item, reading)} is ${choices}` });
  }
  const label = words(list, reading);
  const choice = optionWords(item, list, reading);
  return say({ zh: `“${label}”里有${choice}`, en: `“${label}” includes ${choice}` });
};

/** A literal as the option, or the level, that it stands for beside a field. */
const optionWords = (literal: Expression, beside: Expression, reading: Reading): string => {
  if (literal.kind !== 'literal' || beside.kind !== 'name') return words(literal, reading);
  const { procedure, language } = reading;
  const levels = beside.name === 'grade' ? (procedure.grade?.levels ?? []) : [];
  if (beside.name === 'grade' && literal.value === ungraded) {
    return inLanguage({ zh: '“未定级”', en: '“ungraded”' }, language);
  }
  const level = levels.find(({ id }) => id === literal.value);
  const option = fieldOf(beside.name, reading)?.options?.find(({ id }) => id === literal.value);
  const text = level?.title ?? option?.label;
  return text === undefined ? String(literal.value) : `“${inLanguage(text, language)}”`;
};

const fieldOf = (name: string, { procedure, item }: Reading): Field | undefined =>
  item !== undefined && name.startsWith(`${item.as}.`)
    ? item.list.parts?.find(({ id }) => id === name.slice(item.as.length + 1))
    : procedure.fields[name as FieldId];

const isYesNo = ({ name }: Extract<Expression, { kind: 'name' }>, reading: Reading): boolean =>
  fieldOf(name, reading)?.type === 'yes-no';

const nameWords = (name: string, reading: Reading): string => {
  const { content, language } = reading;
  if (name === 'grade') return inLanguage({ zh: '等级', en: 'grade' }, language);
  const setting = name.startsWith('site.') ? content.settings[name.slice('site.'.length)] : undefined;
  if (setting !== undefined) return `${inLanguage(setting.label, language)} ${setting.value}`;
  const field = fieldOf(name, reading);
  return field === undefined ? name : inLanguage(field.label, language);
};
