import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { width } from '../../src/layout/width.ts';
import { resumeIncident } from '../../src/session/opening.ts';
import { ground, step } from '../report/call.ts';
import { emptyShelf, memoryRecords } from '../support/memory-records.ts';
import { type Desk, holder, openDesk, type } from './operator.ts';

const fact = ({ session }: Desk, field: string): unknown => {
  const found = [...session.view().incident.facts].find(([id]) => id === field)?.[1];
  return found?.kind === 'answer' ? found.answer : found;
};
const value = (given: unknown): unknown => ({ kind: 'value', value: given });

/** The answers up to the first party to ring. */
const upToHelp = ['张先生', '滨江路 18 号', '13800138000', '2', '3', '2'] as const;
/** The same where somebody is unwell, so that an ambulance comes first. */
const upToAmbulance = ['张先生', '滨江路 18 号', '13800138000', '3', '3', '2'] as const;

describe('a call from the first word to the summary', () => {
  const whole = [
    ...upToHelp,
    '2',
    '1',
    '1 里面说听到了',
    '1',
    '13',
    '22:05',
    '1',
    '3 号梯',
    '7',
    '/',
    '2',
    '“突然停了”',
    '1',
    '1',
  ];

  test('every step is asked once, the record closed, the summary printed', async () => {
    const talk = await type(whole);
    expect(talk.end).toBe('closed');
    expect(talk.text).toContain('事件摘要  20261121-001');
    expect(talk.text).toContain('处置完毕');
    expect(talk.text).not.toContain('没看懂');
    const { incident } = talk.desk.session.view();
    expect(incident.closed?.ending).toBe('finished');
    expect(incident.finished.size).toBe(14);
  });

  test('nothing but lines comes out: no escape codes, no control characters, in both languages', async () => {
    for (const language of ['zh', 'en'] as const) {
      const { lines } = await type(whole, { language });
      for (const line of lines) expect(line).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    }
  });

  test('in English no word of ours is Chinese, whatever is asked of the line mode', async () => {
    const asides = ['?', '=', '@', '1 x', '+note', '+', '', '-', '', '.', '', '*', '<', '', 'what', '!', ''];
    const forward = ({ clock }: Desk): void => clock.forward(301);
    const lines = [
      '<',
      'Mr Li',
      '18 Riverside Road',
      '1380',
      '2',
      '99',
      '1',
      ...['9', '2'],
      ...asides,
      '2',
      forward,
      '1',
      '1',
      forward,
      ...['<', '<', ''],
      ...['<', '0', '1', '1'],
      '-no hands',
      ...['0', 'soon', '1', '1', '3', '7', '/', '1', '<', '2', '<', '1.2', '', '', '/', '/', '='],
      ...['.', '2', 'line went dead'],
    ];
    const talk = await type(lines, { language: 'en', desk: openDesk('drill') });
    expect(talk.end).toBe('closed');
    const data = /DRILL 演练|王敏|热\s*线\s*1\s*台|电梯不动了/gu;
    expect(talk.text.replace(data, '')).not.toMatch(/\p{Script=Han}|[，。：；（）\u3000]/u);
  });
});

describe('a prompt', () => {
  test('has the place, the section, what to say quoted, the question, the source and the choices', async () => {
    const { following } = await type([...upToHelp.slice(0, 3), '', '']);
    expect(following(3)).toBe(
      [
        '[4] 接听',
        '    依据    示例管理办法 第七条',
        '    问      里面有没有人？',
        '    1 没有  2 有人，清醒  3 有人不适 → 120  0 不清楚',
        '>',
      ].join('\n'),
    );
  });

  test('names the sources where they are not those of the step before', async () => {
    const { following } = await type([...upToHelp.slice(0, 3), '', '1']);
    expect(following(0)).not.toContain('依据');
    expect(following(2)).toContain('依据    示例管理办法 第七条');
    expect(following(3)).toContain('依据    示例管理办法 第七条');
    expect(following(4)).not.toContain('依据');
  });

  test('words to say stand in quotes, line by line, and what the caller must not hear is marked', async () => {
    const { text } = await type([...upToHelp, '1', '1']);
    expect(text).toContain('    说      “请不要扒门，也不要跳。”\n            “维修人员已经在路上。”');
    expect(text).toContain('* 别让对方听见');
    expect(text).toContain('    原因    防止别人再进');
  });

  test('starts by saying whether it is real, and what is run', async () => {
    const { lines } = await type([]);
    expect(lines[0]).toBe('20261121-001  【真实事件】  ? 帮助  ! 求援');
    expect(lines[1]).toContain('电梯停运 版本 3 · 草案，尚未审定');
    const drill = await type([], { desk: openDesk('drill') });
    expect(drill.lines[0]).toContain('【演练 DRILL】');
  });

  test('gives the hint of a field and what might be written', async () => {
    const { text } = await type([...upToHelp, '1', '1', '1', '0', '/', '2']);
    expect(text).toContain('    提示    到哪栋楼');
    expect(text).toContain('    1 突然停了');
  });

  test('an uncertain step says so', async () => {
    const { text } = await type(['/', '/', '/', '0', '!']);
    expect(text).toContain('要不要办还没问清，先办');
  });

  test('is not repeated after a slip, but again after an empty line', async () => {
    const { following } = await type([...upToHelp.slice(0, 3), '八', '']);
    expect(following(3)).toBe('没看懂。请写列出的编号；空行再念一遍，? 帮助。\n>');
    expect(following(4)).toContain('里面有没有人？');
  });
});

