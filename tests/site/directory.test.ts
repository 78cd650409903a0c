import { describe, expect, test } from 'vitest';
import type { RoleId } from '../../src/procedure/ids.ts';
import { directoryOf } from '../../src/site/directory.ts';

const rescue = 'rescue' as RoleId;
const leader = 'leader' as RoleId;
const sunday = '2026-11-22T03:00:00.000+08:00';
const repair = { zh: '抢修', en: 'Repair crew' };

const directory = directoryOf({
  roles: {
    rescue: {
      title: repair,
      parties: [
        { name: { zh: '一班', en: 'Crew one' }, numbers: [{ number: '138 0013 8000' }] },
        { name: { zh: '二班' }, numbers: [] },
      ],
    },
    manager: { title: { zh: '值班领导' }, parties: [] },
    leader: { title: { zh: '值班长' }, onDuty: 'leaders', parties: [{ person: 'one' }, { person: 'two' }] },
    lost: { title: { zh: '某角色' }, onDuty: 'no-such-line', parties: [{ person: 'nobody' }] },
  },
  people: {
    one: { name: { zh: '示例一', en: 'Example One' }, titles: [], numbers: [{ number: '138 0013 8001' }] },
    two: {
      name: { zh: '示例二' },
      titles: [],
      numbers: [{ number: '138 0013 8002', kind: 'mobile' }, { number: '000-0002' }],
    },
  },
  roster: {
    leaders: {
      title: { zh: '值班长' },
      shifts: [{ id: 'night', name: { zh: '夜班' }, from: 20 * 60, to: 8 * 60 }],
      week: { sat: { night: ['one'] }, sun: { night: ['two'] } },
      dates: {},
      substitutes: [{ absent: 'one', by: 'two', from: '2026-11-21', to: '2026-11-21' }],
    },
  },
  holidays: {},
});

describe('who stands behind a role', () => {
  test('its parties in the order in which they are tried, each with what it is for', () => {
    expect(directory.resolve(rescue, sunday)).toEqual([
      { name: { zh: '一班', en: 'Crew one' }, title: repair, numbers: [{ number: '138 0013 8000' }] },
      { name: { zh: '二班' }, title: repair, numbers: [] },
    ]);
  });

  test('whoever is on duty comes first and not a second time, with until when and for whom', () => {
    expect(directory.resolve(leader, sunday)).toMatchObject([
      {
        name: { zh: '示例二' },
        numbers: [{ number: '138 0013 8002' }, { number: '000-0002' }],
        duty: { shift: { zh: '夜班' }, until: '2026-11-22T08:00+08:00', insteadOf: { zh: '示例一' } },
      },
      { name: { zh: '示例一' } },
    ]);
    expect(directory.resolve(leader, '2026-11-22T09:00:00+08:00')).toMatchObject([
      { name: { zh: '示例一' } },
      { name: { zh: '示例二' } },
    ]);
  });

  test.each(['manager', 'lost'])(
    'a role that nobody filled in (%s) stands under its own name, and no number is invented',
    (id) => {
      const title = directory.title(id as RoleId);
      expect(directory.resolve(id as RoleId, sunday)).toEqual([{ name: title, title, numbers: [] }]);
    },
  );

  test.each(['nobody', 'constructor', '__proto__'])('a role that is unknown (%s) is named as it is', (id) => {
    expect(directory.resolve(id as RoleId, sunday)).toMatchObject([{ title: { zh: id } }]);
  });

  test('people who stand behind nothing are there all the same, each for what they are', () => {
    const people = {
      one: { name: { zh: '示例一' }, titles: [], numbers: [] },
      two: { name: { zh: '示例二' }, titles: [{ zh: '电工' }], numbers: [] },
      three: { name: { zh: '示例三' }, titles: [], numbers: [] },
      four: { name: { zh: '示例四' }, titles: [], numbers: [] },
    };
    const line = {
      title: { zh: '值班' },
      shifts: [],
      week: { mon: { day: ['three'] } },
      dates: {},
      substitutes: [{ absent: 'three', by: 'four', from: '2026-11-23', to: '2026-11-23' }],
    };
    const roles = { only: { title: { zh: '角色' }, parties: [{ person: 'one' }] } };
    const others = directoryOf({ roles, people, roster: { line }, holidays: {} }).others();
    expect(others.map(({ name, title }) => [name.zh, title.zh])).toEqual([['示例二', '电工']]);
  });

  test('a party on record is named in both languages, whichever it was recorded in', () => {
    expect(directory.nameOf('一班')).toEqual({ zh: '一班', en: 'Crew one' });
    expect(directory.nameOf('Example One')).toEqual({ zh: '示例一', en: 'Example One' });
    expect(directory.nameOf('somebody')).toBeUndefined();
  });
});
