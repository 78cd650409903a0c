import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/incident/entry.ts';
import type { IncidentId } from '../../src/records/records.ts';
import { emptyShelf, memoryRecords } from '../support/memory-records.ts';
import { handClock, me, type Rig, rig } from './support/desk.ts';
import { expectGolden } from './support/golden.ts';

const idOf = (screen: string): IncidentId => (/D?\d{8}-\d{3}/.exec(screen)?.[0] ?? '') as IncidentId;
const entries = (at: Rig): readonly Entry[] => at.records.read(idOf(at.look()))?.entries ?? [];
const lastOf = (at: Rig): Entry | undefined => entries(at).at(-1);

describe('going back and changing', () => {
  it('shows the earlier answer, takes a new one, and goes on where the call was', () => {
    const at = rig();
    at.press('<enter>', '3', '1');
    at.press('<left>');
    const before = at.press('<left>');
    expect(before).toContain('先前的回答：有人，走不了');
    expect(before).toContain('这一步已经办过');
    const after = at.press('1');
    expect(after).toContain('您贵姓');
    expect(lastOf(at)?.type).toBe('graded');
    expect(entries(at).map(({ type }) => type)).toContain('corrected');
  });

  it('leaves the answer as it is on Enter', () => {
    const at = rig();
    at.press('<enter>', '3', '1', '<left>', '<left>');
    const count = entries(at).length;
    expect(at.press('<enter>')).toContain('您贵姓');
    expect(entries(at).length).toBe(count);
  });

  it('says so at the first step', () => {
    expect(rig().press('<left>')).toContain('已经是第一步');
  });

  it('brings a lapsed answer back to be looked at, and Enter keeps it', () => {
    const at = rig();
    at.press('<enter>', '1', '1', '<tab>', '1', '<tab>', '1', '<tab>', '1', '0', '<tab>', '1', '1', '2');
    at.press('<enter>', '<tab>', '1', '2', '3');
    // 头晕 是 → 在哪里闻到; now 否, then 是 again.
    at.press('<ctrl+f>');
    expect(at.look()).toContain('已记录');
    at.press('4');
    expect(at.look()).toContain('先前的回答：是');
    at.press('2', '<ctrl+f>', '4', '1');
    const review = at.look();
    expect(review).toContain('【待复核】');
    expect(review).toContain('先前的回答：地点 3');
    at.press('<enter>');
    expect(lastOf(at)?.type).toBe('kept');
  });
});

describe('answering ahead', () => {
  it('takes an answer to a later question and comes back to where the call was', () => {
    const at = rig();
    at.press('<ctrl+f>');
    expect(at.look()).toContain('还没问');
    expect(at.look()).toContain('关键，还不清楚');
    const ahead = at.press('4');
    expect(ahead).toContain('您贵姓');
    expect(at.press('张先生\r')).toContain('请先离开屋子');
    expect(lastOf(at)).toMatchObject({ type: 'answered', answer: { kind: 'value', value: '张先生' } });
  });
});

