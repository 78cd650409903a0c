import type { Answer } from '../incident/answer.ts';
import { timeOf } from '../incident/moments.ts';
import { phoneInGroups } from '../incident/phone.ts';
import type { Language } from '../procedure/text.ts';
import { phoneDoubtWords } from '../report/phone-words.ts';
import { timeKeptWords, timeTakenWords } from '../report/time-taken-words.ts';
import { reportWords } from '../report/words.ts';
import type { Asking } from '../session/asking.ts';
import type { View } from '../session/view.ts';
import { plainWords } from './words.ts';

/** A telephone number and a time are read back; what looks wrong is said so, once it is on record. */
export const readBack = (
  given: Answer,
  before: Asking,
  view: View,
  language: Language,
): readonly string[] => {
  const words = plainWords(language);
  const report = reportWords(language);
  if (before.kind !== 'field' || given.kind !== 'value') return [];
  const { field, item, step } = before;
  if (field.type === 'moment' && typeof given.value === 'string') {
    const taken = timeOf(given.value) !== undefined;
    return [
      taken ? timeTakenWords(given.value, view.now.wall, language) : timeKeptWords(given.value, language),
    ];
  }
  const fact = step.ask === undefined ? undefined : view.incident.facts.get(step.ask);
  const held = fact?.kind === 'answer' ? fact.answer : fact?.items[item ?? 0]?.[field.id];
  const why = field.type === 'phone' ? phoneDoubtWords(String(given.value), language) : undefined;
  const wrong = why === undefined ? words.looksWrong : `${report.labelled(words.looksWrong, why)}`;
  const doubtful = held?.kind === 'value' && held.doubtful === true ? [wrong] : [];
  if (field.type === 'phone' && typeof given.value === 'string')
    return [[report.labelled(words.readBack, phoneInGroups(given.value)), ...doubtful].join('  ')];
  return doubtful;
};
