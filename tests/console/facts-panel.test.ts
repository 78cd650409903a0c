import { describe, expect, it } from 'vitest';
import { width } from '../../src/layout/width.ts';
import type { FieldId, SourceId, StepId } from '../../src/procedure/ids.ts';
import type { Procedure } from '../../src/procedure/procedure.ts';
import type { IncidentId } from '../../src/records/records.ts';
import { emptyShelf, memoryRecords } from '../support/memory-records.ts';
import { me, type Rig, rig } from './support/desk.ts';
import { expectGolden } from './support/golden.ts';
import { gasLike } from './support/procedure.ts';

/** The line of a screen's main column that has the words. */
const lineWith = (screen: string, words: string): string =>
  screen.split('\n').find((line) => line.includes(words)) ?? '';

describe('the facts panel', () => {
  const begun = (size: { columns?: number; rows?: number; language?: 'zh' | 'en' } = {}): Rig => {
    const at = rig(size);
    at.press('<enter>', '3', '1', '张先生\r', '1380013800\r', '<tab>', '1', '1', '<enter>');
    return at;
  };

  it('puts what is critical and not known first, in words, then what is known, to come, and without an answer', () => {
    const at = begun();
    const panel = at.press('<ctrl+f>');
    const order = ['关键，还不清楚', '1  地址', '已知', '2  屋里有没有人', '还没问'].map((words) =>
      panel.indexOf(words),
    );
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(order).not.toContain(-1);
    expect(lineWith(panel, '1  地址')).toContain('不清楚');
    expect(lineWith(panel, '4  回拨号码')).toContain('138 0013 800 · 少 1 位？');
    expectGolden('facts-panel', panel);
  });

  it('stands in one column, and loses nothing at the smallest size', () => {
    for (const [columns, rows] of [
      [60, 18],
      [80, 24],
      [140, 45],
    ] as const) {
      const at = begun({ columns, rows });
      const first = at.press('<ctrl+f>');
      const from = [...first.matchAll(/^ {5}\d {2}(\S+ +)(?=\S)/gmu)].map(([, label = '']) => width(label));
      expect(new Set(from.slice(0, 5)).size).toBe(1);
      const all = [first, at.press('<end>'), at.press('9'), at.press('<end>')].join('\n');
      for (const field of Object.values(gasLike.fields)) {
        if (field.id !== 'where') expect(all).toContain(field.label.zh);
      }
      for (const line of all.split('\n')) expect(width(line)).toBeLessThanOrEqual(columns);
    }
  });

  it('opens while a text is written, goes forward, and comes back to the text as it was', () => {
    const at = rig();
    at.press('<enter>', '1', '1', '王');
    at.press('<ctrl+f>');
    const there = at.press('2');
    expect(there).toContain('问    地址');
    const back = at.press('滨江路 18 号\r');
    expect(back).toContain('您贵姓');
    expect(back).toContain('答    王');
  });

  it('goes back to a finished question and returns to where the call was', () => {
    const at = begun();
    expect(at.look()).toContain('屋里几个人');
    at.press('<ctrl+f>', '2');
    expect(at.look()).toContain('先前的回答：有人，走不了');
    expect(at.press('1')).toContain('屋里几个人');
    at.press('<ctrl+f>', '3');
    expect(at.look()).toContain('先前的回答：张先生');
    expect(at.press('<enter>')).toContain('屋里几个人');
  });

  it('is left by 0 and by Esc without a change', () => {
    const at = begun();
    const before = at.look();
    expect(at.press('<ctrl+f>', '0')).toBe(before);
    expect(at.press('<ctrl+f>', '<escape>')).toBe(before);
  });

  it('can be read along, without a change', () => {
    const shelf = emptyShelf();
    const at = rig({ records: memoryRecords({ shelf }) });
    at.press('<enter>', '3', '1', '张先生\r');
    const incident = (/\d{8}-\d{3}/u.exec(at.look())?.[0] ?? '') as IncidentId;
    const watching = rig({
      records: memoryRecords({ shelf }),
      holder: { ...me, pid: 200 },
      ports: { initial: { kind: 'resume', incident, how: 'watch' } },
    });
    expect(watching.press('<ctrl+f>')).toMatch(/来电人 +张先生/u);
    watching.press('4');
    expect(watching.look()).toContain('张先生');
    expect(at.records.read(incident)?.entries).toHaveLength(
      watching.records.read(incident)?.entries.length ?? 0,
    );
    expect(watching.press('<escape>')).not.toContain('看、改，或先答后面的');
  });

  it('says that a question was skipped, and why', () => {
    const at = rig();
    at.press('<enter>', '<escape>', '2', '2', '<ctrl+f>');
    expect(at.look()).toMatch(/1 {2}屋里有没有人 +已跳过 · 现场条件不允许/u);
  });
});

