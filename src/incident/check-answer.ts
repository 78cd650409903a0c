import type { Field } from '../procedure/procedure.ts';
import type { Answer, Value } from './answer.ts';
import { clean } from './clean.ts';
import type { Refusal } from './command.ts';
import { timeOf } from './moments.ts';
import { phoneDoubt } from './phone.ts';

/** Longest texts, in characters; a pasted novel is the likelier reason than a real answer. */
const LIMIT = { short: 500, long: 8000 };

type Checked =
  | { readonly kind: 'ok'; readonly answer: Answer }
  | { readonly kind: 'refused'; readonly because: Refusal };

/** The answer as it goes on record: of the field's type, cleaned, and marked where it looks wrong. Odd is not refused. */
export const checkAnswer = (field: Field, answer: Answer): Checked => {
  if (answer.kind !== 'value') return { kind: 'ok', answer: { kind: answer.kind } };
  const value = checkValue(field, answer.value);
  if (typeof value === 'object' && 'because' in value) return value;
  return {
    kind: 'ok',
    answer: { kind: 'value', value, ...(doubtful(field, value) ? { doubtful: true } : {}) },
  };
};

const checkValue = (field: Field, value: Value): Value | Extract<Checked, { kind: 'refused' }> => {
  switch (field.type) {
    case 'choice':
      return isOption(field, value) ? value : refused('not-a-choice');
    case 'choices':
      return Array.isArray(value) && value.every((one) => isOption(field, one))
        ? (field.options ?? []).map(({ id }) => id).filter((id) => value.includes(id))
        : refused('not-a-choice');
    case 'yes-no':
      return typeof value === 'boolean' ? value : refused('not-a-choice');
    case 'number':
    case 'count':
      // Minus zero would not come back from a file.
      return typeof value === 'number' && Number.isFinite(value) ? value + 0 : refused('not-a-number');
    case 'text':
    case 'name':
    case 'phone':
    case 'address':
    case 'moment':
      return checkText(value, LIMIT.short, onOneLine);
    case 'long-text':
      return checkText(value, LIMIT.long, (text) => text);
    case 'list':
      return refused('wrong-kind-of-step');
    default:
      return field.type satisfies never;
  }
};

const onOneLine = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');

const checkText = (
  value: Value,
  limit: number,
  shape: (text: string) => string,
): string | Extract<Checked, { kind: 'refused' }> => {
  if (typeof value !== 'string') return refused('empty');
  const text = shape(clean(value));
  if (text === '') return refused('empty');
  return text.length > limit ? refused('too-long') : text;
};

const isOption = (field: Field, value: unknown): boolean =>
  (field.options ?? []).some(({ id }) => id === value);

/** Whether the operator should look at it twice. Numbers of the country; what is odd may still be right. */
const doubtful = (field: Field, value: Value): boolean => {
  if (typeof value === 'number') {
    const whole = field.type !== 'count' || (Number.isInteger(value) && value >= 0);
    return (
      !whole ||
      value < (field.min ?? Number.NEGATIVE_INFINITY) ||
      value > (field.max ?? Number.POSITIVE_INFINITY)
    );
  }
  if (Array.isArray(value) && value.length > 1)
    return (field.options ?? []).some(({ id, alone }) => alone === true && value.includes(id));
  if (field.type === 'phone' && typeof value === 'string') return phoneDoubt(value) !== undefined;
  return field.type === 'moment' && typeof value === 'string' && timeOf(value) === undefined;
};

const refused = (because: Refusal): Extract<Checked, { kind: 'refused' }> => ({ kind: 'refused', because });
