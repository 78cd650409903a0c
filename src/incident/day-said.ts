/** Which days a text may mean. `exact`: the words fix the day, also one to come. */
export interface DaysSaid {
  /** Days since 1970. */
  readonly days: readonly number[];
  readonly exact: boolean;
  /** 今天: any hour of it, so that the direction still tells morning from evening. */
  readonly today: boolean;
  /** The text without the words for the day. */
  readonly rest: string;
}

const DAY = 86_400_000;

/** The words for a day taken out of a text in plain form; without any, the days about today. Undefined for no real day. */
export const daysSaid = (text: string, today: number): DaysSaid | undefined => {
  for (const [pattern, days] of patterns) {
    const found = pattern.exec(text);
    if (found === null) continue;
    const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`;
    const meant = days(found, today);
    return meant && { ...meant, rest: rest.trim() };
  }
  return { days: [today - 1, today, today + 1], exact: false, today: false, rest: text };
};

type Meant = Omit<DaysSaid, 'rest'>;
type Pattern = readonly [RegExp, (found: RegExpExecArray, today: number) => Meant | undefined];

const shift: { readonly [word: string]: number } = {
  大前: -3,
  前: -2,
  昨: -1,
  今: 0,
  明: 1,
  后: 2,
  大后: 3,
  'the day before yesterday': -2,
  yesterday: -1,
  'last night': -1,
  today: 0,
  tonight: 0,
  this: 0,
  'the day after tomorrow': 2,
  tomorrow: 1,
};

const exactly = (...days: readonly number[]): Meant => ({ days, exact: true, today: false });
const shifted = (by: number | undefined, today: number): Meant | undefined =>
  by === undefined ? undefined : { days: [today + by], exact: true, today: by === 0 };

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const monthName = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const weekdays = 'sun mon tue wed thu fri sat'.split(' ');

const patterns: readonly Pattern[] = [
  // Whole dates before their parts, and words before signs that may stand between hours and minutes.
  [
    /(?<!\d)(\d{4})\s?[年/.-]\s?(\d{1,2})\s?[月/.-]\s?(\d{1,2})(?:\s?[日号]|t(?=\d)|(?!\d))/u,
    ([, year, month, day]) => ofDate([Number(year)], Number(month), Number(day)),
  ],
  [
    /(?<!\d)(\d{1,2})\s?月\s?(\d{1,2})\s?[日号]?/u,
    ([, month, day], today) => ofDate(yearsAbout(today), Number(month), Number(day)),
  ],
  [
    /^(\d{1,2})([-/.])(\d{1,2})(?=\s)/u,
    ([, month, , day], today) => ofDate(yearsAbout(today), Number(month), Number(day)),
  ],
  [
    new RegExp(`\\b(?:on )?(\\d{1,2})(?:st|nd|rd|th)? ${monthName}(?: (\\d{4})\\b)?`, 'u'),
    ([, day, month, year], today) => named(month, day, year, today),
  ],
  [
    new RegExp(`\\b(?:on )?${monthName} (\\d{1,2})(?:st|nd|rd|th)?(?!\\d|:| ?[ap]m)(?: (\\d{4})\\b)?`, 'u'),
    ([, month, day, year], today) => named(month, day, year, today),
  ],
  [/(?<!\d)(\d{1,2})\s?[日号]/u, ([, day], today) => ofMonths(today, Number(day))],
  [
    /(上上|上|下|这|本)?个?(?:周|星期|礼拜)([1-6日天])/u,
    ([, which, day], today) => ofWeekday(day === '日' || day === '天' ? 0 : Number(day), which, today),
  ],
  [
    /\b(?:on )?(last |next |this )?(sun|mon|tue|wed|thu|fri|sat)(?:day|sday|nesday|rsday|urday)?\b/u,
    ([, which, day], today) => ofWeekday(weekdays.indexOf(day ?? ''), which?.trim(), today),
  ],
  [/(大前|大后|前|昨|今|明|后)[天日]/u, ([, word = ''], today) => shifted(shift[word], today)],
  [/([昨今明])(?=早|晚|夜|晨)/u, ([, word = ''], today) => shifted(shift[word], today)],
  // What tells the part of the day as well stays for that.
  [/\blast (?=night)/u, (_, today) => shifted(-1, today)],
  [/\bthis (?=morning|noon|afternoon|evening)/u, (_, today) => shifted(0, today)],
  [/\bto(?=night\b)/u, (_, today) => shifted(0, today)],
  [
    /\b(the day before yesterday|yesterday|today|the day after tomorrow|tomorrow)\b/u,
    ([, word = ''], today) => shifted(shift[word], today),
  ],
];

const yearsAbout = (today: number): readonly number[] => {
  const year = new Date(today * DAY).getUTCFullYear();
  return [year - 1, year, year + 1];
};

const dayOf = (year: number, month: number, day: number): number | undefined => {
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1970;
  return real ? time / DAY : undefined;
};

const ofDate = (years: readonly number[], month: number, day: number): Meant | undefined => {
  const days = years.flatMap((year) => dayOf(year, month, day) ?? []);
  return days.length === 0 ? undefined : exactly(...days);
};

const named = (
  month: string | undefined,
  day: string | undefined,
  year: string | undefined,
  today: number,
): Meant | undefined =>
  ofDate(
    year === undefined ? yearsAbout(today) : [Number(year)],
    months.indexOf(month ?? '') + 1,
    Number(day),
  );

/** 23号: of this month, the last one or the next one. */
const ofMonths = (today: number, day: number): Meant | undefined => {
  const now = new Date(today * DAY);
  const days = [-1, 0, 1].flatMap((by) => {
    const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + by, 1));
    return dayOf(first.getUTCFullYear(), first.getUTCMonth() + 1, day) ?? [];
  });
  return days.length === 0 ? undefined : { days, exact: false, today: false };
};

/** 上周三 is of the calendar week before, which begins on Monday; 周三 alone the one that is nearest in its direction. */
const ofWeekday = (weekday: number, which: string | undefined, today: number): Meant => {
  const now = new Date(today * DAY).getUTCDay();
  const fromMonday = (day: number): number => (day + 6) % 7;
  const thisWeek = today - fromMonday(now) + fromMonday(weekday);
  switch (which) {
    case undefined:
    case 'last':
    case 'next':
      // English “last Monday” is the one before today, whatever week that is in.
      return weekdayAlone(thisWeek, which, today);
    case '上上':
      return exactly(thisWeek - 14);
    case '上':
      return exactly(thisWeek - 7);
    case '下':
      return exactly(thisWeek + 7);
    default:
      return exactly(thisWeek);
  }
};

const weekdayAlone = (thisWeek: number, which: string | undefined, today: number): Meant => {
  const about = [thisWeek - 7, thisWeek, thisWeek + 7];
  if (which === 'last') return exactly(...about.filter((day) => day < today).slice(-1));
  if (which === 'next') return exactly(...about.filter((day) => day > today).slice(0, 1));
  return { days: about, exact: false, today: false };
};