describe('answers', () => {
  test.each([
    ['half width', '2', value('some')],
    ['full width', '２', value('some')],
    ['hanzi', '二', value('some')],
    ['with a full stop', '2。', value('some')],
    ['by its label', '有人，清醒', value('some')],
    ['not known', '0', { kind: 'unknown' }],
    ['not known, full width', '０', { kind: 'unknown' }],
    ['refused', '00', { kind: 'refused' }],
    ['does not apply', '000', { kind: 'not-applicable' }],
    ['refused in words', '拒绝回答', { kind: 'refused' }],
  ])('a choice: %s', async (_, typed, answer) => {
    const { desk } = await type([...upToHelp.slice(0, 3), typed]);
    expect(fact(desk, 'trapped')).toEqual(answer);
  });

  test.each([
    ['1', true],
    ['是', true],
    ['2', false],
    ['否', false],
  ])('yes or no: %s', async (typed, answer) => {
    const { desk } = await type([...upToHelp.slice(0, 5), typed]);
    expect(fact(desk, 'smoke')).toEqual(value(answer));
  });

  test.each([
    ['3', value(3)],
    ['３', value(3)],
    ['3 人', value(3)],
    ['三', value(3)],
    ['0', value(0)],
    ['1,000', { kind: 'value', value: 1000, doubtful: true }],
    ['-1', { kind: 'value', value: -1, doubtful: true }],
    ['/', { kind: 'unknown' }],
    ['、', { kind: 'unknown' }],
    ['//', { kind: 'refused' }],
    ['///', { kind: 'not-applicable' }],
    ['好几个', undefined],
    ['1，2', undefined],
    ['3 到 5', undefined],
  ])('a number: %s', async (typed, answer) => {
    const { desk } = await type([...upToHelp.slice(0, 4), typed]);
    expect(fact(desk, 'people')).toEqual(answer);
  });

  test.each([
    ['13', value(['dark', 'shaking'])],
    ['１，３', value(['dark', 'shaking'])],
    ['2', value(['tilted'])],
    ['倾斜', value(['tilted'])],
    ['0', { kind: 'unknown' }],
    ['15', undefined],
  ])('several choices: %s', async (typed, answer) => {
    const { desk } = await type([...upToHelp, '1', '1', '1', typed]);
    expect(fact(desk, 'signs')).toEqual(answer);
  });

  test.each([
    ['22:05', value('2026-11-21T22:05:00.000+08:00')],
    ['２２：０５', value('2026-11-21T22:05:00.000+08:00')],
    ['1', value('2026-11-21T22:15:07.120+08:00')],
    ['现在', value('2026-11-21T22:15:07.120+08:00')],
    ['刚才', value('2026-11-21T22:15:07.120+08:00')],
    ['25:70', { kind: 'value', value: '25:70', doubtful: true }],
    ['还没到', { kind: 'value', value: '还没到', doubtful: true }],
  ])('a time: %s', async (typed, answer) => {
    const talk = await type([...upToHelp, '1', '1', '1', '0', typed]);
    expect(fact(talk.desk, 'since')).toEqual(answer);
    expect(talk.text).toMatch(/记为 今天 22:[01]5|“(?:25:70|还没到)”看不出是几点，已照原话记下/u);
  });

  test.each([
    ['0', { kind: 'unknown' }],
    ['０', { kind: 'unknown' }],
    ['00', { kind: 'refused' }],
    ['000', { kind: 'not-applicable' }],
    ['\\0', value('0')],
    ['\\/', value('/')],
    ['007', value('007')],
  ])('words: %s says what it says everywhere, and can be written all the same', async (typed, answer) => {
    const { desk, following } = await type([typed]);
    expect(fact(desk, 'caller')).toEqual(answer);
    expect(following(0)).toContain('请写  0 不清楚');
  });

  test('a telephone number is read back in groups, in any width', async () => {
    const { desk, text } = await type(['张先生', '滨江路', '１３８　００１３　８０００']);
    expect(fact(desk, 'phone')).toEqual(value('138 0013 8000'));
    expect(text).toContain('回读：138 0013 8000');
  });

  test('what looks wrong is taken, and said to look wrong', async () => {
    const { desk, text } = await type(['张先生', '滨江路', '1380', '2', '99']);
    expect(fact(desk, 'phone')).toEqual({ kind: 'value', value: '1380', doubtful: true });
    expect(text).toContain('回读：1380  看着不太对，已照记，请再核对');
    expect(text).toMatch(/^看着不太对，已照记，请再核对$/mu);
  });

  test('a caller who rang before is named once, with how to look', async () => {
    const shelf = emptyShelf();
    const first = openDesk('live', memoryRecords({ shelf }));
    await type(['张先生', '滨江路 18 号', '13800138000', '.', '2'], { desk: first });
    first.session.leave();
    const desk = openDesk('live', memoryRecords({ shelf }));
    const { text } = await type(['李女士', '滨江路18号', '+86 138-0013-8000'], { desk });
    const said =
      /^同一地址 今天 22:15 报过：20261121-001 电梯停运（(?:未|已)结束）\n {4}zhiban summary 20261121-001$/gmu;
    expect(text.match(said)).toHaveLength(1);
    expect(text).not.toContain('同一号码');
  });

  test('what is not known is said where the call is ended early', async () => {
    const { following } = await type(['张先生', '/', '13800138000', '.']);
    expect(following(3)).toContain('挂断前：地址还不清楚。');
  });

  test('words stay as they were typed, also those that look like commands', async () => {
    const { desk } = await type(['\\-甲', '1', '+86 138 0013 8000']);
    expect(fact(desk, 'caller')).toEqual(value('-甲'));
    expect(fact(desk, 'address')).toEqual(value('1'));
    expect(fact(desk, 'phone')).toMatchObject({ value: '+86 138 0013 8000' });
  });

  test('what is not in the list is not taken', async () => {
    const { desk, text } = await type([...upToHelp.slice(0, 3), '9']);
    expect(fact(desk, 'trapped')).toBeUndefined();
    expect(text).toContain('没看懂');
  });
});

