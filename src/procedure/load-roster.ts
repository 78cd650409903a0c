import type { Filling, Person, RosterLine, Shift, Substitute } from './contacts.ts';
import { DAY, shiftLength, weekdays } from './contacts.ts';
import type { Content } from './content.ts';
import { type Declared, personWords, writtenUnder } from './load-contacts.ts';
import { siteEntries, siteSheet } from './load-site.ts';
import type { Draft, Reader } from './reader.ts';
import { textOf } from './reader.ts';
import { type FillingDraft, type RosterDraft, rosterFrame, siteFormats } from './site-format.ts';
import type { Path } from './yaml.ts';

/**
 * The lines of a site's roster, over the base's. A line that names nobody who is known, or a shift that it does not have,
 * is told and left out whole: half a roster would put the wrong people on duty.
 */
export function loadRoster(
  reader: Reader,
  path: string | undefined,
  people: Declared<Person>,
  base: Content,
): Declared<RosterLine> {
  const sheet = siteSheet(reader, path);
  if (sheet !== undefined) reader.part(rosterFrame, sheet, []);
  const lines = siteEntries(reader, sheet, siteFormats.rosterLine, 'id', ['lines']).flatMap(
    ([id, draft]): readonly [string, RosterLine][] => {
      const before = reader.problems.length;
      const line = lineOf(reader, draft, people);
      return reader.problems.length === before ? [[id, reader.origins.set(line, draft)]] : [];
    },
  );
  const good = { ...base.roster, ...Object.fromEntries(lines) };
  return { good, names: [...Object.keys(good), ...writtenUnder(sheet, 'lines')] };
}

function lineOf(reader: Reader, draft: Draft<RosterDraft>, people: Declared<Person>): RosterLine {
  const { value, sheet, path } = draft;
  const place = (inside: Path) => sheet.place([...path, ...inside]);
  const shifts = Object.entries(value.shifts).map(
    ([id, { name, from, to }]): Shift => ({ id, name: textOf(name), from: minutes(from), to: minutes(to) }),
  );
  const refer = (person: string, inside: Path): void => {
    reader.refer(personWords, person, people.names, place(inside));
  };
  const filling = (written: FillingDraft, inside: Path): Filling =>
    Object.fromEntries(
      Object.entries(written).map(([shift, who]) => {
        reader.refer(
          { zh: '班次', en: 'shift' },
          shift,
          shifts.map(({ id }) => id),
          place([...inside, shift]),
        );
        const persons = typeof who === 'string' ? [who] : who;
        for (const [index, person] of persons.entries())
          refer(person, typeof who === 'string' ? [...inside, shift] : [...inside, shift, index]);
        return [shift, persons];
      }),
    );
  const day = (key: 'days_off' | 'make_up_days'): Filling | undefined => {
    const written = value[key];
    return written === undefined ? undefined : filling(written, [key]);
  };
  checkUsual(reader, draft);
  checkOverlap(reader, draft, shifts);
  const { week, cycle } = value;
  return {
    title: textOf(value.title),
    shifts,
    week:
      week &&
      Object.fromEntries(
        weekdays.flatMap((name) => {
          const written = week[name];
          return written === undefined ? [] : [[name, filling(written, ['week', name])]];
        }),
      ),
    cycle: cycle && {
      from: cycle.from,
      days: cycle.days.map((one, index) => filling(one, ['cycle', 'days', index])),
    },
    daysOff: day('days_off'),
    makeUpDays: day('make_up_days'),
    dates: Object.fromEntries(
      Object.entries(value.dates ?? {}).map(([date, one]) => [date, filling(one, ['dates', date])]),
    ),
    substitutes: (value.substitutes ?? []).map((one, index): Substitute => {
      for (const key of ['absent', 'by'] as const) refer(one[key], ['substitutes', index, key]);
      if (one.to < one.from) {
        reader.report(
          place(['substitutes', index, 'to']),
          {
            zh: `替班到 ${one.to}，却从 ${one.from} 起`,
            en: `a substitute until ${one.to} from ${one.from}`,
          },
          { zh: '不早于 from 的日期', en: 'a day no earlier than from' },
        );
      }
      return one;
    }),
  };
}

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

function checkUsual(reader: Reader, { value, sheet, path }: Draft<RosterDraft>): void {
  if (value.week === undefined || value.cycle === undefined) return;
  reader.report(
    sheet.place([...path, 'cycle'], 'key'),
    { zh: '同时写了 week 和 cycle', en: 'both week and cycle' },
    { zh: '按星期写 week，或按天轮写 cycle', en: 'week by weekdays, or cycle by days that come round' },
  );
}

/** Two shifts that share a minute of the day would put two answers to "who is on duty". */
function checkOverlap(reader: Reader, { sheet, path }: Draft<RosterDraft>, shifts: readonly Shift[]): void {
  const taken = new Map<number, Shift>();
  for (const shift of shifts) {
    const length = shiftLength(shift);
    for (let minute = 0; minute < length; minute += 1) {
      const at = (shift.from + minute) % DAY;
      const other = taken.get(at);
      if (other !== undefined) {
        reader.report(
          sheet.place([...path, 'shifts', shift.id], 'key'),
          {
            zh: `班次“${shift.id}”与“${other.id}”时间重叠`,
            en: `the shift “${shift.id}” overlapping “${other.id}”`,
          },
          { zh: '前后相接的班次', en: 'shifts one after the other' },
        );
        break;
      }
      taken.set(at, shift);
    }
  }
}
