import type { Content } from '../procedure/content.ts';

/**
 * The official calendar by year: days off beside the weekends, and weekend days that are worked. Published each
 * autumn for the next year (国务院办公厅 关于部分节假日安排的通知); a year that is not there is never guessed.
 */
export type Holidays = Content['holidays'];

/**
 * The last day of a limit of so many working days after `day` (both `YYYY-MM-DD`); counting begins on the next day
 * (民法典 第二百零一条). Undefined as soon as a day's year has no calendar.
 */
export const afterWorkingDays = (day: string, count: number, holidays: Holidays): string | undefined => {
  let date = new Date(`${day}T00:00:00Z`);
  let left = count;
  while (left > 0) {
    date = new Date(date.getTime() + 86_400_000);
    const iso = date.toISOString().slice(0, 10);
    const year = holidays[iso.slice(0, 4)];
    if (year === undefined) return undefined;
    const weekend = date.getUTCDay() === 0 || date.getUTCDay() === 6;
    if (year.work.includes(iso) || (!weekend && !year.off.includes(iso))) left -= 1;
  }
  return date.toISOString().slice(0, 10);
};