const readingBack: Procedure = {
  ...gasLike,
  digest: 'c'.repeat(64),
  handOffs: [],
  grade: undefined,
  steps: [
    ...gasLike.steps.filter(({ id }) => id === 'ask-phone' || id === 'ask-address'),
    ...(['phone', 'address'] as const).map((id) => ({
      id: `read-${id}` as StepId,
      kind: 'do' as const,
      section: 0,
      say: { zh: '我念一遍，错了马上说。' },
      do: { zh: '念一遍' },
      done: { zh: '已念，对方说对' },
      readsBack: id as FieldId,
      silent: false,
      when: [
        {
          text: `known(${id})`,
          expression: { kind: 'known', field: id } as const,
        },
      ],
      sendsHelp: false,
      sources: ['plan' as SourceId],
    })),
    {
      id: 'bye' as StepId,
      kind: 'say',
      section: 0,
      say: { zh: '有变化马上再打来。' },
      silent: false,
      when: [],
      sendsHelp: false,
      sources: [],
    },
  ],
};

describe('before the line may drop', () => {
  const calling = (): Rig => rig({ procedures: new Map([[readingBack.id, readingBack]]) });

  it('shows the number in groups and the address digit by digit, to be read', () => {
    const at = calling();
    at.press('13800138000\r', '滨江路1222号2幢\r');
    expect(at.look()).toContain('念    138 0013 8000');
    const address = at.press('1');
    expect(address).toContain('念    滨江路 1 2 2 2 号 · 2 幢');
    expect(address).toContain('提示  没提到楼层或门牌');
    expect(at.press('1')).not.toContain('挂断前');
    expect(at.press('1')).not.toContain('挂断前');
  });

  it('leads back to the question when it was not right, and then reads the new answer', () => {
    const at = calling();
    at.press('13800138000\r', '滨江路1222号2幢\r');
    expect(at.look()).toContain('2  不对，改“回拨号码”');
    expect(at.press('2')).toMatch(/138 ?0013 ?8000/u);
    expect(at.press('<ctrl+u>', '13800138001\r')).toContain('念    138 0013 8001');
  });

  it('says once what is not known or was not read back, and stops nobody', () => {
    const at = calling();
    at.press('13800138000\r', '<tab>', '1');
    at.press('3', '1');
    expect(at.look()).toContain('挂断前：地址还不清楚，回拨号码还没复述。');
    expect(at.press('<ctrl+n>', '<escape>')).not.toContain('挂断前');
    expect(at.press('1')).toContain('挂断前：地址还不清楚，回拨号码还没复述。');
    expect(at.press('<enter>')).toContain('结束');
  });

  it('says so where the call is ended early', () => {
    const at = calling();
    at.press('13800138000\r');
    const endings = at.press('<escape>', '8');
    expect(endings).toContain('挂断前：地址还不清楚，回拨号码还没复述。');
    expect(at.press('1', '<enter>')).toContain('结束');
  });

  it('reads a number again that was changed after it was read back', () => {
    const at = calling();
    at.press('13800138000\r', '滨江路18号\r', '1', '1');
    expect(at.look()).toContain('有变化马上再打来');
    at.second();
    at.press('<ctrl+f>', '1', '<ctrl+u>', '13800138001\r');
    expect(at.look()).toContain('念    138 0013 8001');
    expect(at.press('<ctrl+f>')).toMatch(/1 {2}回拨号码 +138 0013 8001 · 还没复述/u);
    expect(at.press('<escape>', '1')).toContain('有变化马上再打来');
  });
});
