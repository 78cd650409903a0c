import type { NumberKind } from '../procedure/contacts.ts';
import { inLanguage, type Language, type Text } from '../procedure/text.ts';
import { timeBeside } from './time-words.ts';

/** Why nobody is on duty as far as the roster goes. */
export const rosterUnknownWords = (year: string, language: Language): string =>
  language === 'en'
    ? `The roster cannot be worked out without the holidays of ${year}: ring down the list`
    : `值班表算不出：还没有 ${year} 年的放假安排，按名单拨`;

const whyNext = {
  'other-number': { zh: '同一人的另一个号码', en: 'another number of the same person' },
  'busy-again': { zh: '刚才占线，再拨一次', en: 'busy just now: once more' },
  'all-wrong': {
    zh: '名单上的号码都记为不对，请先核对',
    en: 'every number here is on record as wrong: check it first',
  },
} satisfies { readonly [why: string]: Text };

/** Why a party comes next, where the call chain alone does not say it; empty where it does. */
export const whyNextSaid = (
  why: keyof typeof whyNext | 'first' | 'on-duty' | 'next-party',
  language: Language,
): string =>
  why === 'first' || why === 'on-duty' || why === 'next-party' ? '' : inLanguage(whyNext[why], language);

const kinds: { readonly [kind in NumberKind]: Text } = {
  mobile: { zh: '手机', en: 'mobile' },
  'duty-room': { zh: '值班室', en: 'duty room' },
  office: { zh: '办公室', en: 'office' },
  radio: { zh: '对讲', en: 'radio' },
  home: { zh: '住宅', en: 'home' },
  line: { zh: '热线', en: 'line' },
};

/** What a number rings; empty where nobody said. */
export const numberKindWords = (kind: NumberKind | undefined, language: Language): string =>
  kind === undefined ? '' : inLanguage(kinds[kind], language);

/** Who a party is, what it is for first; a title that names it already says it once. */
export const partyWords = (title: string, name: string): string =>
  name === '' || title.includes(name) ? title : `${title} ${name}`;

/** Whether a title says its number already, as 消防救援 119 does. */
export const saysNumber = (title: string, number: string): boolean => title.split(/\s+/u).includes(number);

/** `值班至 20:00`, with who should have been there: why somebody comes before the call chain. */
export const onDutyWords = (
  { shift, until, insteadOf }: { readonly shift: Text; readonly until: string; readonly insteadOf?: Text },
  beside: string,
  language: Language,
): string => {
  // Shifts change by the minute.
  const time = timeBeside(until, beside).replace(/(\d\d:\d\d):\d\d$/u, '$1');
  const name = inLanguage(shift, language);
  const absent = insteadOf && inLanguage(insteadOf, language);
  if (language === 'en')
    return `on duty (${name}) until ${time}${absent === undefined ? '' : `, for ${absent}`}`;
  return `${name}，值班至 ${time}${absent === undefined ? '' : `，替${absent}`}`;
};