describe('the actions behind Esc', () => {
  it('lists them all with numbers that never move', () => {
    const at = rig();
    expectGolden('actions', at.press('<escape>'));
    expect(at.press('9', '3')).toContain('现在不能用：没有回答');
    expect(at.press('<escape>')).toContain('请先离开屋子');
  });

  it('skips with a reason in one key, or in words', () => {
    const at = rig();
    at.press('<escape>', '2', '1');
    expect(lastOf(at)).toMatchObject({ type: 'skipped', reason: '来电人已挂断' });
    at.press('<escape>', '2', '5');
    expect(at.press('<enter>')).toContain('请写一句理由');
    at.press('对方听不清', '<enter>');
    expect(lastOf(at)).toMatchObject({ type: 'skipped', reason: '对方听不清' });
  });

  it('takes the last key back with Backspace, and asks its step again', () => {
    const at = rig();
    at.press('<enter>', '1');
    expect(at.press('<backspace>')).toContain('已撤回上一键');
    expect(lastOf(at)).toMatchObject({ type: 'withdrawn', what: 'answered' });
    at.press('2');
    expect(lastOf(at)).toMatchObject({ type: 'answered' });
  });

  it('takes a call back that was opened by a slip, with the words it was looked for with', () => {
    const at = rig({ home: true });
    at.press('煤气', '<escape>', '臭鸡蛋味', '1');
    expect(at.press('<backspace>')).toContain('是开错了吗');
    const screen = at.press('1');
    expect(screen).toContain('刚才那一通是开错的');
    expect(screen).toContain('来电人说  臭鸡蛋味');
    const [slip] = at.records.list();
    expect(slip?.closed).toBeDefined();
    expect(slip && at.records.read(slip.id)?.entries.at(-1)).toMatchObject({
      type: 'closed',
      ending: 'other',
    });
  });

  it('asks before it takes a call for a slip: Backspace and Enter go on with it', () => {
    const at = rig();
    expect(at.press('<backspace>')).toContain('没有开错，接着问');
    expect(at.press('<enter>')).not.toContain('是开错了吗');
    expect(at.press('<backspace>', '<backspace>')).toContain('没有开错，接着问');
    expect(at.press('<enter>')).not.toContain('是开错了吗');
    expect(lastOf(at)?.type).toBe('opened');
  });

  it('takes nothing back for letters that were not taken', () => {
    const at = rig();
    at.press('1');
    const { length } = entries(at);
    at.press('楼道里');
    for (let n = 0; n < 3; n += 1) expect(at.press('<backspace>')).toContain('没有撤回什么');
    expect(entries(at)).toHaveLength(length);
    expect(at.press('<backspace>')).toContain('已撤回上一键');
  });

  it('goes back from a jump to help by the same key, and takes no answer back', () => {
    const at = rig();
    at.press('1');
    const { length } = entries(at);
    const before = at.look();
    expect(at.press('!')).not.toBe(before);
    expect(at.press('<backspace>')).toContain('已从求援那一步回来');
    expect(entries(at)).toHaveLength(length);
    expect(at.press('<backspace>')).toContain('已撤回上一键');
  });

  it('keeps a call that has gone on for a while or has an answer', () => {
    const at = rig();
    at.second(61);
    expect(at.press('<backspace>')).toContain('没有可以撤回的一键');
    at.press('<enter>', '<backspace>', '<backspace>');
    expect(lastOf(at)?.type).not.toBe('closed');
  });

  it('opens the other panels by their own keys out of any list', () => {
    const at = rig();
    expect(at.press('<escape>', '<ctrl+p>')).toContain('联系人');
    expect(at.press('<ctrl+t>')).toContain('  计时');
    expect(at.press('<ctrl+f>')).toContain('已记录：看');
    expect(at.press('<ctrl+y>')).toContain('话术 ·');
    at.press('<ctrl+n>', '孩子在哭', '<enter>');
    expect(lastOf(at)).toMatchObject({ type: 'noted', text: '孩子在哭' });
  });

  it('takes no answer back from a text field that Backspace has emptied', () => {
    const at = rig();
    at.press('<enter>', '1', '1', '王');
    const before = entries(at).length;
    expect(at.press('<backspace>', '<backspace>', '<backspace>')).toContain('这里没有字了');
    expect(entries(at)).toHaveLength(before);
    expect(at.press('<escape>', '9', '6')).toContain('已撤回上一键');
  });

  it('takes a note under the step without leaving it', () => {
    const at = rig();
    expectGolden('note', at.press('<ctrl+n>', '背景有小孩哭'));
    const after = at.press('<enter>');
    expect(after).toContain('备注已记');
    expect(after).toContain('请先离开屋子');
    expect(lastOf(at)).toMatchObject({ type: 'noted', text: '背景有小孩哭' });
  });

  it('drops a note on Esc and keeps the answer begun below it', () => {
    const at = rig();
    at.press('<enter>', '1', '1', '王', '<ctrl+n>', '不要了', '<escape>');
    expect(at.look()).toContain('答    王');
    expect(at.press('<ctrl+n>')).not.toContain('不要了');
  });

  it('keeps the answer begun while a note is taken', () => {
    const at = rig();
    at.press('<enter>', '1', '1', '王', '<ctrl+n>', '背景很吵', '<enter>');
    expect(lastOf(at)).toMatchObject({ type: 'noted' });
    expect(at.look()).toContain('答    王');
  });

  it('sets the grade, with a reason', () => {
    const at = rig();
    expect(at.press('<escape>', '9', '5')).toContain('还没问清：屋里有没有人');
    at.press('2', '现场人多', '<enter>');
    expect(at.look()).toContain('一级（值班员定）');
    expect(at.look()).toContain('请先离开屋子');
  });

  it('records that the caller will not say, and what does not fit', () => {
    const at = rig();
    at.press('<enter>', '<escape>', '9', '3', '2');
    expect(lastOf(at)).toMatchObject({ type: 'answered', answer: { kind: 'refused' } });
    const other = rig();
    other.press('<enter>', '<escape>', '9', '3', '3');
    expect(lastOf(other)).toMatchObject({ type: 'answered', answer: { kind: 'not-applicable' } });
  });

  it('goes into any other procedure, and back again', () => {
    const at = rig();
    const before = at.look();
    at.press('<escape>', '9', '4', '1');
    expect(lastOf(at)).toMatchObject({ type: 'handed-off' });
    at.press('<escape>', '9', '4', '1');
    expect(lastOf(at)).toMatchObject({ type: 'turned-to' });
    expect(at.look().split('\n')[0]).toBe(before.split('\n')[0]);
  });

  it('notes that a reminder was seen to, and rings once for each time it is late', () => {
    const at = rig();
    const done = at.press(
      ...['<enter>', '1', '1', '<tab>', '1', '<tab>', '1', '<tab>', '1', '0', '<tab>', '1', '0', '<enter>'],
      ...['<tab>', '1', '2', '0', '<enter>'],
    );
    expect(done).toContain('步骤都走完了，但这些提醒还在走');
    const rung = at.rings();
    expect(at.second(301)).toContain('该再做了 超 00:01');
    expect(at.rings()).toBe(rung + 1);
    at.second(5);
    expect(at.rings()).toBe(rung + 1);
    at.press('<ctrl+t>', '1');
    expect(lastOf(at)?.type).toBe('repeated');
    expect(at.look()).toContain('剩 05:00');
  });

  it('ends early with its kind and a remark, and shows the end', () => {
    const at = rig();
    at.press('<escape>', '8', '1', '<enter>');
    expect(lastOf(at)).toMatchObject({ type: 'closed', ending: 'call-dropped' });
    expectGolden('end', at.look());
  });

  it('names who was not told yet before it is closed', () => {
    const at = rig();
    expect(at.press('<escape>', '8')).toContain('还没通知：抢修。');
  });
  it('wants words for another kind of ending', () => {
    const at = rig();
    at.press('<escape>', '8', '4');
    expect(at.press('<enter>')).toContain('请写一句理由');
    at.press('对方打错', '<enter>');
    expect(lastOf(at)).toMatchObject({ type: 'closed', ending: 'other', reason: '对方打错' });
  });
});

