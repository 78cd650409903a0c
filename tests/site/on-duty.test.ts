import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Person, RosterLine } from '../../src/procedure/contacts.ts';
import { DAY } from '../../src/procedure/contacts.ts';
import { onDuty } from '../../src/site/on-duty.ts';

const names = ['a', 'b', 'c', 'd', 'e'];
const people: { readonly [id: string]: Person } = Object.fromEntries(
  names.map((id) => [id, { name: { zh: `示例${id}` }, titles: [], numbers: [] }]),
);
const holidays = { 2026: { off: ['2026-10-01'], work: ['2026-10-10'] } };

const day = { id: 'day', name: { zh: '白班' }, from: 8 * 60, to: 20 * 60 };
const night = { id: 'night', name: { zh: '夜班' }, from: 20 * 60, to: 8 * 60 };
const every = (filling: { readonly [shift: string]: readonly string[] }) =>
  Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((one) => [one, filling]));
const line: RosterLine = {
  title: { zh: '值班长' },
  shifts: [day, night],
  week: every({ day: ['a'], night: ['b'] }),
  dates: {},
  substitutes: [],
};

/** Ids of who is on duty, or the other kind of answer. */
const who = (of: RosterLine, moment: string): readonly string[] | string => {
  const duty = onDuty(of, people, holidays, moment);
  return duty.kind === 'on-duty' ? duty.now.people.map(({ id }) => id) : duty.kind;
};

describe('who is on duty', () => {
  test('changes at the very minute, and says until when and who is next', () => {
    expect(who(line, '2026-11-22T07:59:59.999+08:00')).toEqual(['b']);
    expect(onDuty(line, people, holidays, '2026-11-22T08:00:00.000+08:00')).toMatchObject({
      kind: 'on-duty',
      now: { shift: { id: 'day' }, from: '2026-11-22T08:00+08:00', until: '2026-11-22T20:00+08:00' },
      next: { shift: { id: 'night' }, from: '2026-11-22T20:00+08:00', until: '2026-11-23T08:00+08:00' },
    });
  });

  test('a shift over midnight belongs to the day on which it began', () => {
    const once = { ...line, dates: { '2026-11-21': { night: ['c'] } } };
    expect(who(once, '2026-11-21T23:00:00+08:00')).toEqual(['c']);
    expect(who(once, '2026-11-22T03:00:00+08:00')).toEqual(['c']);
    expect(who(once, '2026-11-22T23:00:00+08:00')).toEqual(['b']);
  });

  test('a whole day is one shift from hour to hour', () => {
    const whole = { ...line, shifts: [{ ...day, to: day.from }], week: every({ day: ['a'] }) };
    expect(onDuty(whole, people, holidays, '2026-11-22T07:59:00+08:00')).toMatchObject({
      now: { from: '2026-11-21T08:00+08:00', until: '2026-11-22T08:00+08:00' },
    });
  });

  test('days that come round begin with their first day, and there is nobody before it', () => {
    const { week: _, ...rest } = line;
    const round: RosterLine = {
      ...rest,
      cycle: { from: '2026-11-20', days: [{ day: ['a'] }, { day: ['b'] }, { day: ['c'] }] },
    };
    const noon = (date: string) => who(round, `${date}T12:00:00+08:00`);
    expect(['2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23'].map(noon)).toEqual([
      'nobody',
      ['a'],
      ['b'],
      ['c'],
      ['a'],
    ]);
    expect(onDuty(round, people, holidays, '2026-11-19T12:00:00+08:00')).toMatchObject({
      next: { from: '2026-11-20T08:00+08:00' },
    });
  });

  test('days off and weekend days that are worked follow the official calendar', () => {
    const kinds: RosterLine = { ...line, daysOff: { day: ['c'] }, makeUpDays: { day: ['d'] } };
    const noon = (date: string) => who(kinds, `${date}T12:00:00+08:00`);
    // Thursday and holiday; Saturday that is worked; a usual Saturday; a usual Monday.
    expect(['2026-10-01', '2026-10-10', '2026-10-17', '2026-10-19'].map(noon)).toEqual([
      ['c'],
      ['d'],
      ['c'],
      ['a'],
    ]);
    expect(who(kinds, '2026-10-01T21:00:00+08:00')).toEqual(['b']);
  });

  test('in a year whose holidays are not known nobody guesses, except where they do not matter', () => {
    const kinds: RosterLine = {
      ...line,
      daysOff: { day: ['c'] },
      dates: { '2027-01-02': { day: ['d'], night: ['e'] } },
    };
    expect(onDuty(kinds, people, holidays, '2027-01-01T12:00:00+08:00')).toEqual({
      kind: 'unknown',
      year: '2027',
    });
    expect(who(kinds, '2027-01-01T03:00:00+08:00')).toEqual(['b']);
    expect(who(kinds, '2027-01-02T12:00:00+08:00')).toEqual(['d']);
    expect(who(line, '2027-01-01T12:00:00+08:00')).toEqual(['a']);
  });

  test('somebody stands in on the days given, also for a stand-in, and two may swap', () => {
    const days = { from: '2026-11-21', to: '2026-11-22' };
    const stands: RosterLine = {
      ...line,
      substitutes: [
        { absent: 'a', by: 'c', ...days },
        { absent: 'c', by: 'd', ...days },
      ],
    };
    const noon = (of: RosterLine, date: string) => who(of, `${date}T12:00:00+08:00`);
    expect(
      ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23'].map((date) => noon(stands, date)),
    ).toEqual([['a'], ['d'], ['d'], ['a']]);
    const swapped: RosterLine = {
      ...line,
      substitutes: [
        { absent: 'a', by: 'b', ...days },
        { absent: 'b', by: 'a', ...days },
      ],
    };
    expect(noon(swapped, '2026-11-21')).toEqual(['b']);
    expect(who(swapped, '2026-11-22T03:00:00+08:00')).toEqual(['a']);
    expect(who(swapped, '2026-11-23T03:00:00+08:00')).toEqual(['a']);
    expect(onDuty(swapped, people, holidays, '2026-11-21T12:00:00+08:00')).toMatchObject({
      now: { people: [{ id: 'b', insteadOf: people['a'] }] },
    });
  });

  test('nobody in a shift, or none that is known, is nobody', () => {
    expect(who({ ...line, week: every({ day: [], night: ['stranger'] }) }, '2026-11-22T12:00:00+08:00')).toBe(
      'nobody',
    );
  });
});

