import { describe, expect, test } from 'vitest';
import type { Refusal } from '../../src/incident/command.ts';
import { judge } from '../../src/incident/relevance.ts';
import { answerWords } from '../../src/report/answer-words.ts';
import { messageWords } from '../../src/report/message-words.ts';
import { refusalWords } from '../../src/report/refusal-words.ts';
import { sourcesWords, stepWords } from '../../src/report/step-words.ts';
import { ends, row } from '../../src/report/text-block.ts';
import { clockWords, dayAndTime, durationWords, timeBeside } from '../../src/report/time-words.ts';
import { reportWords } from '../../src/report/words.ts';
import { answer, at, call, content, type Line, part, refused, step, stuckLift } from './call.ts';

const procedure = content.procedures.get(stuckLift);
if (procedure === undefined) throw new Error('the sample procedure was not loaded');

describe('times', () => {
  test.each([
    [0, '0 秒', '0 s', '00:00'],
    [42_900, '42 秒', '42 s', '00:42'],
    [120_000, '2 分', '2 min', '02:00'],
    [993_000, '16 分 33 秒', '16 min 33 s', '16:33'],
    [-3_723_000, '1 小时 2 分', '1 h 2 min', '1:02:03'],
  ])('%d ms', (milliseconds, zh, en, clock) => {
    expect(durationWords(milliseconds, 'zh')).toBe(zh);
    expect(durationWords(milliseconds, 'en')).toBe(en);
    expect(clockWords(milliseconds)).toBe(clock);
  });

  test.each([
    ['2026-11-21T22:15:07.120+08:00', '22:15:07', '2026-11-21 22:15:07'],
    ['2026-11-21T22:15+08:00', '22:15', '2026-11-21 22:15'],
    ['2026-11-22T00:01:00+08:00', '11-22 00:01:00', '2026-11-22 00:01:00'],
    ['2027-01-01T00:01:00+08:00', '2027-01-01 00:01:00', '2027-01-01 00:01:00'],
    ['刚才', '刚才', '刚才'],
  ])('%s', (iso, beside, whole) => {
    expect(timeBeside(iso, '2026-11-21T22:00:00+08:00')).toBe(beside);
    expect(dayAndTime(iso)).toBe(whole);
  });
});

describe('answers', () => {
  const words = (field: string, value: string | number | boolean | readonly string[]): string =>
    answerWords(
      Object.values(procedure.fields).find(({ id }) => id === field),
      { kind: 'value', value },
      'zh',
      at(0).wall,
    );

  test.each([
    ['smoke', true, '是'],
    ['smoke', false, '否'],
    ['people', 3, '3 人'],
    ['signs', ['dark', 'tilted'], '没有灯、倾斜'],
    ['signs', [], '都没有'],
    ['trapped', 'unwell', '有人不适'],
    ['trapped', 'gone-since', 'gone-since'],
    ['phone', '138-0013-8000', '138 0013 8000'],
    ['phone', '010-88886666转801', '010-8888 6666 转 801'],
    ['lost', 3, '3'],
  ] as const)('%s %j', (field, value, said) => {
    expect(words(field, value)).toBe(said);
  });
});

describe('steps', () => {
  const named = (id: string, language: 'zh' | 'en' = 'zh'): string | undefined => {
    const found = procedure.steps.find((one) => one.id === id);
    return found && stepWords(found, procedure, language, content.roles);
  };

  test('are named by what they are about', () => {
    expect(named('address')).toBe('地址');
    expect(named('maintenance')).toBe('通知电梯维保');
    expect(named('sign')).toBe('基站门前，放警示牌');
    expect(named('stay-put')).toBe('说“请不要扒门，也不要跳。”');
    expect(named('stay-put', 'en')).toBe('say “Please do not force the doors and do not jump.”');
  });

  test('with nothing to say by its act, what finishes it, or its id', () => {
    const [base] = procedure.steps.filter(({ kind }) => kind === 'say');
    if (base === undefined) throw new Error('no say step');
    const { say: _, done, ...bare } = base;
    expect(stepWords({ ...bare, do: { zh: '守住厅门' } }, procedure, 'zh')).toBe('守住厅门');
    expect(stepWords({ ...bare, done }, procedure, 'en')).toBe('Said and heard');
    expect(stepWords(bare, procedure, 'zh')).toBe('stay-put');
  });

  test('name their sources; an unknown one is passed over', () => {
    expect(sourcesWords(['law', 'nowhere'], procedure, 'en')).toEqual(['Sample Rules Article 7']);
  });
});