describe('a list', () => {
  const before = [...upToHelp, '1', '1', '1', '0', '/'];

  test('is filled item by item, then ended', async () => {
    const { desk, text } = await type([...before, '1', '3 号', '7', '/', '1', '4 号', '//', '88886666', '2']);
    expect(text).toContain('问      第 2 项 楼层');
    expect(fact(desk, 'lifts')).toMatchObject({
      complete: true,
      items: [
        { number: value('3 号'), floor: value(7), contact: { kind: 'unknown' } },
        { number: value('4 号'), floor: { kind: 'refused' }, contact: value('88886666') },
      ],
    });
  });

  test('can be empty, or not known at all', async () => {
    expect(fact((await type([...before, '2'])).desk, 'lifts')).toMatchObject({ items: [], complete: true });
    expect(fact((await type([...before, '0'])).desk, 'lifts')).toEqual({ kind: 'unknown' });
    expect(fact((await type([...before, '//'])).desk, 'lifts')).toEqual({ kind: 'refused' });
    expect((await type([...before, '5'])).text).toContain('没看懂');
  });

  test('of which an item was begun by mistake can be gone back from', async () => {
    const { desk } = await type([...before, '1', '<', '2']);
    expect(fact(desk, 'lifts')).toMatchObject({ items: [], complete: true });
  });

  test('can be put right part by part when it is done', async () => {
    const talk = await type([...before, '1', '3 号', '7', '/', '2', '<', '1.2', '9', '1.3', '', '5.5', '']);
    expect(fact(talk.desk, 'lifts')).toMatchObject({ items: [{ floor: value(9) }] });
    expect(talk.text).toContain('1.2 楼层  7 层');
    expect(talk.text).toContain('写编号改那一格');
    expect(talk.text).toContain('没看懂');
  });
});

