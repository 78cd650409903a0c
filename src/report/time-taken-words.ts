import type { Language } from '../procedure/text.ts';
import { hourAndMinute } from './time-words.ts';

/** How a written time was understood, said back at once: 记为 今天 21:35. Both are ISO times of one place. */
export const timeTakenWords = (iso: string, now: string, language: Language): string => {
  const day = iso.slice(0, 10);
  const apart = Math.round((Date.parse(day) - Date.parse(now.slice(0, 10))) / 86_400_000);
  const named = nearDays[language][apart + 2];
  const written = day.slice(0, 4) === now.slice(0, 4) ? day.slice(5) : day;
  const time = `${named ?? written} ${hourAndMinute(iso)}`;
  return language === 'en' ? `Taken as ${time}` : `记为 ${time}`;
};

/** That words which are no time were kept as they are, and how one is written. */
export const timeKeptWords = (written: string, language: Language): string =>
  language === 'en'
    ? `No time of day in “${written}”; kept in those words. To set one, answer again: 22:15, 10 minutes ago`
    : `“${written}”看不出是几点，已照原话记下；要定时间就改成 22:15、10分钟前 这样`;

/** From two days ago on. */
const nearDays: { readonly [language in Language]: readonly string[] } = {
  zh: ['前天', '昨天', '今天', '明天', '后天'],
  en: ['two days ago,', 'yesterday', 'today', 'tomorrow', 'in two days,'],
};
