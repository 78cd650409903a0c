import { timeOf } from '../incident/moments.ts';
import { offsetOf } from '../incident/wall-time.ts';

/**
 * A time as a person writes it, as an ISO time with offset: a whole one as it is, without offset in the offset of
 * `now`; `22:15` as the one nearest to `now`, so that just after midnight it is the evening before. Undefined when it
 * is no time.
 */
export const momentNear = (written: string, now: string): string | undefined => {
  const text = written.trim();
  const offset = offsetOf(now);
  const whole = /^(\d{4}-\d{2}-\d{2})[T ](\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:\d{2})?$/u.exec(
    text,
  );
  if (whole !== null) return real(`${whole[1]}T${(whole[2] ?? '').padStart(5, '0')}${whole[3] ?? offset}`);
  const clock = /^(\d{1,2})[:：](\d{2})(?:[:：](\d{2}))?$/u.exec(text);
  if (clock === null) return undefined;
  const [, hours = '', minutes = '', seconds = '00'] = clock;
  const noon = Date.parse(`${now.slice(0, 10)}T12:00:00Z`);
  const near = [-1, 0, 1].flatMap((day) => {
    const date = new Date(noon + day * 86_400_000).toISOString().slice(0, 10);
    return real(`${date}T${hours.padStart(2, '0')}:${minutes}:${seconds}${offset}`) ?? [];
  });
  const far = (iso: string): number => Math.abs(Date.parse(iso) - Date.parse(now));
  return near.toSorted((a, b) => far(a) - far(b))[0];
};

/** Whether what is written is a time at all; which day is meant is worked out when it is known what time it is. */
export const isMoment = (written: string): boolean => momentNear(written, SOME_DAY) !== undefined;

const SOME_DAY = '2026-01-01T12:00:00Z';

const real = (iso: string): string | undefined => (timeOf(iso) === undefined ? undefined : iso);
