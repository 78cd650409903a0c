import { inLanguage, type Language, type Text } from '../procedure/text.ts';
import { reportWords } from './words.ts';

/** Something a message asks for and nobody knows yet: what the message or else its field calls it, and the marks behind it. */
export interface NotKnown {
  readonly name: string;
  readonly end: string;
}

/** From one mark of a pause to the next. */
export const clausesOf = (text: string): readonly string[] =>
  text.match(/[^，。；！？,.;!?]+[，。；！？,.;!?]*\s*|[，。；！？,.;!?]+\s*/gu) ?? [];

/**
 * A clause that is nothing but one thing to fill in, with or without its name in front. Undefined for others: those whose
 * lead is no name (`来电人说：`, `A caller reports:`) are told as they stand.
 */
export const loneName = (
  clause: string,
): { readonly field: string; readonly lead: string; readonly end: string } | undefined => {
  const found = /^\s*(?:([^{}（）()]+?)(?:：|:\s*|\s+))?\{([^{}]+)\}([，。；！？,.;!?]*\s*)$/u.exec(clause);
  const [, lead = '', field, end = ''] = found ?? [];
  return field === undefined || !isName(lead) ? undefined : { field, lead, end };
};

const isName = (lead: string): boolean =>
  /\p{Script=Han}/u.test(lead)
    ? lead.length <= 6 && !/[报在]|说$/u.test(lead)
    : lead.split(/\s+/u).length <= 4 && !/\b(?:says|reports|at|now)\b/iu.test(lead);

/** One sentence of all that is not known in a row, behind what was `told` before: 被困人数、伤者还不清楚。 */
export const notKnownWords = (
  missing: readonly [NotKnown, ...NotKnown[]],
  told: string,
  language: Language,
): string => {
  const words = reportWords(language);
  const [first, ...rest] = missing;
  const names = [
    atItsPlace(first.name, told, language),
    ...rest.map(({ name }) => (language === 'en' ? lowered(name) : name)),
  ];
  const end = missing.at(-1)?.end ?? '';
  const how = words.toldNotYet;
  if (language === 'en' && rest.length > 0) return `${words.labelled(words.listed(names), how)}${end}`;
  return `${words.toldUnknown(words.listed(names), how)}${end}`;
};

/** What a field is called behind what was told: an English sentence begins with a capital, and goes on without. */
export const fieldNameAt = (label: Text, told: string, language: Language): string =>
  atItsPlace(inLanguage(label, language), told, language);

const atItsPlace = (name: string, told: string, language: Language): string => {
  if (language !== 'en') return name;
  const begins = /(?:^|[.!?。！？])\s*$/u.test(told);
  return begins ? name.replace(/^./u, (letter) => letter.toUpperCase()) : lowered(name);
};

/** UPS stays UPS. */
const lowered = (name: string): string =>
  /^\p{Lu}(?!\p{Lu})/u.test(name) ? `${name.charAt(0).toLowerCase()}${name.slice(1)}` : name;