describe('notifying', () => {
  it('offers the next of the chain, and begins again after the last', () => {
    const at = rig();
    at.press('!');
    expectGolden('notify-second', at.press('2'));
    const busy = at.press('3');
    expect(busy).toContain('请拨 抢修  抢修二班');
    expect(busy).toContain('刚才占线，再拨一次');
    const again = at.press('3');
    expect(again).toContain('请拨 抢修  抢修一班');
    expect(again).toContain('名单已经打过一遍');
    expect(again).toContain('22:15 抢修二班 占线');
    at.press('1');
    expect(entries(at).filter(({ type }) => type === 'tried')).toMatchObject([
      { party: '抢修一班', outcome: 'no-answer', number: '010 6655 1234' },
      { party: '抢修二班', outcome: 'busy' },
      { party: '抢修二班', outcome: 'busy' },
      { party: '抢修一班', outcome: 'reached', told: expect.stringContaining('疑似燃气泄漏') },
    ]);
  });

  it('strikes the number out in a drill, under a band that cannot be missed', () => {
    const at = rig({ kind: 'drill' });
    const screen = at.press('!');
    expectGolden('drill-notify', screen);
    expect(screen).toContain('演练勿拨');
    const frame = at.desk.frame(80, 24);
    const tones = frame.lines.flat().filter(({ text }) => text.includes('6655'));
    expect(tones.map(({ tone }) => tone)).toEqual(['struck']);
    expect(screen.split('\n').filter((line) => line.includes('演练 DRILL'))).toHaveLength(2);
  });
});