describe('acts and words', () => {
  test('one key says that it was done, words after it say what was seen, words alone are a note', async () => {
    const { desk } = await type([...upToHelp, '1', '1', '牌还没找到', '１ 牌放在 1 楼']);
    const { finished, notes } = desk.session.view().incident;
    expect(notes.map(({ text }) => text)).toEqual(['牌还没找到']);
    expect(finished.get(step('stay-put'))).toMatchObject({ kind: 'done' });
    expect(finished.get(step('stay-put'))).not.toHaveProperty('seen');
    expect(finished.get(step('sign'))).toMatchObject({ kind: 'done', seen: '牌放在 1 楼' });
  });

  test('two asks why it cannot be done, an empty line takes that back', async () => {
    const { desk, text } = await type([...upToHelp, '1', '2', '', '2', '里面没有人应']);
    expect(text).toContain('理由？Enter 取消');
    expect(text).toContain('没有改动。');
    expect(desk.session.view().incident.finished.get(step('stay-put'))).toMatchObject({
      kind: 'skipped',
      reason: '里面没有人应',
    });
  });

  test('an empty line or another number never says that something was done', async () => {
    const { desk } = await type([...upToHelp, '1', '', '7', '17']);
    expect(desk.session.view().incident.finished.has(step('stay-put'))).toBe(false);
  });
});

describe('notifying', () => {
  test('names party and number, and goes on to the next one until somebody is reached', async () => {
    const { desk, following, text } = await type([...upToHelp, '2', '3', '3', '4', '1']);
    expect(following(5)).toContain('拨打    电梯维保 值班员甲 138 0013 8000');
    expect(following(5)).toContain('告知    “滨江路 18 号 电梯停运，被困 3 人。”');
    expect(following(6)).toContain('值班员乙 139 0013 9000');
    expect(following(7)).toContain('值班员乙');
    expect(following(7)).toContain('刚才占线，再拨一次');
    expect(following(8)).toContain('值班员甲');
    expect(following(8)).toContain('都试过了，从头再来');
    expect(text).toContain('1 已通知  2 无人接听  3 占线  4 号码不对');
    const { tries } = desk.session.view().incident;
    expect(tries.map(({ party, number, outcome }) => [party, number, outcome])).toEqual([
      ['值班员甲', '138 0013 8000', 'no-answer'],
      ['值班员乙', '139 0013 9000', 'busy'],
      ['值班员乙', '139 0013 9000', 'busy'],
      ['值班员甲', '138 0013 8000', 'wrong-number'],
      ['值班员乙', '139 0013 9000', 'reached'],
    ]);
  });

  test('says what to tell once, anew where it changed or all is asked for again', async () => {
    const { following } = await type([...upToHelp, '2', '', '<', '<', '5', '2']);
    expect(following(5)).toContain('被困 3 人');
    expect(following(6)).not.toContain('告知');
    expect(following(6)).toContain('1 已通知');
    expect(following(7)).toContain('被困 3 人');
    expect(following(10)).toContain('被困 5 人');
  });

  test('in a drill every number says that it must not be dialled', async () => {
    const { text } = await type(upToHelp, { desk: openDesk('drill') });
    expect(text).toContain('138 0013 8000 【演练勿拨】');
  });

  test('nothing but the four outcomes is taken', async () => {
    const { desk } = await type([...upToHelp, '0', '打通了']);
    expect(desk.session.view().incident.tries).toEqual([]);
  });

  test('the clock of the step is shown, before and after its limit', async () => {
    const { text } = await type([
      ...upToHelp,
      ({ clock }) => clock.forward(22),
      '2',
      ({ clock }) => clock.forward(60),
      '',
    ]);
    expect(text).toContain('时限    剩 01:00');
    expect(text).toContain('时限    剩 00:38');
    expect(text).toContain('时限    超时 00:22');
    expect(text).toMatch(/^超时 {4}通知电梯维保，超 00:22$/mu);
  });
});

