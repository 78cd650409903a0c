import { describe, expect, it } from 'vitest';
import type { StepId } from '../../src/procedure/ids.ts';
import type { Step } from '../../src/procedure/procedure.ts';
import { rig } from './support/desk.ts';
import { gasLike } from './support/procedure.ts';

const [sayStep] = gasLike.steps as readonly [Step, ...Step[]];

/** The step on screen, by its line of position. */
const stepNumber = (screen: string): string | undefined => /第 (\d+) 步/.exec(screen)?.[1];

describe('what the keyboard does in a menu', () => {
  it('answers with one digit, without Enter', () => {
    const at = rig();
    at.press('<enter>');
    expect(stepNumber(at.press('2'))).toBe('3');
  });

  it.each(['２', '二', '2。', '２\r', '２、'])('takes %j for the key 2', (typed) => {
    const at = rig();
    at.press('<enter>');
    expect(at.press(typed)).toMatch(/屋里有没有人\s*\n?.*有人，能自己走/su);
    expect(stepNumber(at.look())).toBe('3');
  });

  it('acts on each key of a burst once, on the step that is current by then', () => {
    const at = rig();
    at.press('<enter>');
    // Nobody inside; crew one does not answer, crew two is reached.
    const screen = at.press('121');
    expect(stepNumber(screen)).toBe('4');
    expect(at.records.read(idOf(screen))?.entries.map(({ type }) => type)).toEqual([
      'opened',
      'done',
      'answered',
      'tried',
      'tried',
    ]);
  });

  it('answers once when Enter bounces', () => {
    const at = rig();
    expect(stepNumber(at.burst('<enter>', '<enter>', '<enter>'))).toBe('2');
    expect(stepNumber(at.press('1\r'))).toBe('3');
    toStep(at, 'valve', 'repair');
    const screen = at.burst('<enter>', '<enter>');
    expect(screen).toContain('全部步骤都已走完');
    expect(at.press('<pause>', '<enter>')).toContain('归档返回');
  });

  describe('with Enter held down', () => {
    const lines = Array.from({ length: 12 }, (_, n): Step => {
      const { why: _why, within: _within, ...say } = sayStep;
      return { ...say, id: `say-${n + 1}` as StepId };
    });
    const onlyLines = { ...gasLike, steps: lines, grade: undefined, handOffs: [] };
    const talk = () => rig({ procedures: new Map([[onlyLines.id, onlyLines]]) });

    it('goes one step on, and one more as it begins to repeat, also in reads of several', () => {
      const at = talk();
      at.press('<enter>');
      at.clock.move(500);
      for (let n = 0; n < 30; n += 1) {
        at.press(n % 3 === 0 ? '\r\r' : '<enter>');
        at.clock.move(33);
      }
      expect(stepNumber(at.look())).toBe('3');
      at.clock.move(200);
      expect(stepNumber(at.press('<enter>'))).toBe('4');
    });

    it('does not close a call and put it away', () => {
      const at = talk();
      for (let n = 0; n < 11; n += 1) at.press('1');
      for (let n = 0; n < 30; n += 1) {
        at.press('<enter>');
        at.clock.move(33);
      }
      expect(at.look()).toContain('全部步骤都已走完');
    });

    it('makes no quick finger wait, and no digits', () => {
      const quick = talk();
      for (let n = 0; n < 5; n += 1) quick.press('<enter>', '<pause>');
      expect(stepNumber(quick.look())).toBe('6');
      expect(stepNumber(talk().press('11111'))).toBe('6');
      expect(stepNumber(talk().press('<enter>', '1', '<enter>', '1'))).toBe('5');
    });
  });

  it('moves three times for three arrows in one read, and Enter takes what is marked', () => {
    const at = rig();
    at.press('<enter>');
    expect(at.burst('<down>', '<down>', '<down>')).toMatch(/> 3 {2}有人，走不了/u);
    expect(at.press('<enter>')).toContain('一级（初判）');
  });

  it('does nothing on Enter where a choice is wanted, and says so', () => {
    const at = rig();
    at.press('<enter>');
    expect(at.press('<pause>', '<enter>')).toContain('请按数字');
    expect(stepNumber(at.look())).toBe('2');
  });

  it.each(['!', '！'])('sends help on %s and comes back', (key) => {
    const at = rig();
    expect(at.press(key)).toContain('请拨 抢修  抢修一班');
    expect(stepNumber(at.press('1'))).toBe('1');
    expect(at.press('!')).toContain('求援步骤都已办完');
  });

  it('takes no key out of words that begin with a digit', () => {
    const at = rig();
    at.press('<enter>');
    const before = stepNumber(at.look());
    expect(at.press('2号楼')).toContain('这里按数字作答');
    expect(stepNumber(at.look())).toBe(before);
  });

  it('ignores a paste and says so', () => {
    const at = rig();
    at.press('<enter>');
    expect(at.paste('1')).toContain('这里不接受粘贴');
    expect(at.press('第一行\r第二行')).toContain('这里不接受粘贴');
    expect(at.press('一'.repeat(51))).toContain('这里不接受粘贴');
    expect(stepNumber(at.look())).toBe('2');
  });

  it('takes 是 and 不是 as a whole, and only where yes or no is asked', () => {
    const at = rig();
    toStep(at, 'dizzy');
    expect(at.press('不是的')).toContain('这里按数字作答');
    expect(at.press('不是')).toContain('什么时候闻到的');
    expect(at.look()).toMatch(/有没有人头晕 +否/u);
    const choice = rig();
    choice.press('<enter>');
    expect(choice.press('是')).toContain('这里按数字作答');
    expect(stepNumber(choice.look())).toBe('2');
  });

  it('turns pages where there are more choices than digits', () => {
    const at = rig();
    toStep(at, 'dizzy');
    at.press('1', '2');
    at.press('<tab>', '1', '<tab>', '1', '2');
    expect(at.look()).toContain('9  下一页   第 1/2 页');
    expect(at.press('9')).toContain('1  地点 9');
    expect(at.press('4')).toContain('做    表前阀');
    expect(at.press('<ctrl+f>')).toContain('地点 12');
  });
});

