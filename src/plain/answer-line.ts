import type { Answer, Value } from '../incident/answer.ts';
import { choiceDigit, normalizeKey } from '../layout/normalize-key.ts';
import type { Field } from '../procedure/procedure.ts';
import { readAnswer } from '../session/read-answer.ts';

export type LineRead =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'not-understood' };

/** Answers that are no value. The signs work for every field, the zeros where no number is asked for. */
const specials: { readonly [typed: string]: Answer['kind'] } = {
  '/': 'unknown',
  '//': 'refused',
  '///': 'not-applicable',
  不清楚: 'unknown',
  不知道: 'unknown',
  拒绝回答: 'refused',
  不适用: 'not-applicable',
  unknown: 'unknown',
  'not known': 'unknown',
  refused: 'refused',
  'not-applicable': 'not-applicable',
  'does not apply': 'not-applicable',
};
const zeros: { readonly [typed: string]: Answer['kind'] } = {
  '0': 'unknown',
  '00': 'refused',
  '000': 'not-applicable',
};

/**
 * A line as the answer to a field. Numbers, telephone numbers and times may be written full-width; words stay as they were
 * typed.
 * @param now ISO time, for 现在 and for times of day
 */
export const answerInLine = (field: Field, typed: string, now: string): LineRead => {
  const special = readSpecial(typed, !takesZero(field));
  if (special !== undefined) return { kind: 'answer', answer: special };
  const value = valueWritten(field, typed, now);
  if (value === undefined) return { kind: 'not-understood' };
  return { kind: 'answer', answer: { kind: 'value', value } };
};

/** An answer that is no value, if the line is one; `zeros` where a zero is no number. */
export const readSpecial = (
  typed: string,
  zeroes: boolean,
): Exclude<Answer, { readonly kind: 'value' }> | undefined => {
  const key = normalizeKey(typed.trim()).toLowerCase();
  const kind = lookUp(specials, key) ?? (zeroes ? lookUp(zeros, key) : undefined);
  return kind === undefined || kind === 'value' ? undefined : { kind };
};

/** Whether a zero is an answer like any other; everywhere else it says 不清楚. */
export const takesZero = ({ type }: Field): boolean => type === 'number' || type === 'count';

const lookUp = (
  table: { readonly [typed: string]: Answer['kind'] },
  key: string,
): Answer['kind'] | undefined => (Object.hasOwn(table, key) ? table[key] : undefined);

/** The value that is meant; undefined where the line is none for this field. */
export const valueWritten = (field: Field, typed: string, now: string): Value | undefined => {
  const text = typed.trim();
  const key = normalizeKey(text).toLowerCase();
  switch (field.type) {
    case 'yes-no': {
      const digit = choiceDigit(text);
      if (key === 'yes' || digit === 1) return true;
      return key === 'no' || digit === 2 ? false : undefined;
    }
    case 'choice':
      return optionAt(field, choiceDigit(text)) ?? optionCalled(field, text);
    case 'choices':
      return severalOf(field, key) ?? single(optionCalled(field, text));
    case 'moment':
      return key === '1' && !field.future ? now : readAnswer(field, text, now);
    case 'number':
    case 'count':
    case 'phone':
    case 'text':
    case 'long-text':
    case 'name':
    case 'address':
      return readAnswer(field, text, now);
    case 'list':
      return undefined;
    default:
      return field.type satisfies never;
  }
};

const optionAt = ({ options = [] }: Field, digit: number | undefined): string | undefined =>
  digit === undefined || digit === 0 ? undefined : options[digit - 1]?.id;

const optionCalled = ({ options = [] }: Field, text: string): string | undefined =>
  options.find(({ id, label }) => [id, label.zh, label.en].includes(text))?.id;

const single = (id: string | undefined): readonly string[] | undefined =>
  id === undefined ? undefined : [id];

/** `13`, `1 3`, `1，3`. */
const severalOf = (field: Field, key: string): readonly string[] | undefined => {
  const digits = Array.from(key.replace(/[\s,/.;]/gu, ''));
  if (digits.length === 0 || !digits.every((digit) => /[1-9]/u.test(digit))) return undefined;
  const { options = [] } = field;
  const chosen = digits.map((digit) => options[Number(digit) - 1]?.id);
  return chosen.every((id) => id !== undefined) ? chosen : undefined;
};