/** Shifts that fill the day, cut at any minutes, beginning anywhere. */
const shiftsThatFill = fc
  .uniqueArray(fc.integer({ min: 0, max: DAY - 1 }), { minLength: 1, maxLength: 5 })
  .map((cuts) => cuts.toSorted((a, b) => a - b))
  .map((cuts) =>
    cuts.map((from, at) => ({
      id: `s${at}`,
      name: { zh: `${at} 班` },
      from,
      to: cuts[at + 1] ?? cuts[0] ?? from,
    })),
  );

describe('a rota that covers every day', () => {
  test('has at every minute exactly the people of one shift, which runs then', () => {
    const minute = fc.integer({ min: Date.UTC(2026, 0, 2) / 60_000, max: Date.UTC(2026, 11, 30) / 60_000 });
    const offset = fc.constantFrom('+08:00', '+06:00', 'Z', '-05:30');
    const rota = fc.record({
      shifts: shiftsThatFill,
      cycle: fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 7 }),
    });
    fc.assert(
      fc.property(rota, minute, offset, ({ shifts, cycle }, at, zone) => {
        const of: RosterLine = {
          title: { zh: '值班' },
          shifts,
          cycle: {
            from: '2026-01-01',
            days: cycle.map((_, start) =>
              Object.fromEntries(
                shifts.map(({ id }, place) => [id, [cycle[(start + place) % cycle.length] ?? 'a']]),
              ),
            ),
          },
          dates: {},
          substitutes: [],
        };
        const moment = `${new Date(at * 60_000).toISOString().slice(0, 19)}${zone}`;
        const duty = onDuty(of, people, holidays, moment);
        if (duty.kind !== 'on-duty') throw new Error(`${moment}: ${duty.kind}`);
        const { now, next } = duty;
        expect(now.people).toHaveLength(1);
        expect(Date.parse(now.from)).toBeLessThanOrEqual(Date.parse(moment));
        expect(Date.parse(now.until)).toBeGreaterThan(Date.parse(moment));
        // The next shift begins where this one ends, and is on duty from that minute on.
        expect(next?.from).toBe(now.until);
        expect(onDuty(of, people, holidays, now.until)).toMatchObject({ now: { ...next } });
        const started = now.from.slice(0, 10);
        const days = (Date.parse(`${started}T00:00Z`) - Date.UTC(2026, 0, 1)) / 86_400_000;
        const place = shifts.findIndex(({ id }) => id === now.shift.id);
        expect(now.people[0]?.id).toBe(cycle[((days % cycle.length) + place) % cycle.length]);
      }),
    );
  });
});
