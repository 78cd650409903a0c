import { describe, expect, test } from 'vitest';
import { outline } from '../../src/incident/outline.ts';
import { findStep } from '../../src/incident/scene.ts';
import type { RoleId } from '../../src/procedure/ids.ts';
import type { Phrase, SitePhrases } from '../../src/procedure/phrases.ts';
import type { Language } from '../../src/procedure/text.ts';
import { type Shelf, wordsAtHand } from '../../src/report/words-at-hand.ts';
import { answer, at, call, content, type Line, step, stuckLift, unknown } from './call.ts';

const sources = [{ document: { zh: '编写组' }, ours: true }];
const phrases: SitePhrases = {
  called: { zh: '示例台', en: 'Sample desk' },
  groups: [
    {
      id: 'opening',
      title: { zh: '开场' },
      use: 'opening',
      phrases: [
        { id: 'hello', say: { zh: '这里是{site}，我是{operator}。' }, sources },
        { id: 'twin', say: { zh: '这里是{site}，{desk}。' }, sources },
      ],
    },
    {
      id: 'ending',
      title: { zh: '收尾' },
      use: 'any',
      phrases: [{ id: 'bye', say: { zh: '再见。' }, sources }],
    },
    {
      id: 'calming',
      title: { zh: '安抚' },
      use: 'calming',
      phrases: [{ id: 'crying', for: { zh: '在哭' }, say: { zh: '您慢慢说。\n我等您。' }, sources }],
    },
  ],
};

const lift = content.procedures.get(stuckLift);
if (lift === undefined) throw new Error('the sample procedure was not loaded');

const shelves = (
  lines: readonly Line[],
  here: string | undefined,
  language: Language = 'zh',
  own: readonly Phrase[] = [],
) => {
  const { incident } = call(lines);
  const procedures = new Map([[stuckLift, { ...lift, phrases: own }]]);
  const scene = { procedures, incident, now: at(600) };
  return wordsAtHand({
    ...scene,
    outline: outline(scene),
    at: here === undefined ? undefined : findStep(scene, step(here)),
    roles: content.roles,
    phrases,
    names: {},
    language,
  });
};
const titles = (all: readonly Shelf[]) => all.map(({ title }) => title);
const of = (all: readonly Shelf[], title: string) =>
  all.find((shelf) => shelf.title === title)?.sayings ?? [];
const reached = (id: string, seconds: number): Line => [
  seconds,
  { type: 'try', step: step(id), party: '甲班', outcome: 'reached' },
];

const place: Line = [10, answer('address', '滨江路 18 号')];

describe('what can be said just now', () => {
  test('begins with the opening, until something was answered', () => {
    expect(titles(shelves([], 'address'))[0]).toBe('开场');
    const later = titles(shelves([place], 'people'));
    expect(later[0]).toBe('安抚');
    expect(later.at(-2)).toBe('开场');
  });

  test('names only who set a name, and says no sentence twice', () => {
    expect(of(shelves([], 'address'), '开场').map(({ lines }) => lines)).toEqual([['这里是示例台。']]);
  });

  test('repeats the words of the step before anything else calming', () => {
    const [again, crying] = of(shelves([place], 'caller'), '安抚');
    expect(again?.head).toBe('这一步，原话再说');
    expect(again?.lines.join('')).not.toMatch(/[“”]/u);
    expect(crying).toEqual({ head: '在哭', lines: ['您慢慢说。', '我等您。'] });
  });

  test('has the report of the party in hand alone and first, what is not known said so', () => {
    const [first, second] = shelves([place], 'maintenance');
    expect(first).toMatchObject({ kind: 'report', title: '通报' });
    expect(first?.sayings).toHaveLength(1);
    expect(first?.sayings[0]?.head).toMatch(/ · 现在就念$/u);
    expect(first?.sayings[0]?.lines.join('')).toContain('滨江路 18 号 电梯停运，被困还不清楚。');
    expect(second?.title).toBe('安抚');
  });

  test('tells when and to whom a report was told, those not told before those told', () => {
    const all = shelves([place, [20, answer('trapped', 'unwell')], reached('maintenance', 60)], 'people');
    const heads = of(all, '通报');
    expect(heads.at(-1)?.head).toMatch(/ · 22:16 已告知 甲班$/u);
    expect(heads[0]?.head).toMatch(/ · 还没告知$/u);
  });

  test('has what is told only if it comes to that last, until it does or nobody knows', () => {
    const ambulance = (all: readonly Shelf[]) =>
      all.findIndex(({ sayings }) => sayings.some(({ lines }) => lines.join('').includes('电梯困人')));
    const notAsked = shelves([place], 'people');
    expect(notAsked.at(-1)?.title).toBe('若发生，这样通报');
    expect(ambulance(notAsked)).toBe(notAsked.length - 1);
    for (const trapped of ['unwell', unknown]) {
      const asked = shelves([place, [20, answer('trapped', trapped)]], 'people');
      expect(of(asked, '若发生，这样通报')).toEqual([]);
      expect(ambulance(asked)).toBeGreaterThanOrEqual(0);
    }
    expect(ambulance(shelves([place, [20, answer('trapped', 'some')]], 'people'))).toBe(-1);
  });

  test('tells that a party was rung for something else', () => {
    const rung: Line = [
      60,
      { type: 'ring', role: 'maintenance' as RoleId, party: '甲班', outcome: 'reached' },
    ];
    const heads = shelves([place, rung], 'people').flatMap(({ sayings }) => sayings.map(({ head }) => head));
    expect(heads).toContainEqual(expect.stringMatching(/ · 22:16 告知过，这一条还没说$/u));
  });

  test('tells what a party that is rung again does not know yet', () => {
    const told = (more: readonly Line[]) =>
      shelves([place, reached('maintenance', 60), ...more], 'maintenance')[0]?.sayings[0]?.note;
    expect(told([])).toBeUndefined();
    expect(told([[70, answer('people', unknown)]])).toBeUndefined();
    expect(told([[70, answer('people', 3)]])).toMatch(/^告知以后有变：.*3/u);
  });

  test('tells a try that reached nobody', () => {
    const tried: Line = [60, { type: 'try', step: step('maintenance'), party: '甲班', outcome: 'busy' }];
    expect(shelves([place, tried], 'maintenance')[0]?.sayings[0]?.head).toMatch(/ · 22:16 占线$/u);
  });

  test('has the words of the procedure as long as they apply, its facts and names filled in', () => {
    const smoke = lift.hazards.find(({ id }) => id === 'smoke')?.when;
    const own: readonly Phrase[] = [
      { id: 'stay', say: { zh: '在{address}等，我在{site}。' }, sources: [] },
      { id: 'smoke', say: { zh: '有烟，坐低。' }, when: smoke, sources: [] },
      { id: 'many', say: { zh: '{people}都在吗？' }, sources: [] },
    ];
    const said = (lines: readonly Line[]) =>
      of(shelves(lines, 'people', 'zh', own), '电梯停运').map((one) => one.lines.join(''));
    expect(said([])).toEqual(['我在示例台。', '有烟，坐低。']);
    expect(said([place, [20, answer('smoke', false)]])).toEqual(['在滨江路 18 号等，我在示例台。']);
  });

  test('speaks English', () => {
    const [first] = shelves([place], 'maintenance', 'en');
    expect(first).toMatchObject({ title: 'Reports' });
    expect(first?.sayings[0]?.head).toMatch(/ · to tell now$/u);
  });
});
