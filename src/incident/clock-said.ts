/** What the hands of a clock may mean: minutes since the midnight that begins the day; beyond 1440 on the next day. */
export interface ClockSaid {
  readonly minutes: readonly number[];
  readonly seconds: number;
  /** Of an hour up to twelve nobody said whether before or after noon. */
  readonly eitherHalf: boolean;
}

/** A time of day in plain form, whatever stands of the day left out. Undefined when it is none. */
export const clockSaid = (text: string): ClockSaid | undefined => {
  const { part, rest } = partOf(text);
  const hands = handsOf(
    rest
      .replace(/\b(?:at|in the|on)\b|的/gu, ' ')
      .replace(/\s+/gu, ' ')
      .trim(),
    part,
  );
  if (hands === undefined || hands.hour > 24 || hands.minute > 59 || hands.seconds > 59) return undefined;
  if (hands.hour === 24 && hands.minute + hands.seconds > 0) return undefined;
  const either = part === undefined && hands.spoken && hands.hour >= 1 && hands.hour <= 12;
  const hours = either ? [hands.hour % 12, (hands.hour % 12) + 12] : hoursIn(part, hands.hour);
  if (hours.length === 0) return undefined;
  const minutes = hours.map((hour) => hour * 60 + hands.minute - (hands.before ?? 0));
  return { minutes, seconds: hands.seconds, eitherHalf: either };
};

type Part = 'dawn' | 'morning' | 'noon' | 'afternoon' | 'evening' | 'night' | 'am' | 'pm';

/** Longer words before those that are in them. */
const parts: readonly (readonly [RegExp, Part])[] = [
  [/凌晨/u, 'dawn'],
  [/半夜|深夜|夜里|夜间|午夜(?=.)/u, 'night'],
  [/清晨|清早|1早|早上|早晨|上午|早|晨|\bmorning\b/u, 'morning'],
  [/中午|正午/u, 'noon'],
  [/下午|午后|傍晚|\bafternoon\b/u, 'afternoon'],
  [/晚上|晚间|夜晚|晚|(?<!午)夜|\bevening\b|\bnight\b/u, 'evening'],
  [/(?<=\d\s?|\b)a\.?m\b\.?/u, 'am'],
  [/(?<=\d\s?|\b)p\.?m\b\.?/u, 'pm'],
];

const partOf = (text: string): { readonly part: Part | undefined; readonly rest: string } => {
  for (const [pattern, part] of parts) {
    const found = pattern.exec(text);
    if (found === null) continue;
    return { part, rest: `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}` };
  }
  return { part: undefined, rest: text };
};

/** The hours of 24 that an hour means in a part of the day; none where they do not go together. */
const hoursIn = (part: Part | undefined, hour: number): readonly number[] => {
  switch (part) {
    case undefined:
      return [hour];
    case 'dawn':
      return hour === 12 || hour === 24 ? [0] : hour <= 6 ? [hour] : [];
    case 'morning':
      return hour <= 12 ? [hour] : [];
    case 'am':
      return hour >= 1 && hour <= 12 ? [hour % 12] : [];
    case 'noon':
      return hour >= 10 && hour <= 14 ? [hour] : hour === 1 || hour === 2 ? [hour + 12] : [];
    case 'afternoon':
    case 'pm':
      return hour >= 1 && hour <= 12 ? [(hour % 12) + 12] : hour > 12 && hour < 24 ? [hour] : [];
    case 'evening':
      // 昨晚 1 点 is of the day after.
      if (hour === 12 || hour === 24) return [24];
      return hour < 5 ? [hour + 24] : hour < 12 ? [hour + 12] : hour >= 17 ? [hour] : [];
    case 'night':
      if (hour === 12 || hour === 24 || hour === 0) return [0, 24];
      return hour < 6 ? [hour, hour + 24] : hour < 12 ? [hour + 12] : hour >= 17 ? [hour] : [];
    default:
      return part satisfies never;
  }
};

interface Hands {
  readonly hour: number;
  readonly minute: number;
  readonly seconds: number;
  /** Minutes before that. */
  readonly before?: number;
  /** Said in words, in which nine may be in the morning or in the evening; with signs it is of 24. */
  readonly spoken: boolean;
}

const handsOf = (text: string, part: Part | undefined): Hands | undefined => {
  for (const [pattern, hands] of clocks) {
    const found = pattern.exec(text);
    if (found !== null) return hands(found.slice(1));
  }
  // “11 pm”, “last night at 11”: a part of the day makes a bare number an hour.
  return part !== undefined && /^\d{1,2}$/u.test(text) ? hands(text, '0', true) : undefined;
};

const hands = (
  hour: string | undefined,
  minute: string | undefined,
  spoken: boolean,
  seconds = '0',
): Hands => ({
  hour: Number(hour),
  minute: Number(minute ?? 0),
  seconds: Number(seconds),
  spoken,
});

const minutesOf = (written: string | undefined): number => {
  if (written === undefined || written === '' || written === 'half') return 30;
  if (written.endsWith('刻')) return Number(written.slice(0, -1)) * 15;
  return /quarter/u.test(written) ? 15 : Number(/\d+/u.exec(written)?.[0]);
};

type Clock = readonly [RegExp, (parts: readonly (string | undefined)[]) => Hands];

const clocks: readonly Clock[] = [
  [/^(\d{1,2})[:.](\d{1,2})(?:[:.](\d{2})(?:\.\d+)?)?$/u, ([h, m, s]) => hands(h, m, false, s)],
  [/^(\d{2})(\d{2})$/u, ([h, m]) => hands(h, m, false)],
  [/^(\d{1,2})\s?时(?:(\d{1,2})\s?分?(?:(\d{1,2})\s?秒)?)?$/u, ([h, m, s]) => hands(h, m, false, s)],
  [
    /^(\d{1,2})\s?点(?:钟|整|正)?(?:\s?过?\s?(\d{1,2})\s?分?(?:(\d{1,2})\s?秒)?)?$/u,
    ([h, m, s]) => hands(h, m, true, s),
  ],
  [/^(\d{1,2})\s?点\s?(?:过\s?)?半$/u, ([h]) => hands(h, '30', true)],
  [/^(\d{1,2})\s?点\s?(?:过\s?)?([1-3]刻)$/u, ([h, q]) => hands(h, String(minutesOf(q)), true)],
  [
    /^差\s?([1-3]刻|\d{1,2}\s?分?)\s?(?:到\s?)?(\d{1,2})\s?点$/u,
    ([m, h]) => ({ ...hands(h, '0', true), before: minutesOf(m) }),
  ],
  [
    /^(\d{1,2})\s?点\s?差\s?([1-3]刻|\d{1,2}\s?分)$/u,
    ([h, m]) => ({ ...hands(h, '0', true), before: minutesOf(m) }),
  ],
  [/^(\d{1,2}) ?o'?clock$/u, ([h]) => hands(h, '0', true)],
  [
    /^(half|(?:a )?quarter|\d{1,2}(?: minutes?)?) past (\d{1,2})$/u,
    ([m, h]) => hands(h, String(minutesOf(m)), true),
  ],
  [
    /^((?:a )?quarter|\d{1,2}(?: minutes?)?) to (\d{1,2})$/u,
    ([m, h]) => ({ ...hands(h, '0', true), before: minutesOf(m) }),
  ],
  [/^(?:noon|midday)$/u, () => hands('12', '0', false)],
  [/^(?:midnight|午夜)$/u, () => hands('24', '0', false)],
];