describe('what the keyboard does in a text field', () => {
  const atName = () => {
    const at = rig();
    at.press('<enter>', '1', '1');
    return at;
  };

  it('takes what an input method commits, with Enter in the same read', () => {
    expect(stepNumber(atName().press('张先生\r'))).toBe('5');
  });

  it('keeps digits, full-width letters and punctuation as they were typed', () => {
    expect(atName().press('３号楼，Ａ座。')).toContain('答    ３号楼，Ａ座。');
  });

  it('leaves text typed ahead unsent, as nobody has seen its question', () => {
    const at = rig();
    at.press('<enter>', '1');
    at.burst('1', '张先生\r');
    expect(stepNumber(at.look())).toBe('4');
    expect(at.look()).toContain('答    张先生');
    expect(stepNumber(at.press('<enter>'))).toBe('5');
  });

  it('puts a paste in on one line and does not send it', () => {
    const at = atName();
    expect(at.paste('张先生\r\n滨江路\r')).toContain('答    张先生 滨江路');
    expect(stepNumber(at.look())).toBe('4');
    expect(at.press('甲\r乙\r')).toContain('答    张先生 滨江路 甲 乙');
    expect(stepNumber(at.look())).toBe('4');
  });

  it('keeps line breaks of a paste in a long text', () => {
    const at = rig();
    toStep(at, 'words');
    const screen = at.paste('第一句\r第二句');
    expect(screen).toMatch(/答 {4}第一句 .*\n {8}第二句/u);
  });

  it('edits by whole characters and puts the caret where the input method needs it', () => {
    const at = atName();
    at.press('张先生');
    expect(at.caret()?.x).toBe(8 + 6);
    at.press('<left>', '<backspace>');
    expect(at.look()).toContain('答    张生');
    expect(at.caret()?.x).toBe(8 + 2);
    at.press('e\u0301');
    at.press('<backspace>');
    expect(at.look()).toContain('答    张生');
    at.press('<end>', '<ctrl+u>');
    expect(at.look()).not.toContain('张');
    expect(at.caret()?.x).toBe(8);
  });

  it('goes back on ← only while it is empty', () => {
    const at = atName();
    at.press('张', '<left>', '<left>', '<left>');
    expect(stepNumber(at.look())).toBe('4');
    at.press('<end>', '<backspace>');
    expect(stepNumber(at.press('<left>'))).toBe('3');
  });

  it('sends help on ！ only while it is empty, else on Ctrl+G, and keeps the draft', () => {
    const at = rig();
    at.press('<enter>', '1', '<escape>', '2', '3');
    expect(stepNumber(at.look())).toBe('4');
    expect(at.press('王！')).toContain('答    王！');
    expect(at.press('<ctrl+g>')).toContain('求援步骤都已办完');
    expect(at.look()).toContain('答    王！');
  });

  it('asks what is meant by an empty Enter and by Tab', () => {
    const at = atName();
    expect(at.press('<enter>')).toContain('没有答案时');
    expect(at.press('2')).toContain('拒绝回答');
    expect(stepNumber(at.look())).toBe('5');
    expect(at.press('<tab>')).toContain('3  不适用');
    expect(stepNumber(at.press('3'))).toBe('6');
  });

  it('reads a number back in groups, takes it full-width, and marks an odd one', () => {
    const at = rig();
    toStep(at, 'phone');
    expect(at.press('１３８００１３８０００')).toContain('复述：138 0013 8000');
    at.press('<ctrl+u>', '12345678901');
    expect(at.press('<enter>')).toContain('号码已照记，请再核对：不像常见号码');
    expect(at.look()).toContain('地址');
  });

  it('refuses words for a number and says what to do', () => {
    const at = rig();
    toStep(at, 'people');
    expect(at.press('三四个', '<enter>')).toContain('这里要填数字');
    expect(at.look()).toContain('三四个');
    at.press('<ctrl+u>', '１２\r');
    expect(at.look()).toContain('12 人');
  });

  it('takes a number as line by line, and two numbers for none', () => {
    const at = rig();
    toStep(at, 'people');
    expect(at.press('1，2', '<enter>')).toContain('这里要填数字');
    expect(at.press('<ctrl+u>', '３人', '<pause>', '<enter>')).toContain('3 人');
  });

  it.each([
    ['21：05', '2026-11-21T21:05:00.000+08:00', '记为 今天 21:05'],
    ['半小时前', '2026-11-21T21:45:00.000+08:00', '记为 今天 21:45'],
    ['昨晚11点', '2026-11-20T23:00:00.000+08:00', '记为 昨天 23:00'],
  ])('takes %s for a time and says how', (typed, moment, said) => {
    const at = rig();
    toStep(at, 'noticed');
    expect(at.press(typed, '<enter>')).toContain(said);
    expect([...factsOf(at, 'noticed')]).toEqual([moment]);
  });

  it('records no time to come for an empty Enter, and reads what was said forward', () => {
    const fields = Object.values(gasLike.fields).map((one) =>
      one.id === 'noticed' ? { ...one, future: true as const } : one,
    );
    const awaited = { ...gasLike, fields: Object.fromEntries(fields.map((one) => [one.id, one])) };
    const at = rig({ procedures: new Map([[awaited.id, awaited]]) });
    toStep(at, 'noticed');
    expect(at.look()).not.toContain('记现在');
    at.press('<enter>', '0');
    expect([...factsOf(at, 'noticed')]).toEqual([]);
    expect(at.press('二十分钟后', '<enter>')).toContain('记为 今天 22:35');
  });

  it('keeps words that are no time as they are, says so and goes on', () => {
    const at = rig();
    toStep(at, 'noticed');
    const next = at.press('还没到', '<enter>');
    expect(next).toContain('看不出是几点');
    expect([...factsOf(at, 'noticed')]).toEqual(['还没到']);
    expect(at.press('<left>')).toContain('还没到');
  });
});

