/** Of ISO times, which show the wall clock of the place where they were written: `2026-11-21T22:15:07.000+08:00`. */

/** `+08:00`; `Z` where the time has none. */
export const offsetOf = (iso: string): string => /(?:[+-]\d{2}:\d{2}|Z)$/u.exec(iso)?.[0] ?? 'Z';

/** `time` in milliseconds since 1970 as the wall clock of an offset showed it; undefined beyond the calendar. */
export const wallAt = (time: number, offset: string): string | undefined => {
  const [, sign = '+', hours = '0', minutes = '0'] = /^([+-])(\d{2}):(\d{2})$/u.exec(offset) ?? [];
  const shift = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
  const local = new Date(time + shift);
  return Number.isNaN(local.getTime()) ? undefined : `${local.toISOString().slice(0, -1)}${offset}`;
};
