import type { Filling, Person, RosterLine, Shift } from '../procedure/contacts.ts';
import { DAY, shiftLength, weekdays } from '../procedure/contacts.ts';
import type { Content } from '../procedure/content.ts';

/** One shift of one day, and who is in it. */
export interface Duty {
  readonly shift: Shift;
  readonly people: readonly OnDutyPerson[];
  /** ISO 8601 to the minute, with the offset that was asked with; `until` is no longer part of it. */
  readonly from: string;
  readonly until: string;
}

export interface OnDutyPerson {
  readonly id: string;
  readonly person: Person;
  /** Whose shift it would have been. */
  readonly insteadOf?: Person;
}

/**
 * Who is on duty at a moment. `nobody`: no shift runs, or nobody is in it. `unknown`: the day lies in a year whose public
 * holidays are not known, and the roster hangs on them; nobody guesses then.
 */
export type OnDuty =
  | { readonly kind: 'on-duty'; readonly now: Duty; readonly next: Duty | undefined }
  | { readonly kind: 'nobody'; readonly next: Duty | undefined }
  | { readonly kind: 'unknown'; readonly year: string };

/** Days that are looked ahead for the next shift: a line that nobody stands in for so long has no next one. */
const AHEAD = 62;

/**
 * Who is on duty in a line of the roster, until when, and who comes next. A shift over midnight belongs to the day on
 * which it began. Local time is read off the moment itself, whose offset stays; China has no summer time.
 * @param moment ISO 8601 with offset
 */
export const onDuty = (
  line: RosterLine,
  people: Content['people'],
  holidays: Content['holidays'],
  moment: string,
): OnDuty => {
  const now = minuteOf(moment);
  const offset = /(?:Z|[+-]\d\d:\d\d)$/u.exec(moment)?.[0] ?? 'Z';
  const today = Math.floor(now / DAY);
  const duties = (day: number): readonly Stretch[] | Unknown => dutiesOf(line, people, holidays, day);
  // The night before may still be running.
  const about = [duties(today - 1), duties(today)];
  const running = about
    .flatMap((one) => ('year' in one ? [] : one))
    .find(({ start, end }) => start <= now && now < end);
  const unknown = about.find((one) => 'year' in one);
  if (running === undefined && unknown !== undefined) return { kind: 'unknown', year: unknown.year };
  const next = nextAfter(now, today, duties);
  const told = (one: Stretch | undefined): Duty | undefined =>
    one && {
      shift: one.shift,
      people: one.people,
      from: isoMinute(one.start, offset),
      until: isoMinute(one.end, offset),
    };
  const here = told(running);
  return here === undefined
    ? { kind: 'nobody', next: told(next) }
    : { kind: 'on-duty', now: here, next: told(next) };
};

/** A shift of a day in minutes of local time since 1970. */
interface Stretch {
  readonly shift: Shift;
  readonly people: readonly OnDutyPerson[];
  readonly start: number;
  readonly end: number;
}

interface Unknown {
  readonly year: string;
}

const nextAfter = (
  now: number,
  today: number,
  duties: (day: number) => readonly Stretch[] | Unknown,
): Stretch | undefined => {
  for (let day = today; day <= today + AHEAD; day += 1) {
    const found = duties(day);
    if ('year' in found) return undefined;
    const next = found.find(({ start }) => start > now);
    if (next !== undefined) return next;
  }
  return undefined;
};

/** The shifts that begin on a day and have somebody in them, in the order of their beginning. */
const dutiesOf = (
  line: RosterLine,
  people: Content['people'],
  holidays: Content['holidays'],
  day: number,
): readonly Stretch[] | Unknown => {
  const date = dateOf(day);
  const filling = fillingOf(line, holidays, day, date);
  if (filling === undefined) return { year: date.slice(0, 4) };
  return line.shifts
    .flatMap((shift): readonly Stretch[] => {
      const found = peopleOn(line, people, date, filling[shift.id] ?? []);
      const start = day * DAY + shift.from;
      return found.length === 0 ? [] : [{ shift, people: found, start, end: start + shiftLength(shift) }];
    })
    .toSorted((a, b) => a.start - b.start);
};

/** Who is down for each shift of a day, before substitutes. Undefined where that hangs on holidays that are not known. */
const fillingOf = (
  line: RosterLine,
  holidays: Content['holidays'],
  day: number,
  date: string,
): Filling | undefined => {
  const exception = line.dates[date] ?? {};
  const usual = { ...usualOf(line, day), ...exception };
  if (line.daysOff === undefined && line.makeUpDays === undefined) return usual;
  if (line.shifts.every(({ id }) => exception[id] !== undefined)) return usual;
  const year = holidays[date.slice(0, 4)];
  if (year === undefined) return undefined;
  const weekday = weekdayOf(day);
  const weekend = weekday === 'sat' || weekday === 'sun';
  const worked = year.work.includes(date);
  const off = !worked && (weekend || year.off.includes(date));
  const special = off ? line.daysOff : worked ? line.makeUpDays : undefined;
  return { ...usual, ...special, ...exception };
};

const usualOf = ({ week, cycle }: RosterLine, day: number): Filling => {
  if (week !== undefined) return week[weekdayOf(day)] ?? {};
  if (cycle === undefined) return {};
  const since = day - Math.floor(minuteOf(`${cycle.from}T00:00`) / DAY);
  return (since < 0 ? undefined : cycle.days[since % cycle.days.length]) ?? {};
};

const peopleOn = (
  line: RosterLine,
  people: Content['people'],
  date: string,
  down: readonly string[],
): readonly OnDutyPerson[] => {
  const found = new Map<string, OnDutyPerson>();
  for (const id of down) {
    const by = standIn(line, date, id);
    const person = people[by];
    const absent = people[id];
    if (person === undefined || found.has(by)) continue;
    found.set(by, { id: by, person, ...(by === id || absent === undefined ? {} : { insteadOf: absent }) });
  }
  return [...found.values()];
};

/**
 * Who does somebody's shift of a day. A substitute who is away too has a substitute; two who swapped have each other, so
 * that following on ends where it began, and one step counts.
 */
const standIn = ({ substitutes }: RosterLine, date: string, id: string): string => {
  const by = (absent: string): string | undefined =>
    substitutes.find((one) => one.absent === absent && one.from <= date && date <= one.to)?.by;
  const first = by(id);
  if (first === undefined) return id;
  const seen = new Set([id]);
  let at = first;
  for (let next = by(at); next !== undefined; next = by(at)) {
    if (seen.has(next) || seen.has(at)) return first;
    seen.add(at);
    at = next;
  }
  return at;
};

const weekdayOf = (day: number) => weekdays[new Date(day * DAY * 60_000).getUTCDay()] ?? 'sun';

/** Minutes of local time since 1970, read off an ISO time without looking at its offset. */
const minuteOf = (moment: string): number => Math.floor(Date.parse(`${moment.slice(0, 16)}:00Z`) / 60_000);

const dateOf = (day: number): string => new Date(day * DAY * 60_000).toISOString().slice(0, 10);

const isoMinute = (minute: number, offset: string): string =>
  `${new Date(minute * 60_000).toISOString().slice(0, 16)}${offset}`;
