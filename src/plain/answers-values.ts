import type { Value } from '../incident/answer.ts';
import type { Given } from '../incident/script.ts';
import type { Field } from '../procedure/procedure.ts';
import type { Reader } from '../procedure/reader.ts';
import { type SpecialAnswer, type Writing, writtenAnswer } from '../procedure/written-answer.ts';
import { readSpecial, valueWritten } from './answer-line.ts';
import type { Entered } from './answers-entries.ts';
import { isMoment } from './moment-near.ts';

/** What a file says of a field, as its answer; nothing when it does not fit, which is reported. */
export const givenOf = (field: Field, { value, inside }: Entered, reader: Reader): Given | undefined =>
  writtenAnswer(reader, asPeopleWrite, field, value, inside);

/** Nothing at all, and the words for 不清楚 and its kin. */
const specialOf = (value: unknown): SpecialAnswer | undefined => {
  if (value === null || value === undefined) return { kind: 'unknown' };
  return typeof value === 'string' ? readSpecial(value, false) : undefined;
};

const valueFrom = (field: Field, value: unknown): Value | undefined => {
  if (typeof value === 'boolean') return field.type === 'yes-no' ? value : undefined;
  if (typeof value === 'number') return fromNumber(field, value);
  if (Array.isArray(value)) return field.type === 'choices' ? optionsOf(field, value) : undefined;
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  switch (field.type) {
    case 'choice':
      return optionOf(field, value);
    case 'choices':
      return optionsOf(field, [value]);
    case 'moment':
      return isMoment(value) ? value : undefined;
    case 'yes-no':
      return { yes: true, 是: true, no: false, 否: false }[value];
    default:
      return valueWritten(field, value, NO_TIME);
  }
};

/** Times were read before; nothing else asks for the time. */
const NO_TIME = '';

const fromNumber = (field: Field, value: number): Value | undefined => {
  switch (field.type) {
    case 'number':
    case 'count':
      return value;
    case 'choice':
    case 'choices':
    case 'yes-no':
    case 'moment':
    case 'list':
      return undefined;
    case 'text':
    case 'long-text':
    case 'name':
    case 'address':
    case 'phone':
      return String(value);
    default:
      return field.type satisfies never;
  }
};

const optionOf = ({ options = [] }: Field, said: unknown): string | undefined =>
  options.find(({ id, label }) => [id, label.zh, label.en].includes(String(said)))?.id;

const optionsOf = (field: Field, said: readonly unknown[]): readonly string[] | undefined => {
  const ids = said.map((one) => optionOf(field, one));
  return ids.every((id) => id !== undefined) ? ids : undefined;
};

/** A file for a call may be written as a person would type the answers. */
const asPeopleWrite: Writing = {
  special: specialOf,
  value: valueFrom,
  moment: { zh: '时间，如 22:15', en: "a time such as '22:15'" },
  words: { zh: '文字', en: 'text' },
};
