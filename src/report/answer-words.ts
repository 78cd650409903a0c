import type { Answer, Value } from '../incident/answer.ts';
import { phoneInGroups } from '../incident/phone.ts';
import type { Field } from '../procedure/procedure.ts';
import { inLanguage, type Language } from '../procedure/text.ts';
import { timeBeside } from './time-words.ts';
import { reportWords } from './words.ts';

/**
 * An answer as people read it: the choice's label, the number with its unit, 不清楚 and its kin as such. `beside` is an ISO
 * time; of a moment on the same day only the time is told. Without a field (its text is lost) the raw value.
 */
export const answerWords = (
  field: Field | undefined,
  answer: Answer,
  language: Language,
  beside: string,
): string =>
  answer.kind === 'value'
    ? valueWords(field, answer.value, language, beside)
    : reportWords(language).answers[answer.kind];

const valueWords = (field: Field | undefined, value: Value, language: Language, beside: string): string => {
  const words = reportWords(language);
  if (typeof value === 'boolean') return yesNoWords(field, value, language);
  if (typeof value === 'number') {
    const unit = field?.unit;
    return unit === undefined ? String(value) : words.unitAfter(String(value), inLanguage(unit, language));
  }
  if (typeof value !== 'string') {
    if (value.length === 0) return words.answers.noChoice;
    return words.listed(value.map((one) => optionWords(field, one, language)));
  }
  if (field?.type === 'choice') return optionWords(field, value, language);
  if (field?.type === 'phone') return phoneInGroups(value);
  if (field?.type === 'address') return halfWidth(value);
  return field?.type === 'moment' ? timeBeside(value.replace(WHOLE_MINUTE, '$1'), beside) : value;
};

/** 是 or 否, or what the field calls them: 有 or 没有. */
const yesNoWords = (field: Field | undefined, value: boolean, language: Language): string => {
  const words = reportWords(language);
  const own = value ? field?.yes : field?.no;
  return own === undefined ? (value ? words.yes : words.no) : inLanguage(own, language);
};

/** Kept as typed, told with plain digits and letters: 1１号 is 11号. The signs between stay as they are. */
const halfWidth = (text: string): string =>
  text.replace(/[０-９Ａ-Ｚａ-ｚ－＃]/gu, (sign) => sign.normalize('NFKC'));

/** A time that was given to the minute is told to the minute. */
const WHOLE_MINUTE = /(T\d\d:\d\d):00(?:\.0+)?/u;

const optionWords = (field: Field | undefined, id: string, language: Language): string => {
  const option = field?.options?.find((one) => one.id === id);
  return option === undefined ? id : inLanguage(option.label, language);
};
