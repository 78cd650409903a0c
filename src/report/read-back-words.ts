import { addressAloud } from '../incident/address.ts';
import type { Fact } from '../incident/answer.ts';
import { phoneInGroups } from '../incident/phone.ts';
import type { ReadBackOwed } from '../incident/read-back.ts';
import type { Field } from '../procedure/procedure.ts';
import { inLanguage, type Language } from '../procedure/text.ts';
import { answerWords } from './answer-words.ts';

const zh = {
  unknown: (names: string) => `${names}还不清楚`,
  unread: (names: string) => `${names}还没复述`,
  before: (what: string) => `挂断前：${what}。`,
  and: '、',
  also: '，',
};

const en: typeof zh = {
  unknown: (names) => `${names} not known`,
  unread: (names) => `${names} not read back`,
  before: (what) => `Before the line drops: ${what}.`,
  and: ', ',
  also: '; ',
};

/** One calm sentence on what should be asked or read back before the line drops; undefined where nothing is owed. */
export const readBackWords = (owed: readonly ReadBackOwed[], language: Language): string | undefined => {
  const words = language === 'en' ? en : zh;
  const names = (state: ReadBackOwed['state']): string =>
    owed
      .filter((one) => one.state === state)
      .map(({ field }) => inLanguage(field.label, language))
      .join(words.and);
  const unknown = names('unknown');
  const unread = names('not-read-back');
  const said = [
    ...(unknown === '' ? [] : [words.unknown(unknown)]),
    ...(unread === '' ? [] : [words.unread(unread)]),
  ];
  return said.length === 0 ? undefined : words.before(said.join(words.also));
};

/** What is read out: a number in groups, an address with every digit by itself, anything else as it is held. */
export const aloudWords = (field: Field, fact: Fact | undefined, language: Language): string => {
  const answer = fact?.kind === 'answer' ? fact.answer : ({ kind: 'unknown' } as const);
  if (answer.kind !== 'value' || typeof answer.value !== 'string')
    return answerWords(field, answer, language, '');
  if (field.type === 'phone') return phoneInGroups(answer.value);
  return field.type === 'address' ? addressAloud(answer.value) : answerWords(field, answer, language, '');
};