describe('hazards, grade and limits', () => {
  test('are told when they come, and once', async () => {
    const talk = await type([...upToAmbulance.slice(0, 4), '9', '2', '1', '1']);
    expect(talk.lines.filter((line) => /不扒门|不乘电梯/u.test(line))).toEqual([
      '禁忌    不扒门',
      '        有烟不乘电梯',
      '禁忌    不扒门',
    ]);
    expect(talk.lines.filter((line) => line.startsWith('等级'))).toEqual([
      '等级    一般（初判）',
      '等级    较重（初判）',
    ]);
  });

  test('a hazard that comes back is marked as new', async () => {
    const { lines } = await type([...upToHelp, '<', '0']);
    expect(lines).toContain('        有烟不乘电梯【新】');
  });

  test('a reminder is told when it is due, taken with one key, and told again', async () => {
    const forward = ({ clock }: Desk): void => clock.forward(301);
    const talk = await type([...upToHelp, '1', '1', forward, '', '*里面都好', '', forward, '', '＊']);
    expect(talk.lines.filter((line) => line.startsWith('提醒'))).toHaveLength(2);
    expect(talk.desk.session.view().incident.repeated.size).toBe(1);
    const { entries = [] } = talk.desk.records.read(talk.desk.session.id) ?? {};
    expect(entries.filter(({ type: kind }) => kind === 'repeated')).toMatchObject([{ seen: '里面都好' }, {}]);
  });

  test('without a reminder there is nothing to take', async () => {
    expect((await type(['*'])).text).toContain('现在没有定时提醒');
  });

  test('the grade can be set by hand, with a reason', async () => {
    const talk = await type(['@', '2', '人多', '@', '1 弄错了', '@', '9', '', '@']);
    expect(talk.text).toContain('    1 一般  2 较重');
    expect(talk.text).toContain('等级    较重（人工）');
    expect(talk.text).toContain('等级    一般（人工）');
    const [grade] = talk.desk.session.view().incident.grades.values();
    expect(grade?.override).toMatchObject({ level: 'minor', reason: '弄错了' });
  });
});

describe('going back', () => {
  test('takes the last line back, one line and no further', async () => {
    const talk = await type(['张先生', '<<', '李女士', '?', '<<', '<<']);
    const { incident } = talk.desk.session.view();
    expect(incident.entries).toBeGreaterThan(4);
    expect(incident.facts.size).toBe(0);
    expect(talk.text).toContain('没有可以撤回的');
    // What was taken back is the step that waits: nobody is told to go back to it.
    expect(talk.following(1)).toMatch(/^刚才那一行已撤回，请重新回答；两次都在记录里。\n\[1\]/u);
    expect(talk.text).not.toContain('Enter 回到当前步骤');
  });

  test('to change an answer is a correction; an empty line returns', async () => {
    const { desk, following } = await type([...upToHelp, '<', '<', '5', '<', '']);
    expect(following(6)).toContain('已答：否');
    expect(following(7)).toContain('已答：3 人');
    expect(desk.session.view().incident.corrections).toMatchObject([{ field: 'people', to: value(5) }]);
    expect(following(10)).toContain('拨打    电梯维保');
  });

  test('at the first step says so', async () => {
    expect((await type(['<', '《'])).text.match(/前面没有答过的步骤了/gu)).toHaveLength(2);
  });

  test('shows what was done and what was skipped', async () => {
    const talk = await type([...upToHelp, '1', '-里面没有人应', '<', '', '<', '<', '']);
    expect(talk.following(8)).toContain('已跳过：里面没有人应');
    expect(talk.following(11)).toContain('22:15 已通知值班员甲');
    expect(talk.following(11)).toContain('Enter 回到当前步骤');
  });

  test('an answer that came back is looked at again: Enter keeps it, or it is answered anew', async () => {
    const there = [...upToHelp.slice(0, 5), '<', '<', '1', '<', '2'];
    const kept = await type([...there, '']);
    expect(kept.text).toContain('待复核：Enter 仍然有效，或重新回答');
    expect(kept.desk.session.view().incident.toReview.size).toBe(0);
    expect(fact(kept.desk, 'people')).toEqual(value(3));
    const anew = await type([...there, '4']);
    expect(fact(anew.desk, 'people')).toEqual(value(4));
    expect(anew.desk.session.view().incident.corrections).toHaveLength(3);
  });
});

describe('send help', () => {
  test('goes to the earliest step that does, from anywhere, and comes back', async () => {
    const talk = await type(['张先生', '！', '1', '滨江路 18 号']);
    expect(talk.following(1)).toContain('急救 120');
    expect(talk.following(1)).toContain('“地址还不清楚');
    expect(talk.following(2)).toContain('哪栋楼');
    expect(fact(talk.desk, 'address')).toEqual(value('滨江路 18 号'));
  });

  test('out of a question of the line mode as well', async () => {
    expect((await type(['.', '!'])).following(1)).toContain('急救 120');
  });

  test('says when none is left', async () => {
    const { text } = await type([...upToHelp, '1', '!']);
    expect(text).toContain('没有还没做的求援步骤了');
  });
});

