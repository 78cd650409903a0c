import { phoneDoubt } from '../incident/phone.ts';
import type { PhoneDoubt } from '../incident/phone-kind.ts';
import type { Language } from '../procedure/text.ts';

const zh = {
  'too-short': (by?: number) => `少${by === undefined ? '几' : ` ${by} `}位？`,
  'too-long': (by?: number) => `多${by === undefined ? '几' : ` ${by} `}位？`,
  'short-number': () => '公用短号，打得回去吗？',
  abroad: () => '外地区号或国外号码',
  strange: () => '不像常见号码',
  'no-digits': () => '没有数字',
} satisfies { [kind in PhoneDoubt['kind']]: (by?: number) => string };

const en: typeof zh = {
  'too-short': (by) => (by === undefined ? 'some digits missing?' : `${digits(by)} missing?`),
  'too-long': (by) => (by === undefined ? 'some digits too many?' : `${digits(by)} too many?`),
  'short-number': () => 'a public short number: can it be rung back?',
  abroad: () => 'a number of another region or country',
  strange: () => 'of no common kind',
  'no-digits': () => 'no digits in it',
};

const digits = (count: number): string => `${count} ${count === 1 ? 'digit' : 'digits'}`;

/** What looks wrong with a telephone number, as a question for the operator; nothing where nothing does. */
export const phoneDoubtWords = (number: string, language: Language): string | undefined => {
  const doubt = phoneDoubt(number);
  if (doubt === undefined) return undefined;
  return (language === 'en' ? en : zh)[doubt.kind]('by' in doubt ? doubt.by : undefined);
};