describe('a list of things', () => {
  it('asks part by part, and what was said can be put right', () => {
    const at = rig();
    at.press(
      '<enter>',
      '1',
      '1',
      '<tab>',
      '1',
      '<tab>',
      '1',
      '<tab>',
      '1',
      '0',
      '<tab>',
      '1',
      '2',
      '<enter>',
    );
    at.press('<tab>', '1', '1');
    expect(at.look()).toContain('第 1 项 · 楼栋与梯号');
    at.press('1 号楼\r', '1', '1');
    expect(at.look()).toContain('第 2 项 · 楼栋与梯号');
    at.press('2 号楼\r', '2', '2');
    at.press('<left>');
    expectGolden('list-again', at.look());
    at.press('3');
    expect(at.press('3 号楼\r')).toContain('3 号楼');
    expect(lastOf(at)).toMatchObject({ type: 'item-answered', item: 1, part: 'flat' });
    expect(at.look()).toContain('已记录如下');
  });
});

describe('where the answers are', () => {
  it('says at once when they went to the second place, and when back', () => {
    const at = rig();
    at.records.fail('full');
    const screen = at.press('<enter>');
    expectGolden('set-aside', screen);
    expect(screen).not.toMatch(/已存 *$/mu);
    at.records.recover();
    expect(at.press('1')).toMatch(/已存 *$/mu);
  });

  it('never says 已存 of what is only in memory', () => {
    const at = rig();
    at.records.fail('gone', 0, 'second-fails');
    const screen = at.press('<enter>');
    expectGolden('unsaved', screen);
    expect(screen).not.toContain('已存');
    expect(screen).toContain('屋里还有人吗');
  });
});

describe('time', () => {
  it('counts in menus, and stands still while somebody may be composing a text', () => {
    const at = rig();
    at.press('<enter>');
    expect(at.second(3)).toContain('已 00:03');
    at.press('1', '1');
    const version = at.desk.version();
    const screen = at.second(30);
    expect(at.desk.version()).toBe(version);
    expect(screen).toContain('22:15:07 接听');
    expect(screen).not.toContain('已 00:33');
  });

  it('redraws nothing when a second changed nothing', () => {
    const at = rig();
    at.press('<enter>', '1', '1', '<escape>', '<escape>');
    const version = at.desk.version();
    at.desk.tick();
    expect(at.desk.version()).toBe(version);
  });

  it('turns a late clock into words and rings once', () => {
    const at = rig();
    expect(at.second(61)).toContain('超 00:01');
    expect(at.second(20)).toContain('超 00:21');
    expect(at.rings()).toBe(1);
  });

  it('rings while a text is being written, draws nothing then, and tells the lateness with the next key', () => {
    const at = rig();
    at.press('<ctrl+n>', '张');
    const { desk } = at;
    const version = desk.version();
    expect(at.second(81)).not.toContain('已超时');
    expect([at.rings(), desk.version()]).toEqual([1, version]);
    expect(at.press('三')).toContain('限 22:16:07 已超时');
    expect(at.press('<escape>')).toContain('超 00:21');
  });
});

