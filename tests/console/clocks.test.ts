import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/incident/entry.ts';
import type { RoleId, StepId } from '../../src/procedure/ids.ts';
import type { Procedure, Step } from '../../src/procedure/procedure.ts';
import { type Directory, directoryOf } from '../../src/site/directory.ts';
import { type Rig, rig } from './support/desk.ts';
import { ambulanceLike, gasLike } from './support/procedure.ts';

const entriesOf = (at: Rig): readonly Entry[] =>
  at.records.list().flatMap(({ id }) => at.records.read(id)?.entries ?? []);
const last = (at: Rig, type: Entry['type']): Entry | undefined =>
  entriesOf(at).findLast((entry) => entry.type === type);

const stepOf = (id: string): Step => {
  const found = gasLike.steps.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no step ${id}`);
  return found;
};

/** Calms somebody every five minutes, until nobody is dizzy. */
const calming: Procedure = {
  ...gasLike,
  handOffs: [],
  hazards: [],
  steps: [
    {
      ...stepOf('out'),
      id: 'calm' as StepId,
      say: { zh: '我还在，救援的人在路上。', en: 'I am still here, help is coming.' },
      done: { zh: '听到里面有人应答', en: 'Somebody inside answered' },
      within: { minutes: 1, of: 'opened' },
      every: stepOf('valve').every,
    },
    stepOf('repair'),
    stepOf('ask-dizzy'),
    stepOf('ask-caller'),
  ],
};
const calm = (options: Parameters<typeof rig>[0] = {}): Rig =>
  rig({ procedures: new Map([[calming.id, calming]]), start: calming.id, ...options });

describe('a reminder that is due', () => {
  it('says so in words, and takes two keys: its words to read out again, then done', () => {
    const at = calm();
    at.press('<enter>', '1');
    expect(at.second(301)).toMatch(/计时 +Ctrl\+T/u);
    expect(at.look()).toContain('该再说了 超 00:01');
    const sheet = at.press('<ctrl+t>');
    expect(sheet).toContain('说    “我还在，救援的人在路上。”');
    expect(sheet).toContain('该再说了 超 00:01 · 每 5 分一次 · 上次 22:15');
    expect(sheet).toContain('1  刚刚做过：听到里面有人应答');
    at.press('1');
    expect(last(at, 'repeated')).toMatchObject({ step: 'sample-gas/calm' });
    expect(at.look()).toContain('剩 05:00');
    expect(at.look()).not.toContain('Ctrl+T');
  });

  it('leads to the question that ends it', () => {
    const at = calm();
    at.press('<enter>', '1');
    at.second(301);
    expect(at.press('<ctrl+t>')).toContain('4  不用再提醒了：去答“有没有人头晕”');
    at.press('4', '2');
    expect(last(at, 'answered')).toMatchObject({ field: 'dizzy' });
    expect(at.press('<ctrl+t>')).toContain('没有在走的计时');
  });

  it('stands with its key on the folded line of a narrow window, in both languages', () => {
    for (const [language, words] of [
      ['zh', /该再说了 超 00:01 {2}Ctrl\+T/u],
      ['en', /say again, 00:01 late {2}Ctrl\+T/u],
    ] as const) {
      const at = calm({ columns: 60, rows: 18, language });
      at.press('<enter>', '1');
      expect(at.second(301)).toMatch(words);
    }
  });

  it('keeps the end of the steps from looking like the end of the call', () => {
    const at = calm();
    const end = at.press('<enter>', '1', '1', '<tab>', '1');
    expect(end).toContain('步骤都走完了，但这些提醒还在走');
    expect(end).toContain('剩 05:00');
    expect(at.press('<enter>')).toContain('1  说“我还在，救援的人在路上。”');
    expect(last(at, 'closed')).toBeUndefined();
    at.press('<escape>', '4');
    expect(last(at, 'closed')).toMatchObject({ ending: 'finished' });
  });

  it('gone by its condition, leaves the end as it was', () => {
    const at = calm();
    expect(at.press('<enter>', '1', '2', '<tab>', '1')).toContain('全部步骤都已走完');
    at.press('1');
    expect(last(at, 'closed')).toMatchObject({ ending: 'finished' });
  });
});

describe('putting off', () => {
  it('takes a clock, how long and why by digits, and shows until when', () => {
    const at = calm();
    at.second(70);
    expect(at.press('<ctrl+t>')).toContain('1  说“我还在');
    expect(at.press('1')).toContain('1  去办这一步');
    const length = at.press('2');
    expect(length).toContain('时限照算，超了照记');
    expect(length).toContain('3  5 分钟');
    expect(at.press('3')).toContain('5 分钟后再提醒，为什么？');
    const screen = at.press('2');
    expect(last(at, 'snoozed')).toMatchObject({ reason: '对方占线或正忙', until: (70 + 300) * 1000 });
    // The lateness stays in sight, and the other clock comes first now.
    expect(screen).toContain('超 00:10 稍后 22:21');
    expect(screen.indexOf('通知抢修')).toBeLessThan(screen.indexOf('稍后 22:21'));
    expect(last(at, 'late')).toMatchObject({ step: 'sample-gas/calm' });
  });

  it('makes a late clock calm wherever it is shown', () => {
    const alone: Procedure = {
      ...calming,
      steps: calming.steps.filter(({ notify }) => notify === undefined),
    };
    const at = rig({ procedures: new Map([[alone.id, alone]]), start: alone.id });
    const tone = () =>
      at.desk
        .frame(80, 24)
        .lines.flat()
        .find(({ text }) => text.includes('超 ') || text.includes('已超时'))?.tone;
    at.second(70);
    at.press('<ctrl+o>');
    expect(tone()).toBe('danger');
    at.press('<ctrl+x>', '<ctrl+t>', '1', '2', '3', '2');
    expect(tone()).toBe('normal');
    at.press('<ctrl+o>');
    expect(tone()).toBe('normal');
  });

  it('takes a reason in words, and nothing without one', () => {
    const at = calm();
    at.second(70);
    at.press('<ctrl+t>', '1', '2', '1', '5', '<enter>');
    expect(at.look()).toContain('请写一句理由');
    at.press('班长在另一条线上', '<enter>');
    expect(last(at, 'snoozed')).toMatchObject({ reason: '班长在另一条线上', until: (70 + 60) * 1000 });
  });

  it('rings again at that time, and only then', () => {
    const at = calm();
    at.second(70);
    const rung = at.rings();
    at.press('<ctrl+t>', '1', '2', '1', '1');
    at.second(55);
    expect(at.rings()).toBe(rung);
    at.second(10);
    expect(at.rings()).toBe(rung + 1);
    at.second(60);
    expect(at.rings()).toBe(rung + 1);
  });

  it('to a time before it is due is refused with the reason', () => {
    const at = calm();
    at.press('<ctrl+t>', '2', '2', '1', '1');
    expect(at.look()).toContain('到那时还没到它的时间');
    expect(last(at, 'snoozed')).toBeUndefined();
  });

  it('reads in English', () => {
    const at = calm({ language: 'en' });
    at.second(70);
    at.press('<ctrl+t>', '1', '2', '2', '1');
    expect(at.look()).toMatch(/late by 00:10, later\n.* 22:19\n/u);
  });
});

describe('the panel beside the step', () => {
  const waiting = (minutes: number): Step => ({
    ...stepOf('repair'),
    id: `party-${minutes}` as StepId,
    notify: `party-number-${minutes}-with-a-long-name` as RoleId,
    within: { minutes, of: 'opened' },
  });
  const busy: Procedure = {
    ...gasLike,
    steps: [...gasLike.steps.filter(({ notify }) => !notify), ...[6, 8, 10, 12].map(waiting)],
  };
  const factsIn = (screen: string, language: 'zh' | 'en'): readonly string[] => {
    const lines = screen.split('\n');
    const heading = language === 'zh' ? '已记录' : 'Recorded';
    const from = lines.findIndex((line) => line.trimEnd().endsWith(`  ${heading}`));
    const ruled = lines.findIndex((line, at) => at > from && line.startsWith('──'));
    return lines.slice(from + 1, ruled).filter((line) => line.slice(40).trim() !== '');
  };

  it.each([
    [80, 24, 'zh'],
    [80, 24, 'en'],
    [100, 30, 'zh'],
    [100, 30, 'en'],
    [140, 45, 'zh'],
    [140, 45, 'en'],
  ] as const)('keeps three lines of facts beside four clocks at %i×%i in %s', (columns, rows, language) => {
    const directory: Directory = {
      ...directoryOf({ roles: {}, people: {}, roster: {}, holidays: {} }),
      title: (role) => ({ zh: `值班${role.slice(0, 14)}`, en: `The duty lead of ${role}` }),
    };
    const at = rig({
      columns,
      rows,
      language,
      procedures: new Map([[busy.id, busy]]),
      start: busy.id,
      ports: { directory },
    });
    at.press(
      '<enter>',
      '3',
      '张先生',
      '<enter>',
      '13800138000',
      '<enter>',
      '滨江路 18 号',
      '<enter>',
      '1',
      '<enter>',
    );
    const screen = at.press('3', '<enter>');
    expect(factsIn(screen, language).length, screen).toBeGreaterThanOrEqual(3);
    for (let high = 18; high <= 45; high += 1) {
      const other = at.resize(columns, high);
      expect(factsIn(other, language).length, other).toBeGreaterThanOrEqual(3);
    }
    expect(screen).toMatch(/剩|left/u);
  });

  it('says at 60×18, where it is folded, how much was recorded and how many clocks run', () => {
    const at = rig({ columns: 60, rows: 18, procedures: new Map([[busy.id, busy]]), start: busy.id });
    expect(at.press('<enter>', '3')).toMatch(/限 22:21:07 \+3 {2}已记录 1 项/u);
  });
});

describe('a party that the procedure before had told', () => {
  const other: Procedure = {
    ...ambulanceLike,
    title: { zh: '样例火警', en: 'Sample fire' },
    steps: [{ ...stepOf('repair'), section: 0 }],
    sections: [],
  };
  const story = (language: 'zh' | 'en' = 'zh'): Rig => {
    const at = rig({
      language,
      procedures: new Map([
        [gasLike.id, gasLike],
        [other.id, other],
      ]),
    });
    at.press('<enter>', '1', '1');
    at.second(60);
    at.press('<escape>', '9', '4', '1');
    return at;
  };

  it('is said to know, and one key takes that as done, on record as such', () => {
    const at = story();
    expect(at.look()).toContain('已在 22:15 通知过（抢修一班，样例燃气接报）');
    expect(at.look()).toContain('5  按 22:15 的通知算，不再拨');
    at.press('5');
    expect(last(at, 'counted')).toMatchObject({ step: 'sample-ambulance/repair', by: 'sample-gas/repair' });
  });

  it('can be rung all the same', () => {
    const at = story('en');
    expect(at.look()).toContain('Notified already at 22:15');
    at.press('1');
    expect(last(at, 'tried')).toMatchObject({ step: 'sample-ambulance/repair', outcome: 'reached' });
  });
});

describe('one of the clocks', () => {
  it('names whom to tell before what to do', () => {
    const at = calm();
    const list = at.press('<enter>', '<ctrl+t>');
    const place = /(\d) {2}通知抢修/u.exec(list)?.[1] ?? '';
    const sheet = at.press(place).split('\n');
    expect(sheet.findIndex((line) => line.trimStart().startsWith('通知抢修'))).toBeGreaterThan(0);
  });

  it.each(['<escape>', '0'])('goes back one level with %s, and from the list to the step', (key) => {
    const at = calm();
    at.press('<enter>');
    const step = at.look();
    const list = at.press('<ctrl+t>');
    const sheet = at.press('1');
    at.press('2');
    expect(at.press(key)).toBe(sheet);
    expect(at.press(key)).toBe(list);
    expect(at.press(key)).toBe(step);
  });

  it('goes back from the line for a reason to the reasons', () => {
    const at = calm();
    at.press('<enter>', '<ctrl+t>', '1', '2', '1');
    const reasons = at.look();
    at.press('5', '占', '<escape>');
    expect(at.look()).toBe(reasons);
  });
});