describe('a message to a party', () => {
  const told = (id: string, lines: readonly Line[], language: 'zh' | 'en' = 'zh'): string => {
    const { incident } = call(lines);
    const { fact } = judge({ procedures: content.procedures, incident, now: at(60) });
    const message = { zh: id, en: id };
    return messageWords(message, procedure, { fact, opened: incident.opened.at.wall }, language);
  };

  test('is filled in with what is known', () => {
    const text = '{address} 电梯停运，{trapped}。编号：{lifts}。';
    expect(
      told(text, [
        [1, answer('address', '滨江路 18 号')],
        [2, answer('trapped', 'some')],
        [3, part('lifts', 0, 'number', '3 号梯')],
        [4, part('lifts', 0, 'floor', 7)],
      ]),
    ).toBe('滨江路 18 号 电梯停运，有人，清醒。编号：3 号梯 7 层。');
    expect(told('{lifts}', [[1, { type: 'complete-list', step: step('lifts') }]])).toBe('没有');
  });

  test('has pasted words on one line, with quotes in quotes and one mark at the end', () => {
    const said = answer('address', '他说“我在楼里”\n又说\n“等着吧。”。');
    expect(told('原话：{address}。请来。', [[1, said]])).toBe('原话：他说‘我在楼里’ 又说 ‘等着吧。’。请来。');
  });

  test('says of what it does not know, and how', () => {
    expect(told('{address}，{phone}，来电人：{caller}。', [[1, answer('caller', refused)]])).toBe(
      '地址、回拨号码还不清楚，来电人：拒绝回答。',
    );
    expect(told('{address}. Caller {caller}.', [], 'en')).toBe('Address, caller: not known yet.');
    expect(told('{address}. Come.', [], 'en')).toBe('Address not known yet. Come.');
    expect(told('来电人说：{caller}。被困：{trapped}。', [])).toBe('来电人说：还不清楚。被困还不清楚。');
  });

  test('marks a number that seems to lack digits, and no other', () => {
    expect(told('回拨：{phone}。', [[1, answer('phone', '1380013800')]])).toMatch(/（号码存疑）。$/u);
    expect(told('回拨：{phone}。', [[1, answer('phone', '13800138000')]])).toBe('回拨：138 0013 8000。');
  });

  test('tells digits and letters at half width, as typed though they are', () => {
    expect(told('{address}，来。', [[1, answer('address', '1１号滨江路Ａ座')]])).toBe('11号滨江路A座，来。');
  });

  test('leaves alone what is no field', () => {
    expect(told('{nowhere}', [])).toBe('{nowhere}');
  });
});

describe('refusals', () => {
  const all: readonly Refusal[] = [
    'already-open',
    'not-open',
    'closed',
    'no-such-procedure',
    'already-in-this-incident',
    'no-such-step',
    'wrong-kind-of-step',
    'does-not-apply',
    'already-answered',
    'not-answered-yet',
    'not-a-choice',
    'not-a-number',
    'no-such-item',
    'item-not-finished',
    'empty',
    'too-long',
    'reason-missing',
    'no-such-level',
    'nothing-to-review',
    'no-reminder',
    'not-yours',
  ];

  test('each says what is the matter and what to do, in both languages, like no other', () => {
    for (const language of ['zh', 'en'] as const) {
      const sentences = all.map((one) => refusalWords(one, language));
      expect(new Set(sentences).size).toBe(all.length);
      for (const sentence of sentences) expect(sentence).toMatch(/[。.]$/u);
    }
  });
});

describe('English is complete', () => {
  test('nothing of it is Chinese but the word for a drill', () => {
    const said = (value: unknown): readonly string[] =>
      typeof value === 'string'
        ? [value]
        : typeof value === 'object'
          ? Object.values(value ?? {}).flatMap(said)
          : [];
    expect(said(reportWords('en')).filter((text) => /\p{Script=Han}/u.test(text))).toEqual(['DRILL 演练']);
  });
});

describe('blocks of text', () => {
  test('a label that is too wide stands above', () => {
    expect(row('很长很长很长的标签', ['内容'], 6)).toEqual(['  很长很长很长的标签', '          内容']);
    expect(row('短', [], 6)).toEqual(['  短']);
  });

  test('two ends that do not fit go on two lines', () => {
    expect(ends('左'.repeat(30), '右'.repeat(15))).toEqual(['左'.repeat(30), '右'.repeat(15)]);
  });
});
