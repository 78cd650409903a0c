import { clockSaid } from './clock-said.ts';
import { daysSaid } from './day-said.ts';
import { timeOf } from './moments.ts';
import { saidPlainly } from './said-plainly.ts';
import { offsetOf } from './wall-time.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The caller's clock may run ahead of ours; what is further ahead did not happen yet. */
const AHEAD = 10 * MINUTE;

/** Beyond that nobody counts back in minutes and hours. */
const LONGEST = 7 * DAY;

/**
 * A time as people say it (半小时前, 昨晚11点, 2点半, 9:05, ten minutes ago, yesterday 11 pm) as an ISO time with the offset of
 * `now`. A time of day without its day is the last one before `now`, since it tells what happened, or where it tells what is
 * agreed (`future`) the next one; a day that is named may lie on either side. Undefined for what is no time of day, such as
 * 昨天 alone: nothing is ever made up. Never throws.
 */
export const momentSaid = (typed: string, now: string, future = false): string | undefined => {
  const offset = offsetOf(now);
  const local = Date.parse(`${now.slice(0, -offset.length)}Z`);
  const whole = typed.trim();
  if (timeOf(whole) !== undefined) return whole;
  if (Number.isNaN(local) || typed.length > 60) return undefined;
  const text = saidPlainly(typed);
  if (/^(?:现在|此刻|刚刚?|刚才|just now|right now|now)$/u.test(text)) return now;
  const time = counted(text, local) ?? named(text.replace(/^(?:刚才|刚刚?)\s?(?=.)/u, ''), local, future);
  return time === undefined ? undefined : isoOf(time, offset);
};

const isoOf = (time: number, offset: string): string | undefined => {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? undefined : `${date.toISOString().slice(0, -1)}${offset}`;
};

/** 半小时前, in 10 minutes: counted from now, to the minute as it was said. */
const counted = (text: string, now: number): number | undefined => {
  const [, ago] = /^(.+?)\s?(?:以前|之前|前|\bago)$/u.exec(text) ?? [];
  const [, later] = /^(?:再?过|in )?\s?(.+?)\s?(?:以后|之后|后|later|from now)?$/u.exec(text) ?? [];
  const isLater = ago === undefined && /^(?:再?过|in )|(?:后|later|from now)$/u.test(text);
  const said = ago ?? (isLater ? later : undefined);
  const length = said === undefined ? undefined : lengthOf(said);
  if (length === undefined || length > LONGEST) return undefined;
  const time = ago === undefined ? now + length : now - length;
  return length % MINUTE === 0 ? Math.floor(time / MINUTE) * MINUTE : time;
};

/** Each with the milliseconds that one of it lasts; the first group is how many, the second half of one more. */
const lengths: readonly (readonly [RegExp, number])[] = [
  [/^(\d{1,4}(?:\.\d)?)\s?个?(半)?\s?(?:小时|钟头|时(?!\d))(半)?/u, HOUR],
  [/^(半)\s?个?(?:小时|钟头)/u, HOUR],
  [/^(\d{1,4})\s?刻钟?/u, 15 * MINUTE],
  [/^(\d{1,4})\s?分钟?(半)?/u, MINUTE],
  [/^(半)\s?分钟/u, MINUTE],
  [/^(\d{1,4})\s?秒钟?/u, SECOND],
  [/^(half) an? hour/u, HOUR],
  [/^(?:a )?(quarter) of an hour/u, HOUR],
  [/^(an?|\d{1,4}(?:\.\d)?) ?(?:hours?|hrs?|h)\b(?: and (?:a )?(half))?/u, HOUR],
  [/^(an?|\d{1,4}) and (?:a )?(half) hours?/u, HOUR],
  [/^(an?|\d{1,4}) ?(?:minutes?|mins?|m)\b/u, MINUTE],
  [/^(an?|\d{1,4}) ?(?:seconds?|secs?|s)\b/u, SECOND],
];

const shares: { readonly [word: string]: number } = { 半: 0.5, half: 0.5, quarter: 0.25, a: 1, an: 1 };

/** One or several lengths in a row, the longer before the shorter, with nothing left over. */
const lengthOf = (said: string): number | undefined => {
  let rest = said.trim();
  let sum = 0;
  let last = Number.POSITIVE_INFINITY;
  while (rest !== '') {
    const [found, unit] = firstOf(rest);
    if (found === undefined || unit >= last) return undefined;
    const [all, count = '', half, halfAfter] = found;
    sum += ((shares[count] ?? Number(count)) + ((half ?? halfAfter) ? 0.5 : 0)) * unit;
    last = unit;
    rest = rest.slice(all.length).replace(/^\s?(?:零|又|0(?=\d)|and )?\s?/u, '');
  }
  return last === Number.POSITIVE_INFINITY ? undefined : Math.round(sum);
};

const firstOf = (rest: string): readonly [RegExpExecArray | undefined, number] => {
  for (const [pattern, unit] of lengths) {
    const found = pattern.exec(rest);
    if (found !== null) return [found, unit];
  }
  return [undefined, 0];
};

/** 昨晚11点, 9:05: a time of day, with or without its day. */
const named = (text: string, now: number, future: boolean): number | undefined => {
  const today = Math.floor(now / DAY);
  const said = daysSaid(text, today);
  const clock = said && clockSaid(said.rest);
  if (said === undefined || clock === undefined) return undefined;
  const { eitherHalf, seconds } = clock;
  const minutes =
    eitherHalf && said.exact && !said.today ? clock.minutes.filter(inDaylight).slice(0, 1) : clock.minutes;
  const times = said.days.flatMap((day) =>
    minutes.map((minute) => day * DAY + minute * MINUTE + seconds * SECOND),
  );
  const right = times.filter((time) => (future ? time >= now - MINUTE : time <= now + AHEAD));
  return nearest(said.exact && !said.today && !future ? times : right, now) ?? nearest(times, now);
};

/** “明天 9 点” is in the morning and “昨天 3 点” in the afternoon, unless the words say otherwise. */
const inDaylight = (minute: number): boolean => minute >= 6 * 60 - 45 && minute < 18 * 60;

const nearest = (times: readonly number[], now: number): number | undefined =>
  times.toSorted((a, b) => Math.abs(a - now) - Math.abs(b - now))[0];