describe('the window', () => {
  it('asks for room when it is too small, and answers nothing meanwhile', () => {
    const at = rig();
    at.press('<enter>');
    const small = at.resize(59, 15);
    expect(small).toContain('窗口太小（59×15）');
    at.press('1', '<enter>', '!');
    at.paste('1');
    expect(at.resize(80, 24)).toContain('第 2 步');
    expect(at.resize(20, 5).split('\n').length).toBeLessThanOrEqual(4);
  });

  it('keeps the text and its caret through a change of size', () => {
    const at = rig();
    at.press('<enter>', '1', '1', '张先生');
    expect(at.resize(60, 18)).toContain('答    张先生');
    expect(at.caret()?.x).toBe(14);
    expect(at.resize(140, 45)).toContain('答    张先生');
  });

  it('folds the panel into one line where it is narrow', () => {
    expect(rig({ columns: 60, rows: 18 }).look()).toMatch(/剩 01:00 \+1 {2}已记录 0 项 Ctrl\+F/u);
  });

  it('uses only characters of certain width in the compatible theme, and leaves two columns free', () => {
    const at = rig({ theme: 'compatible' });
    const screens = [at.look(), at.press('<enter>'), at.press('3'), at.press('<escape>'), at.press('?')];
    expectGolden('compatible', screens[2] ?? '');
    for (const screen of screens) {
      expect(screen).not.toMatch(/[─│“”‘’…—·→←↑↓×]/u);
      expect(Math.max(...screen.split('\n').map((line) => line.length))).toBeLessThanOrEqual(78);
    }
  });
});

describe('leaving', () => {
  it('asks once in words on Ctrl+C and keeps the call open', () => {
    const at = rig();
    expectGolden('quit', at.press('<ctrl+c>'));
    expect(at.press('2')).toContain('请先离开屋子');
    at.press('<ctrl+c>', '<ctrl+c>');
    expect(at.desk.outcome()).toMatchObject({ calls: [{ open: true }], why: 'asked' });
    expect(at.records.list({ status: 'open' })).toHaveLength(1);
  });

  it('leaves a window that is too small on the second Ctrl+C', () => {
    const at = rig();
    at.resize(40, 10);
    at.press('<ctrl+c>', '<ctrl+c>');
    expect(at.desk.outcome()).toMatchObject({ calls: [{ open: true }] });
  });

  it('stops at once when it is told to', () => {
    const at = rig();
    at.desk.stop();
    expect(at.desk.outcome()).toMatchObject({ calls: [{ open: true }], why: 'stopped' });
    at.press('<enter>');
    expect(at.records.list()[0]?.entries).toBe(1);
  });
});

describe('two desks', () => {
  it('shows who has the call, lets watch it, and takes it over only when asked', () => {
    const shelf = emptyShelf();
    const clock = handClock();
    const first = rig({ records: memoryRecords({ shelf }), clock });
    const id = idOf(first.look());
    const other = { ...me, operator: '李强', desk: '热线 2 台', pid: 200 };
    const second = rig({
      records: memoryRecords({ shelf }),
      clock,
      holder: other,
      home: true,
      ports: { initial: { kind: 'resume', incident: id } },
    });
    expectGolden('held', second.look());
    expect(second.press('1')).toContain('只读旁观，王敏');
    first.press('<enter>');
    expect(second.second()).toContain('第 2 步');
    second.press('3');
    expect(first.look()).toContain('第 2 步');
    expectGolden('watching', second.look());
    expect(second.press('2')).not.toContain('旁观');
    expect(second.press('3')).toContain('第 3 步');
    expect(first.second()).toContain('已由李强 · 热线 2 台 接管');
    expect(first.press('1')).toContain('只读');
    first.press('1');
    expect(second.records.read(id)?.entries.filter(({ type }) => type === 'tried')).toHaveLength(0);
  });
});