describe('notes, facts, help', () => {
  test('a note is taken without leaving the step', async () => {
    const { desk, following } = await type(['+有老人', '＋', '有小孩', '+', '']);
    expect(desk.session.view().incident.notes.map(({ text }) => text)).toEqual(['有老人', '有小孩']);
    expect(following(0)).toBe('备注已记。\n>');
    expect(following(1)).toBe('备注？Enter 取消\n>');
    expect(following(4)).toContain('没有改动');
  });

  test('what is on record is told', async () => {
    const { following } = await type(['=', '张先生', '＝']);
    expect(following(0)).toMatch(/^已记录\n {2}地址 +未问到（关键）$/mu);
    expect(following(2)).toMatch(/来电人 +张先生/u);
  });

  test('a quotation mark in any width reads out what can be said now, and a number another group', async () => {
    const talk = await type(['张先生', '"', '“2', '＂１', '"99', '\\"', '“好”']);
    expect(talk.following(1)).toMatch(/^话术 1 安抚\n {4}1\.1 在哭：“我等您。”\n/u);
    expect(talk.following(1)).toMatch(/2 通报/u);
    expect(talk.following(2)).toMatch(/^话术 2 通报\n/u);
    expect(talk.following(2)).toMatch(/还没告知\n {4}“/u);
    expect(talk.following(3)).toBe(talk.following(1));
    expect(talk.following(4)).toBe(talk.following(1));
    // Words in quotation marks are what the caller said.
    expect(fact(talk.desk, 'address')).toEqual(value('"'));
    expect(talk.text).not.toContain('没看懂');
  });

  test('words are copied by group and number, and said again, so that it is heard which they were', async () => {
    const { copied, following } = await type(['张先生', '"', '“1。1', '"2.1', '"2.9']);
    expect(copied[0]).toBe('我等您。');
    expect(following(2)).toBe(
      ['    “我等您。”', '已存到 /home/duty/copied.txt，可从那里复制', '>'].join('\n'),
    );
    expect(copied[1]).toBe('地址还不清楚 电梯停运，被困还不清楚。');
    expect(following(4)).toContain('没看懂');
    expect(copied).toHaveLength(2);
  });

  test('help names every sign', async () => {
    const { following } = await type(['？']);
    for (const sign of [
      '!',
      '<',
      '-',
      '+',
      '=',
      '"',
      '*',
      ';',
      '@',
      '#',
      '.',
      '?',
      '0',
      '00',
      '000',
      '//',
      '\\',
    ])
      expect(following(0)).toContain(sign);
  });
});

describe('skipping', () => {
  test('takes its reason on the line, or asks for it', async () => {
    const { desk } = await type(['-来电人着急', '－', '没有问', '+']);
    const { finished } = desk.session.view().incident;
    expect(finished.get(step('caller'))).toMatchObject({ kind: 'skipped', reason: '来电人着急' });
    expect(finished.get(step('address'))).toMatchObject({ kind: 'skipped', reason: '没有问' });
  });

  test('what is no step cannot be skipped', async () => {
    const { text } = await type([...upToHelp.slice(0, 5), '1', '-不去']);
    expect(text).toContain('没看懂');
  });

  test('a step that is answered already says why not', async () => {
    const { text } = await type(['张先生', '<', '-算了']);
    expect(text).toContain('这一步已经记过了');
  });
});

describe('going into another procedure', () => {
  const offered = [...upToHelp.slice(0, 5), '1'];

  test('is offered with its reason and taken', async () => {
    const { desk, following, text } = await type([...offered, '1', '1']);
    expect(following(5)).toContain('转入看见烟？');
    expect(following(5)).toContain('有烟先按火情处置');
    expect(text).toContain('看见烟 版本 1 · 李安全 2026-10-01 审定');
    expect(following(6)).toContain('消防 119');
    expect(desk.session.view().incident.procedures).toHaveLength(2);
  });

  test('is open to the operator at any time, and back again', async () => {
    const { desk, following, text } = await type(['＃', '1', '#', '1', '#', '9', '']);
    expect(following(0)).toContain('1 看见烟');
    expect(following(2)).toContain('1 回到');
    expect(following(5)).toContain('没看懂');
    expect(text).toContain('看见烟 版本 1');
    const { incident, leading } = desk.session.view();
    expect(incident.procedures).toHaveLength(2);
    expect(leading.id).toBe(incident.opened.procedure);
  });

  test('can be turned down, with a reason or without', async () => {
    for (const [typed, reason] of [
      ['2', undefined],
      ['2 只是灰尘', '只是灰尘'],
    ] as const) {
      const { desk } = await type([...offered, '23', '不', typed]);
      const { entries = [] } = desk.records.read(desk.session.id) ?? {};
      const declined = entries.find((entry) => entry.type === 'hand-off-declined');
      expect(declined && 'reason' in declined ? declined.reason : undefined).toBe(reason);
      expect(desk.session.view().incident.declinedHandOffs.size).toBe(1);
    }
  });
});

