import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Owed } from '../../src/incident/entry.ts';
import { afterWorkingDays } from '../../src/incident/working-days.ts';
import { atMinute, Call, UNKNOWN } from '../support/a-call.ts';
import { act, aProcedure, ask, notify, type ShortProcedure } from '../support/a-procedure.ts';

/** Two days off in a working week, a Saturday that is worked. 2026-11-21 is a Saturday. */
const holidays = { '2026': { off: ['2026-11-24', '2026-11-25'], work: ['2026-11-28'] } };

describe('working days', () => {
  test.each([
    ['2026-11-20', 1, '2026-11-23'],
    ['2026-11-21', 1, '2026-11-23'],
    ['2026-11-23', 1, '2026-11-26'],
    ['2026-11-23', 3, '2026-11-28'],
    ['2026-11-23', 4, '2026-11-30'],
    ['2026-11-23', 0, '2026-11-23'],
  ])('after %s, %i of them end on %s', (day, count, last) => {
    expect(afterWorkingDays(day, count, holidays)).toBe(last);
  });

  test('are never guessed for a year without a calendar', () => {
    expect(afterWorkingDays('2026-12-31', 1, holidays)).toBeUndefined();
    expect(afterWorkingDays('2026-12-01', 300, holidays)).toBeUndefined();
  });

  test('one more never ends sooner', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12 }), (count) => {
        const one = afterWorkingDays('2026-11-10', count, holidays) ?? '';
        const more = afterWorkingDays('2026-11-10', count + 1, holidays) ?? '';
        expect(more > one).toBe(true);
      }),
    );
  });
});

const owedBy = (
  followUps: NonNullable<ShortProcedure['followUps']>,
  before: (story: Call) => unknown = () => undefined,
): readonly Owed[] | undefined => {
  const procedure = aProcedure('gas', {
    fields: { hurt: 'yes-no', released: 'moment' },
    steps: [ask('hurt'), ask('released'), notify('head'), act('look')],
    levels: ['minor'],
    rules: [['minor', 'hurt']],
    followUps,
    settings: ['days'],
  });
  const story = new Call([procedure], { settings: { days: 2, far: 1e12, words: '两天' } }, holidays);
  before(story);
  return story.close().incident.closed?.owed;
};

describe('what is owed at closing', () => {
  test('is what applies for certain, and what may apply', () => {
    const followUps = [
      { id: 'always', before: '恢复运行前' },
      { id: 'hurt', when: 'hurt', before: '当天' },
    ];
    expect(owedBy(followUps)?.map(({ id }) => id)).toEqual(['gas/always', 'gas/hurt']);
    expect(owedBy(followUps, (story) => story.answer('hurt', UNKNOWN))).toHaveLength(2);
    expect(owedBy(followUps, (story) => story.answer('hurt', false))).toEqual([
      { id: 'gas/always', what: { zh: 'always' }, before: { zh: '恢复运行前' } },
    ]);
  });

  test('has a due time with the offset of the place', () => {
    const due = (
      within: NonNullable<ShortProcedure['followUps']>[number]['within'],
      before?: (story: Call) => unknown,
    ) => owedBy([{ id: 'report', ...(within === undefined ? {} : { within }) }], before)?.[0]?.due;
    expect(due([1, 'hours', 'opened'])).toBe('2026-11-21T23:15:00.000+08:00');
    expect(due([2, 'days', 'opened'])).toBe('2026-11-23T22:15:00.000+08:00');
    expect(due([1, 'working-days', 'opened'])).toBe('2026-11-23T23:59:59.000+08:00');
    expect(due([{ setting: 'days' }, 'days', 'opened'])).toBe('2026-11-23T22:15:00.000+08:00');
    expect(due([1, 'hours', 'closed'], (story) => story.at(30))).toBe('2026-11-21T23:45:00.000+08:00');
    expect(due([1, 'hours', 'graded'], (story) => story.at(10).answer('hurt', true).at(30))).toBe(
      '2026-11-21T23:25:00.000+08:00',
    );
    expect(due([1, 'hours', 'head'], (story) => story.at(20).tell('head'))).toBe(
      '2026-11-21T23:35:00.000+08:00',
    );
    expect(due([1, 'hours', 'released'], (story) => story.answer('released', atMinute(-60).wall))).toBe(
      '2026-11-21T22:15:00.000+08:00',
    );
    expect(due(undefined)).toBeUndefined();
  });

  test('says so where no due time can be worked out', () => {
    const cases = [
      ['no start', [1, 'hours', 'head']],
      ['no such setting', [{ setting: 'nothing' }, 'hours', 'opened']],
      ['a setting that is no number', [{ setting: 'words' }, 'hours', 'opened']],
      ['no calendar', [60, 'working-days', 'opened']],
      ['beyond the calendar', [{ setting: 'far' }, 'days', 'opened']],
    ] as const;
    for (const [, within] of cases) {
      const [owed] = owedBy([{ id: 'report', within }]) ?? [];
      expect(owed).toMatchObject({ id: 'gas/report', before: { zh: expect.stringContaining('请人来定') } });
      expect(owed?.due).toBeUndefined();
    }
  });

  test('keeps the author’s own words for the due point', () => {
    expect(
      owedBy([{ id: 'report', within: [1, 'hours', 'head'], before: '得知后一小时' }])?.[0]?.before,
    ).toEqual({
      zh: '得知后一小时',
    });
  });

  test('comes from every procedure of the incident', () => {
    const first = aProcedure('first', { followUps: [{ id: 'a', before: '今天' }] });
    const second = aProcedure('second', { followUps: [{ id: 'b', before: '明天' }] });
    const story = new Call([first, second]).handOff('second').close();
    expect(story.incident.closed?.owed.map(({ id }) => id)).toEqual(['first/a', 'second/b']);
  });

  test('counts of the opening from entering its procedure', () => {
    const first = aProcedure('first', { followUps: [{ id: 'a', within: [1, 'hours', 'opened'] }] });
    const second = aProcedure('second', { followUps: [{ id: 'b', within: [1, 'hours', 'opened'] }] });
    const story = new Call([first, second]).at(30).handOff('second').close();
    expect(story.incident.closed?.owed.map(({ due }) => due?.slice(11, 16))).toEqual(['23:15', '23:45']);
  });

  test('can be counted in a place west of Greenwich, and on a broken clock', () => {
    const late = aProcedure('late', { followUps: [{ id: 'a', within: [1, 'hours', 'opened'] }] });
    const dueAt = (wall: string) => {
      const story = new Call([late]);
      const [opened, ...rest] = story.entries;
      if (opened === undefined) throw new Error('not open');
      story.entries = [{ ...opened, at: { ...opened.at, wall } }, ...rest];
      return story.close().incident.closed?.owed[0]?.due;
    };
    expect(dueAt('2026-11-21T10:15:00.000-03:30')).toBe('2026-11-21T11:15:00.000-03:30');
    expect(dueAt('2026-11-21T10:15:00.000Z')).toBe('2026-11-21T11:15:00.000Z');
    expect(dueAt('昨天')).toBeUndefined();
  });
});