describe('at home', () => {
  it('lists what fits the words; a digit starts it with the words on record', () => {
    const at = rig({ home: true });
    expectGolden('home', at.look());
    expectGolden('home-words', at.press('楼道里有臭鸡蛋味', '<ctrl+u>', '臭鸡蛋味'));
    at.press('1');
    expect(entries(at)[0]).toMatchObject({ type: 'opened', words: '臭鸡蛋味', kind: 'live' });
  });

  it('starts nothing that was not seen', () => {
    const at = rig({ home: true });
    expect(at.press('臭鸡蛋味\r')).toContain('来电人说');
    expect(at.press('<enter>')).toContain('第 1 步');
  });

  it('takes digits inside of what is typed as text', () => {
    const at = rig({ home: true });
    expect(at.press('2号楼')).toContain('2号楼');
    expect(at.look()).toContain('没有匹配');
  });

  it('goes on with the one unfinished call, and asks which when there are several', () => {
    const shelf = emptyShelf();
    const clock = handClock();
    const crash = (count: number) => {
      for (let n = 0; n < count; n += 1) rig({ records: memoryRecords({ shelf }), clock }).press('<enter>');
      shelf.holders.clear();
    };
    crash(1);
    const at = rig({ records: memoryRecords({ shelf }), clock, home: true });
    expectGolden('home-unfinished', at.look());
    expect(at.press('<ctrl+r>')).toContain('第 2 步');
    at.press('<ctrl+c>', '<ctrl+c>');
    crash(1);
    const again = rig({ records: memoryRecords({ shelf }), clock, home: true });
    expectGolden('home-resume', again.press('<ctrl+r>'));
    expect(again.press('2')).toContain('第 2 步');
  });

  it('begins with words from outside', () => {
    const at = rig({ home: true, ports: { initial: { kind: 'words', words: '臭鸡蛋味' } } });
    expect(at.look()).toContain('>1  样例燃气接报');
  });
});

describe('at the end', () => {
  const ended = () => {
    const at = rig();
    at.press('<escape>', '8', '2', '<enter>');
    return at;
  };

  it('exports in the form asked for', () => {
    const at = ended();
    at.press('1');
    expect(at.press('2')).toContain('已导出：summary.txt');
  });

  it('takes an addendum to the closed record', () => {
    const at = ended();
    at.press('3', '李师傅来电：阀门已换', '<enter>');
    expect(at.look()).toContain('补充已记');
    expect(lastOf(at)).toMatchObject({ type: 'noted', text: '李师傅来电：阀门已换' });
  });

  it('keeps an addendum that is not taken, and says why', () => {
    const at = ended();
    const { id } = at.records.list()[0] ?? {};
    if (id === undefined) throw new Error('no incident');
    const other = rig({
      records: at.records,
      clock: at.clock,
      holder: { ...me, desk: '热线 2 台', pid: 200 },
      ports: { initial: { kind: 'resume', incident: id, how: 'watch' } },
    });
    const told = other.press('3', '李师傅来电：阀门已换', '<enter>');
    expect(told).toContain('这里只能看');
    expect(told).not.toContain('补充已记');
    expect(told).toContain('李师傅来电：阀门已换');
    expect(lastOf(at)).toMatchObject({ type: 'closed' });
  });

  it('takes nothing invisible for an addendum', () => {
    const at = ended();
    const told = at.press('3', '\u200b', '<enter>');
    expect(told).toContain('还没有输入内容');
    expect(told).not.toContain('补充已记');
  });

  it('goes home on Enter and prints on leaving', () => {
    const at = ended();
    expect(at.press('<pause>', '<enter>')).toContain('来电人说');
    at.press('<ctrl+c>');
    expect(at.desk.outcome()).toMatchObject({ calls: [{ open: false }], why: 'asked' });
  });
});

describe('help', () => {
  it.each(['zh', 'en'] as const)('is printed from the key table, in %s', (language) => {
    const at = rig({ language, columns: 100, rows: 60 });
    expectGolden(`help-${language}`, at.press('?'));
    expect(at.press('0')).toContain(language === 'zh' ? '请先离开屋子' : 'Please leave the flat');
  });
});
