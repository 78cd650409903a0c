/** The time of day of an ISO time, as that place's clocks showed it: `22:15:07`. */
export const timeOfDay = (iso: string): string => iso.slice(11, 19);

const two = (n: number): string => String(n).padStart(2, '0');

/**
 * `HH:MM` or `HH:MM:SS` as typed, as an ISO time near `now`: just before midnight means the evening before when it is
 * just after midnight. Undefined when it is no time of day.
 */
export const timeNear = (typed: string, now: string): string | undefined => {
  const [, hours = '', minutes = '', seconds = '00'] =
    /^(\d{1,2})[:.点时](\d{1,2})(?:[:.分](\d{1,2})秒?)?分?$/.exec(typed) ??
    /^(\d{2})(\d{2})$/.exec(typed) ??
    [];
  if (hours === '' || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  const offset = /([+-]\d{2}:\d{2}|Z)$/.exec(now)?.[0] ?? 'Z';
  const clock = `${two(Number(hours))}:${two(Number(minutes))}:${two(Number(seconds))}.000`;
  const DAY = 86_400_000;
  const noon = Date.parse(`${now.slice(0, 10)}T12:00:00.000Z`);
  const candidates = [-1, 0, 1].map(
    (day) => `${new Date(noon + day * DAY).toISOString().slice(0, 10)}T${clock}${offset}`,
  );
  const far = (iso: string): number => Math.abs(Date.parse(iso) - Date.parse(now));
  return candidates.reduce((best, one) => (far(one) < far(best) ? one : best));
};