/** Answers the sample's steps with the first thing that comes, up to the named field's. */
const toStep = (at: ReturnType<typeof rig>, field: string, from = 'out'): void => {
  const keys: readonly (readonly [string, readonly string[]])[] = [
    ['out', ['<enter>']],
    ['inside', ['1']],
    ['repair', ['1']],
    ['caller', ['<tab>', '1']],
    ['phone', ['<tab>', '1']],
    ['address', ['<tab>', '1']],
    ['smell', ['0']],
    ['people', ['<tab>', '1']],
    ['dizzy', ['2']],
    ['noticed', ['<enter>']],
    ['words', ['<tab>', '1']],
    ['valves', ['2']],
  ];
  for (const [name, pieces] of keys.slice(keys.findIndex(([name]) => name === from))) {
    if (name === field) return;
    at.press(...pieces);
  }
};

const idOf = (screen: string) =>
  (/\d{8}-\d{3}/.exec(screen)?.[0] ?? '') as Parameters<ReturnType<typeof rig>['records']['read']>[0];

const factsOf = (at: ReturnType<typeof rig>, field: string): readonly unknown[] =>
  (at.records.read(idOf(at.look()))?.entries ?? []).flatMap((entry) =>
    entry.type === 'answered' && entry.field === field && entry.answer.kind === 'value'
      ? [entry.answer.value]
      : [],
  );
