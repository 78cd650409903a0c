import { describe, expect, it } from 'vitest';
import { checkContent } from '../../src/procedure/check-content.ts';
import { loadContent } from '../../src/procedure/load-content.ts';
import { told } from './faults.ts';
import { folderWith } from './folder.ts';

const base = () =>
  loadContent(
    folderWith({
      'site/contacts.yaml': `roles:
  fire-119: { title: { zh: 消防, en: Fire }, parties: [ { name: { zh: 消防救援, en: Fire }, number: '119' } ] }
people:
  old: { name: 示例旧, numbers: ['138 0013 8009'] }
`,
    }),
  ).content;

const contacts = `roles:
  leader: { title: 负责人, on_duty: leaders, parties: [ { person: one } ] }
people:
  one: { name: 示例一, numbers: [ { number: '138 0013 8000', kind: mobile }, '000-0001' ] }
  two: { name: 示例二, titles: [电工], numbers: ['138 0013 8001'] }
`;
const roster = `lines:
  leaders:
    title: 负责人
    shifts:
      day: { name: 白班, from: '08:00', to: '20:00' }
      night: { name: 夜班, from: '20:00', to: '08:00' }
    cycle: { from: 2026-11-02, days: [ { day: one, night: [two, old] } ] }
`;

/** A site's folder with some words written otherwise. */
const site = (...changes: readonly (readonly [string, string])[]) => {
  const change = (text: string): string =>
    changes.reduce((now, [from, to]) => now.replace(from, () => to), text);
  const folder = folderWith({ 'contacts.yaml': change(contacts), 'roster.yaml': change(roster) });
  const loaded = loadContent(folder, base());
  const problems = checkContent(loaded);
  const faults = told(problems, folder).map((one, index) =>
    `${one} ${problems[index]?.nearest ?? ''}`.trim(),
  );
  return { loaded, faults };
};

describe("a site's contacts and roster", () => {
  it('lie over what is shipped, people by people and role by role', () => {
    const { loaded, faults } = site();
    expect(faults).toEqual([]);
    const { roles, people, roster: lines } = loaded.content;
    expect(roles['leader']).toEqual({
      title: { zh: '负责人' },
      onDuty: 'leaders',
      parties: [{ person: 'one' }],
    });
    expect(roles['fire-119']?.parties).toHaveLength(1);
    expect(Object.keys(people)).toEqual(['old', 'one', 'two']);
    expect(people['one']?.numbers).toEqual([
      { number: '138 0013 8000', kind: 'mobile' },
      { number: '000-0001' },
    ]);
    expect(lines['leaders']).toMatchObject({
      shifts: [
        { id: 'day', from: 480, to: 1200 },
        { id: 'night', from: 1200, to: 480 },
      ],
      cycle: { from: '2026-11-02', days: [{ day: ['one'], night: ['two', 'old'] }] },
    });
  });

  it.each([
    ['person: one', 'person: on', /contacts\.yaml:2:\d+ error 没有“on”这个人.*one/],
    ['on_duty: leaders', 'on_duty: leader', /contacts\.yaml:2:\d+ error 没有“leader”这个值班.*leaders/],
    ['{ person: one }', '{ person: one, name: 甲 }', /contacts\.yaml:2:\d+ error person 与 name 都写了/],
    ['{ person: one }', "{ number: '110' }", /contacts\.yaml:2:\d+ error person 与 name 都写了或都没写/],
    ['kind: mobile', 'kind: moble', /contacts\.yaml:4:\d+ error .*moble.*mobile/],
    ["'000-0001'", '000', /contacts\.yaml:4:\d+ error/],
    ["'000-0001'", "'12369'", /contacts\.yaml:4:\d+ error 12369/],
    ["number: '138 0013 8000'", "number: '96119'", /contacts\.yaml:4:\d+ error 96119/],
    ["numbers: ['138 0013 8001']", 'numbers: []', /contacts\.yaml:5:\d+ advice “two”没有号码/],
    ['night: [two, old]', 'night: [two, odd]', /roster\.yaml:7:\d+ error 没有“odd”这个人.*old/],
    ['{ day: one', '{ dya: one', /roster\.yaml:7:\d+ error 没有“dya”这个班次.*day/],
    ["from: '20:00'", "from: '19:00'", /roster\.yaml:6:\d+ error 班次“night”与“day”时间重叠/],
    ["to: '20:00'", "to: '20:60'", /roster\.yaml:5:\d+ error “20:60”/],
    ['from: 2026-11-02', 'from: 2026-02-30', /roster\.yaml:7:\d+ error 没有 2026-02-30 这一天/],
    ['    cycle:', '    week: {}\n    cycle:', /roster\.yaml:8:\d+ error 同时写了 week 和 cycle/],
    ['    cycle:', '    dates: { 2026-11-31: {} }\n    cycle:', /roster\.yaml:7:\d+ error 没有 2026-11-31/],
    [
      '    cycle:',
      '    substitutes: [ { absent: one, by: nobody, from: 2026-11-09, to: 2026-11-02 } ]\n    cycle:',
      /roster\.yaml:7:\d+ error 没有“nobody”这个人/,
    ],
    [
      '    cycle:',
      '    substitutes: [ { absent: one, by: two, from: 2026-11-09, to: 2026-11-02 } ]\n    cycle:',
      /roster\.yaml:7:\d+ error 替班到 2026-11-02/,
    ],
    ['    shifts:', '    shift:', /roster\.yaml:\d+:\d+ error 不认识的键“shift”.*shifts/],
  ])('%j written as %j is told with its place and what was meant', (from, to, fault) => {
    const { loaded, faults } = site([from, to]);
    expect(faults.join('\n')).toMatch(fault);
    // Whatever is wrong, what is shipped stays.
    expect(loaded.content.roles['fire-119']?.parties).toHaveLength(1);
    expect(loaded.content.roles['leader']).toBeDefined();
  });

  it('keep the shipped number where a role of theirs names nobody who is there', () => {
    const { loaded } = site(['  leader: {', '  fire-119: { parties: [ { person: gone } ] }\n  leader: {']);
    expect(loaded.content.roles['fire-119']).toMatchObject({
      title: { zh: '消防' },
      parties: [{ numbers: [{ number: '119' }] }],
    });
  });

  it('drop a line of the roster that has a fault, and the role falls back to its chain', () => {
    const { loaded, faults } = site(['{ day: one', '{ day: nobody']);
    expect(faults).toHaveLength(1);
    expect(loaded.content.roster).toEqual({});
    expect(loaded.content.roles['leader']?.parties).toEqual([{ person: 'one' }]);
  });

  it('that cannot be read at all leave everything as shipped', () => {
    const folder = folderWith({ 'contacts.yaml': 'roles: [', 'roster.yaml': 'lines: ]' });
    const shipped = base();
    const { content, problems } = loadContent(folder, shipped);
    expect(problems.map(({ place }) => place.file.replace(`${folder}/`, ''))).toEqual([
      'contacts.yaml',
      'roster.yaml',
    ]);
    expect([content.roles, content.people, content.roster]).toEqual([shipped.roles, shipped.people, {}]);
  });
});
