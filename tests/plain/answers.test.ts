import { describe, expect, test } from 'vitest';
import type { Entry } from '../../src/incident/entry.ts';
import { step } from '../report/call.ts';
import { type } from './operator.ts';
import { type Played, play, problemsIn } from './play.ts';

const fact = ({ incident }: Played, field: string): unknown => {
  const found = [...incident.facts].find(([id]) => id === field)?.[1];
  return found?.kind === 'answer' ? found.answer : found;
};
const isTry = ({ type: kind }: Entry): boolean => kind === 'tried';
const withoutTime = ({ at: _, ...entry }: Entry): unknown => entry;
const value = (given: unknown): unknown => ({ kind: 'value', value: given });

const wholeCall = `
caller: 张先生
address: 滨江路 18 号
phone: 13800138000
trapped: some
people: 3
smoke: no
maintenance: [no-answer, { outcome: reached, party: 值班员丙, number: '137 0013 7000' }]
stay-put: 里面说听到了
sign: true
signs: [dark, 抖动]
since: '22:05'
lifts:
  - { number: 3 号梯, floor: 7 }
  - { number: 4 号梯, floor: refused, contact: '88886666' }
words: unknown
arrived: '22:30'
`;

describe('a call from a file', () => {
  test('runs to its end without a person', () => {
    const played = play(wholeCall);
    expect(played.unfit).toEqual([]);
    expect(played.incident.closed).toMatchObject({ ending: 'finished' });
    expect(fact(played, 'caller')).toEqual(value('张先生'));
    expect(fact(played, 'smoke')).toEqual(value(false));
    expect(fact(played, 'signs')).toEqual(value(['dark', 'shaking']));
    expect(fact(played, 'words')).toEqual({ kind: 'unknown' });
    expect(fact(played, 'since')).toEqual(value('2026-11-21T22:05:00+08:00'));
    expect(fact(played, 'lifts')).toMatchObject({
      complete: true,
      items: [
        { number: value('3 号梯'), floor: value(7), contact: { kind: 'unknown' } },
        { number: value('4 号梯'), floor: { kind: 'refused' }, contact: value('88886666') },
      ],
    });
    expect(played.incident.finished.get(step('stay-put'))).toMatchObject({
      kind: 'done',
      seen: '里面说听到了',
    });
    expect(played.incident.finished.get(step('sign'))).not.toHaveProperty('seen');
  });

  test('the directory names the party, unless the file does', () => {
    const { incident } = play(wholeCall);
    expect(incident.tries.map(({ party, number, outcome }) => [party, number, outcome])).toEqual([
      ['值班员甲', '138 0013 8000', 'no-answer'],
      ['值班员丙', '137 0013 7000', 'reached'],
    ]);
  });

  test('what a party was told is on record, as an operator leaves it', async () => {
    const file = `
caller: 张先生
address: 滨江路 18 号
phone: 13800138000
trapped: some
people: 3
smoke: no
maintenance: [no-answer, reached]
`;
    const byHand = await type(['张先生', '滨江路 18 号', '13800138000', '2', '3', '2', '2', '1']);
    const told = '滨江路 18 号 电梯停运，被困 3 人。';
    expect(play(file).entries.filter(isTry).map(withoutTime)).toEqual([
      expect.not.objectContaining({ told }),
      expect.objectContaining({ outcome: 'reached', told }),
    ]);
    const { entries = [] } = byHand.desk.records.read(byHand.desk.session.id) ?? {};
    expect(play(file).entries.filter(isTry).map(withoutTime)).toEqual(entries.filter(isTry).map(withoutTime));
  });

  test('what it does not name is skipped, and says why, in both languages', () => {
    const reasons = (language: 'zh' | 'en') =>
      new Set(
        [...play('caller: 张先生', language).incident.finished.values()].flatMap((one) =>
          one.kind === 'skipped' ? [one.reason] : [],
        ),
      );
    expect(reasons('zh')).toEqual(new Set(['答案文件里没有']));
    expect(reasons('en')).toEqual(new Set(['not in answers file']));
  });

  test('JSON is YAML as well', () => {
    expect(fact(play('{"caller": "张先生", "people": null}'), 'caller')).toEqual(value('张先生'));
  });

  test('an empty answer is 不清楚, and the three that are no value can be said in words', () => {
    const played = play(
      'caller: null\naddress: 拒绝回答\nphone: not-applicable\nsmoke: 不清楚\nlifts: unknown',
    );
    expect(fact(played, 'caller')).toEqual({ kind: 'unknown' });
    expect(fact(played, 'address')).toEqual({ kind: 'refused' });
    expect(fact(played, 'phone')).toEqual({ kind: 'not-applicable' });
    expect(fact(played, 'smoke')).toEqual({ kind: 'unknown' });
    expect(fact(played, 'lifts')).toEqual({ kind: 'unknown' });
  });

  test.each([
    ['trapped: 有人不适', 'trapped', 'unwell'],
    ['trapped: nobody', 'trapped', 'none'],
    ['smoke: yes', 'smoke', true],
    ['smoke: true', 'smoke', true],
    ['smoke: 否', 'smoke', false],
    ["since: '2026-11-21 21:50'", 'since', '2026-11-21T21:50+08:00'],
    ['signs: tilted', 'signs', ['tilted']],
    ['signs: []', 'signs', []],
    ['caller: 7', 'caller', '7'],
    ["smoke: '是'", 'smoke', true],
  ])('%s', (line, field, held) => {
    expect(fact(play(line), field)).toEqual(value(held));
  });

  test('numbers may be written full-width', () => {
    expect(fact(play('trapped: some\npeople: ３'), 'people')).toEqual(value(3));
  });

  test('a step can be skipped with its own reason', () => {
    const { incident } = play('sign: { skip: 没有人手 }\ncaller: { skip: 匿名 }');
    expect(incident.finished.get(step('sign'))).toMatchObject({ kind: 'skipped', reason: '没有人手' });
    expect(incident.finished.get(step('caller'))).toMatchObject({ kind: 'skipped', reason: '匿名' });
  });

  test('who was not reached in the end is left, and that is on record', () => {
    const { incident } = play('maintenance: [占线, wrong number]');
    expect(incident.tries.map(({ outcome }) => outcome)).toEqual(['busy', 'wrong-number']);
    expect(incident.finished.get(step('maintenance'))).toMatchObject({
      kind: 'skipped',
      reason: '没有联系上',
    });
  });

  test('a step of another procedure can be named with it', () => {
    const played = play(
      'smoke: yes\nhand_off: smoke-seen\nsmoke-seen/fire-brigade: reached\neveryone_out: yes',
    );
    expect(played.incident.procedures.map(({ procedure }) => procedure)).toEqual([
      'stuck-lift',
      'smoke-seen',
    ]);
    expect(played.incident.tries).toMatchObject([{ party: '消防救援', number: '119' }]);
    expect(fact(played, 'everyone_out')).toEqual(value(true));
  });

  test('an offer that it does not name is declined', () => {
    const { incident } = play('smoke: yes');
    expect([...incident.declinedHandOffs]).toEqual(['smoke-seen']);
  });

  test.each([
    ['ending: call-dropped', { ending: 'call-dropped' }],
    ['ending: 误报', { ending: 'false-report' }],
    ['ending: { how: other, reason: 消防接手 }', { ending: 'other', reason: '消防接手' }],
  ])('%s', (line, closed) => {
    expect(play(line).incident.closed).toMatchObject(closed);
  });
});

