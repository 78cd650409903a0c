import { timeOf } from '../incident/moments.ts';
import { offsetOf, wallAt } from '../incident/wall-time.ts';
import type { Language } from '../procedure/text.ts';
import { reportWords } from './words.ts';

const SECOND = 1000;

/** A length of time in words, `16 分 33 秒`; from an hour on without seconds. Milliseconds; the sign is left out. */
export const durationWords = (milliseconds: number, language: Language): string => {
  const words = reportWords(language);
  const { hours, minutes, seconds } = parts(milliseconds);
  if (hours > 0) return words.hours(hours, minutes);
  return minutes > 0 ? words.minutes(minutes, seconds) : words.seconds(seconds);
};

/** A length of time as on a clock: `03:42`, `1:02:03`. Milliseconds; the sign is left out. */
export const clockWords = (milliseconds: number): string => {
  const { hours, minutes, seconds } = parts(milliseconds);
  const tail = `${two(minutes)}:${two(seconds)}`;
  return hours > 0 ? `${hours}:${tail}` : tail;
};

/** `2026-11-21 22:15:07`: an ISO time as the wall clock showed it where it was written. What is no ISO time stays. */
export const dayAndTime = (iso: string): string =>
  isIso(iso) ? `${iso.slice(0, 10)} ${timeOfDay(iso)}` : iso;

/** `22:15:07`, or with the day where it is another one than that of `beside`: `11-22 00:03:10`. */
export const timeBeside = (iso: string, beside: string): string => {
  if (!isIso(iso)) return iso;
  const day = iso.slice(0, 10);
  if (day === beside.slice(0, 10)) return timeOfDay(iso);
  return `${day.slice(0, 4) === beside.slice(0, 4) ? day.slice(5) : day} ${timeOfDay(iso)}`;
};

/** `22:15`, of an ISO time. */
export const hourAndMinute = (iso: string): string => iso.slice(11, 16);

/** So many milliseconds after an ISO time, at the same place: `2026-11-21T22:20:07.000+08:00`. What is no ISO time stays. */
export const later = (iso: string, milliseconds: number): string => {
  const time = timeOf(iso);
  return (time === undefined ? undefined : wallAt(time + milliseconds, offsetOf(iso))) ?? iso;
};

const isIso = (text: string): boolean => /^\d{4}-\d\d-\d\dT\d\d:\d\d/u.test(text);

/** Seconds are left out where the time was given without them. */
const timeOfDay = (iso: string): string => /T(\d\d:\d\d(?::\d\d)?)/u.exec(iso)?.[1] ?? '';

const parts = (milliseconds: number): { hours: number; minutes: number; seconds: number } => {
  const all = Math.floor(Math.abs(milliseconds) / SECOND);
  return { hours: Math.floor(all / 3600), minutes: Math.floor(all / 60) % 60, seconds: all % 60 };
};

const two = (number: number): string => String(number).padStart(2, '0');