describe('closing', () => {
  test('early with a reason, at once or when asked', async () => {
    for (const lines of [
      ['.', '2 断线了'],
      ['。', '２', '断线了'],
      ['.', '9', '2', '断线了'],
    ]) {
      const talk = await type(lines);
      expect(talk.end).toBe('closed');
      expect(talk.desk.session.view().incident.closed).toMatchObject({
        ending: 'call-dropped',
        reason: '断线了',
      });
      expect(talk.text).toContain('来电中断（断线了）');
    }
  });

  test('finishing needs no reason', async () => {
    const { desk } = await type(['.', '1']);
    expect(desk.session.view().incident.closed).toMatchObject({ ending: 'finished' });
  });

  test('an empty line keeps it open', async () => {
    const { desk, end, text } = await type(['.', '', '张先生']);
    expect(end).toBe('left');
    expect(text).toContain('怎么结束的？');
    expect(fact(desk, 'caller')).toEqual(value('张先生'));
  });

  test('at the end only closing is left, and everything else can still be reached', async () => {
    const all = [...upToHelp, '1', '1', '1', '0', '/', '2', '/', '/'];
    const talk = await type([...all, '5', '-不做', '+补一句', '1']);
    expect(talk.text).toContain('[完] 步骤都做完了，但这些提醒还在走');
    expect(talk.text).toContain('1 不再提醒，结束，处置完毕');
    expect(talk.text.match(/没看懂/gu)).toHaveLength(2);
    expect(talk.end).toBe('closed');
  });

  test('lines after that are not taken', async () => {
    const { desk, end } = await type(['.', '1', '张先生']);
    expect(end).toBe('closed');
    expect(fact(desk, 'caller')).toBeUndefined();
  });

  test('one that is closed already only shows its summary', async () => {
    const desk = openDesk();
    desk.session.send({ type: 'close', ending: 'finished' });
    const talk = await type(['张先生'], { desk });
    expect(talk.end).toBe('closed');
    expect(talk.text).toContain('事件摘要');
    expect(talk.text).not.toContain('[1]');
  });
});

describe('the input ends', () => {
  test('the incident stays open, and the way on is told', async () => {
    const { end, lines, desk } = await type(['张先生']);
    expect(end).toBe('left');
    expect(lines.slice(-2)).toEqual([
      '事件 20261121-001 还没有结束，已记的都在。',
      '接着做：zhiban resume 20261121-001',
    ]);
    expect(desk.session.view().incident.closed).toBeUndefined();
  });
});

describe('when the disk fails', () => {
  test('set aside: said after each answer, and again when it is mended', async () => {
    const desk = openDesk();
    desk.records.fail('full', 0, 'second-works');
    const talk = await type(['张先生', '滨江路', ({ records }) => records.recover(), '13800138000'], {
      desk,
    });
    expect(talk.following(0)).toContain('已存应急文件');
    expect(talk.following(1)).toContain('已存应急文件');
    expect(talk.following(2)).toContain('已存，应急文件已并回原处');
  });

  test('not saved: what to write on paper is said in words, and the call goes on', async () => {
    const desk = openDesk();
    desk.records.fail('full', 0, 'second-fails');
    const talk = await type(
      [
        ...upToHelp,
        '1',
        '1',
        '-没有人手',
        '0',
        '/',
        '2',
        '/',
        '<',
        '/',
        '*',
        '@',
        '2 人多',
        '+有老人',
        '1',
        '1',
      ],
      { desk },
    );
    const paper = talk.lines
      .filter((line) => line.startsWith('未保存，请记在纸上：'))
      .map((line) => line.slice(10));
    expect(paper).toEqual([
      '来电人：张先生',
      '地址：滨江路 18 号',
      '回拨号码：138 0013 8000',
      '有没有人被困：有人，清醒',
      '被困人数：3 人',
      '有烟或焦味：否',
      '通知电梯维保：已通知',
      '说“请不要扒门，也不要跳。”',
      '基站门前，放警示牌（没有人手）',
      '轿厢情况：不清楚',
      '几点停的：不清楚',
      '停运电梯',
      '原话：不清楚',
      '原话：不清楚',
      '说“请不要扒门，也不要跳。”',
      '人多',
      '有老人',
      '维保到场：22:15:07',
      '处置完毕',
    ]);
    expect(talk.end).toBe('closed');
  });
});