describe('times', () => {
  const timed = `
- { step: opened, at: '21:00', value: true }
- { step: caller, value: 张先生, at: '21:01' }
- { step: maintenance, value: [{ outcome: busy, at: 3 }, { outcome: reached, at: '21:06' }] }
- { step: sign, at: '21:05' }
- { step: arrived, value: '21:30' }
`;

  test('are those of the file, only go forward, and a limit that passed on the way is on record', () => {
    const { entries } = play(timed);
    const at = entries.flatMap((entry) =>
      ['opened', 'answered', 'tried', 'late', 'done'].includes(entry.type)
        ? [`${entry.type} ${entry.at.wall.slice(11, 19)} ${entry.at.elapsed / 60_000}`]
        : [],
    );
    expect(at).toEqual([
      'opened 21:00:00 0',
      'answered 21:01:00 1',
      'late 21:03:00 3',
      'tried 21:03:00 3',
      'tried 21:06:00 6',
      'done 21:06:00 6',
      'answered 21:30:00 30',
    ]);
  });

  test('the first time is the beginning where the file does not tell one', () => {
    const { entries } = play("- { step: caller, value: 张先生, at: '20:00' }");
    expect(entries[0]?.at.wall).toBe('2026-11-21T20:00:00.000+08:00');
  });

  test('without any the call is now', () => {
    const { entries } = play("since: '21:00'");
    expect(entries.every(({ at }) => at.elapsed === 0)).toBe(true);
  });
});

