import type { Missing } from '../incident/address.ts';
import { missingIn } from '../incident/address.ts';
import type { Language } from '../procedure/text.ts';

const zh = {
  missing: (what: string) => `没提到${what}`,
  number: '门牌号',
  building: '楼栋',
  floor: '楼层或门牌',
  and: '、',
} satisfies { [kind in Missing]: string } & { missing: unknown; and: string };

const en: typeof zh = {
  missing: (what) => `no ${what} yet`,
  number: 'number',
  building: 'building',
  floor: 'floor or flat',
  and: ', ',
};

/** What responders would miss in an address; undefined where nothing is. */
export const missingWords = (address: string, language: Language): string | undefined => {
  const words = language === 'en' ? en : zh;
  const missing = missingIn(address).map((kind) => words[kind]);
  return missing.length === 0 ? undefined : words.missing(missing.join(words.and));
};