describe('an incident that is gone on with', () => {
  const again = (language: 'zh' | 'en', damage: boolean, desk = openDesk()) => {
    desk.session.send({ type: 'answer', step: step('caller'), answer: { kind: 'value', value: '张先生' } });
    desk.session.leave();
    const session = resumeIncident(
      { records: desk.records, ground, clock: desk.clock, holder },
      desk.session.id,
      'write',
    );
    if (!('send' in session)) throw new Error(session.kind);
    const view = { ...session.view(), damage: [{ kind: 'torn-tail', line: 3 } as const] };
    return type([], {
      desk: { ...desk, session: damage ? { ...session, view: () => view } : session },
      language,
    });
  };

  test('says what is there already and asks on at the right step', async () => {
    const { text } = await again('zh', false);
    expect(text).toContain('接着做，已有 1 个要素，= 查看。');
    expect(text).toContain('哪栋楼、哪部电梯？');
    expect((await again('en', false)).text).toContain('1 fact is on record');
  });

  test('names who rang before at once, not after the next answer', async () => {
    const shelf = emptyShelf();
    const first = openDesk('live', memoryRecords({ shelf }));
    await type(['张先生', '滨江路 18 号', '13800138000', '.', '2 断了'], { desk: first });
    const desk = openDesk('live', memoryRecords({ shelf }));
    desk.session.send({
      type: 'answer',
      step: step('phone'),
      answer: { kind: 'value', value: '13800138000' },
    });
    expect((await again('zh', false, desk)).text).toMatch(/同一号码 今天 22:15 报过.+\n.+\n电梯停运/u);
  });

  test('says what is wrong with its record', async () => {
    expect((await again('zh', true)).text).toContain('第 3 行没有写完');
  });
});

describe('when another terminal takes over', () => {
  test('nothing more is recorded here, and who goes on is told', async () => {
    const shelf = emptyShelf();
    const desk = openDesk('live', memoryRecords({ shelf }));
    const other = memoryRecords({ shelf });
    const takeOver = ({ session, clock }: Desk): void => {
      const taken = resumeIncident(
        { records: other, ground, clock, holder: { ...holder, operator: '赵平', pid: 2 } },
        session.id,
        'take-over',
      );
      if (!('send' in taken)) throw new Error(taken.kind);
    };
    const talk = await type(['张先生', takeOver, '滨江路 18 号', '13800138000'], { desk });
    expect(talk.end).toBe('lost');
    expect(talk.text).toContain('这个事件已由 赵平 接着记，这里不再记录。');
    expect(fact(desk, 'address')).toBeUndefined();
  });
});

describe('whatever is typed', () => {
  const line = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.constantFrom('1', '2', '3', '１', '二', '0', '/', '22:05', '13', '1.2', '张先生'),
    },
    {
      weight: 2,
      arbitrary: fc.constantFrom('<', '!', '-', '-没有', '+', '+注', '=', '*', '?', '@', '#', '.', ''),
    },
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom('\u001b[2J', '\u0000', '\u202e甲', '很'.repeat(200)),
  );

  test('the call goes on or is closed, and what is printed is plain and fits the page', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 60 }),
        fc.constantFrom('zh', 'en'),
        async (lines, language) => {
          const desk = openDesk();
          const talk = await type([...lines.flatMap((one) => [one, tenSeconds])], { desk, language });
          expect(['closed', 'left']).toContain(talk.end);
          for (const printed of talk.lines) {
            expect(printed).not.toMatch(/[\p{Cc}\p{Cf}]/u);
            expect(width(printed)).toBeLessThanOrEqual(80);
          }
          const kept = desk.records.read(desk.session.id);
          expect(kept?.entries).toHaveLength(desk.session.view().incident.entries);
        },
      ),
      { numRuns: 60 },
    );
  });
});

const tenSeconds = ({ clock }: Desk): void => clock.forward(10);