describe('problems are told all at once, each with its place', () => {
  test('and nothing is played', () => {
    const text = [
      'callr: 张先生',
      'trapped: sme',
      'people: 好几个',
      'smoke: perhaps',
      'since: 刚才',
      'signs: [dark, drak]',
      'lifts:',
      '  - { nmber: 3, floor: 七层 }',
      '  - 4 号梯',
      'maintenance: answered',
      'sign: no',
      'stay-put: [1]',
      'ending: bored',
      'hand_off: [smoke-sen]',
      'caller: { skip: }',
      'address: { where: here }',
      'opened: 5',
      'words: true',
    ].join('\n');
    expect(problemsIn(text)).toEqual([
      expect.stringMatching(/^call\.yaml:1:1：没有“callr”这个要素或步骤；.*是不是“caller”？$/u),
      expect.stringMatching(/^call\.yaml:2:10：“sme”；应为：其中之一：none、some、unwell。$/u),
      expect.stringMatching(/^call\.yaml:3:9：“好几个”；应为：数字或 unknown。$/u),
      expect.stringMatching(/^call\.yaml:4:8：“perhaps”；应为：yes、no 或 unknown。$/u),
      expect.stringMatching(/^call\.yaml:5:8：“刚才”；应为：时间/u),
      expect.stringMatching(/^call\.yaml:6:8：.*；应为：列表，取自：dark、tilted、shaking。$/u),
      expect.stringMatching(/^call\.yaml:8:7：没有“nmber”这个项；.*是不是“number”？$/u),
      expect.stringMatching(/^call\.yaml:8:24：“七层”；应为：数字或 unknown。$/u),
      expect.stringMatching(/^call\.yaml:9:5：“4 号梯”；应为：一组/u),
      expect.stringMatching(/^call\.yaml:10:14：“answered”；应为：其中之一：reached/u),
      expect.stringMatching(/^call\.yaml:11:7：不是做完的写法；应为：true/u),
      expect.stringMatching(/^call\.yaml:12:11：不是做完的写法/u),
      expect.stringMatching(/^call\.yaml:13:9：“bored”；应为：其中之一：finished/u),
      expect.stringMatching(/^call\.yaml:14:11：没有“smoke-sen”这个可转入的流程；.*是不是“smoke-seen”？$/u),
      expect.stringMatching(/^call\.yaml:15:\d+：.*；应为：跳过的理由。$/u),
      expect.stringMatching(/^call\.yaml:16:10：.*；应为：文字。$/u),
      expect.stringMatching(/^call\.yaml:17:9：.*；应为：时间/u),
      expect.stringMatching(/^call\.yaml:18:8：“true”；应为：文字。$/u),
    ]);
  });

  test('in English too', () => {
    expect(problemsIn('trapped: sme', 'en')).toEqual([
      'call.yaml:1:10: “sme”; expected: one of none, some, unwell.',
    ]);
  });

  test.each([
    ['- caller', /^call\.yaml:1:3：没有 step 的一条/u],
    ['- { value: 3 }', /没有 step 的一条/u],
    ['- { step: caller, valu: 张 }', /没有“valu”这个键；.*是不是“value”？/u],
    ['just words', /^call\.yaml:1:1：不是一组回答/u],
    ['ending: other', /reason/u],
    ['lifts: 3 号梯', /应为：列表/u],
    ['lifts: [{ number: [1] }]', /应为：文字/u],
    ['- { step: caller, value: 张, at: 晚上 }', /应为：时间/u],
    ['- { step: caller, value: 张, at: -5 }', /应为：时间/u],
    ['- { step: caller, value: 张 }\n- { step: caller, value: 李 }', /^call\.yaml:2:\d+：“caller”写了两次/u],
    ["trapped: ''", /空的回答/u],
    ['trapped: 3', /其中之一/u],
    ['people: [1]', /数字/u],
    [`trapped: ${'很'.repeat(100)}`, /“很{39}…”/u],
    ['a: [1', /call\.yaml/u],
    ['caller: 张\ncaller: 李', /call\.yaml:2/u],
  ])('%s', (text, problem) => {
    const problems = problemsIn(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(problem);
  });

  test('a step of a procedure that the call can never come into is not known', () => {
    expect(problemsIn('smoke-seen/nowhere: true')).toHaveLength(1);
    expect(problemsIn('smoke-seen/fire-brigade: true')).toEqual([]);
  });
});
