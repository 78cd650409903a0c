import { describe, expect, test } from 'vitest';
import { maskAddress, maskPhone } from '../../src/report/redact.ts';
import { summaryJson } from '../../src/report/summary-json.ts';
import { summaryMarkdown } from '../../src/report/summary-markdown.ts';
import { summaryText } from '../../src/report/summary-text.ts';
import { answer, call, correct, type Line, level, part, smokeSeen, step, summaryOf } from './call.ts';

const lines: readonly Line[] = [
  [1, answer('caller', '欧阳小明')],
  [2, answer('address', '滨江路 18 号 2-301')],
  [3, answer('phone', '13800138000')],
  [4, correct('phone', '13900139000')],
  [5, answer('trapped', 'some')],
  [6, answer('people', 2)],
  [7, part('lifts', 0, 'contact', '010-88886666')],
  [
    8,
    { type: 'note', text: '欧阳小明的身份证 110101199003071234，另一个号码 139-0013-9000，报 119 与 12345' },
  ],
  [9, { type: 'skip', step: step('sign'), reason: '欧阳小明不同意' }],
  [10, { type: 'override-grade', level: level('major'), reason: '欧阳小明要求' }],
  [11, answer('words', '我叫欧阳小明，住滨江路 18 号 2-301')],
  [12, { type: 'try', step: step('maintenance'), party: '值班员甲', number: '13800138000', outcome: 'busy' }],
  [13, { type: 'try', step: step('maintenance'), party: '王敏', outcome: 'reached' }],
  [14, answer('smoke', true)],
  [15, { type: 'decline-hand-off', to: smokeSeen, reason: '欧阳小明说没有烟' }],
  [16, { type: 'take-over', operator: '赵平安', desk: '热线 2 台', from: '王敏 热线 1 台' }],
  [17, { type: 'close', ending: 'other', reason: '欧阳小明挂断' }],
];
const secrets =
  /欧阳小明|王敏|赵平安|2-301|13800138000|138 0013 8000|13900139000|139-0013-9000|139 0013 9000|88886666|110101199003071234/u;

describe('a masked summary', () => {
  const summary = summaryOf(call(lines, { words: '欧阳小明打来的' }), { redact: true });

  test.each([
    ['text', summaryText],
    ['markdown', summaryMarkdown],
    ['json', summaryJson],
  ])('holds none of what was private, as %s', (_, write) => {
    expect(write(summaryOf(call(lines)))).toMatch(secrets);
    expect(write(summary)).not.toMatch(secrets);
    expect(summaryText(summary)).toContain('个人信息已遮盖');
  });

  test('still lets callers be told apart and places be found', () => {
    const text = summaryText(summary);
    expect(text).toContain('欧*');
    expect(text).toContain('滨江路***');
    expect(text).toContain('139****9000');
    expect(text).toContain('报 119 与 12345');
  });

  test('masks nothing that was not asked for', () => {
    expect(summary.notifications[0]?.tries[0]).toMatchObject({ party: '值班员甲', number: '138****8000' });
    expect(summary.facts.flatMap(({ facts }) => facts)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ field: 'people', value: 2 }),
        expect.objectContaining({ field: 'trapped', value: 'some' }),
      ]),
    );
    expect(summary).toMatchObject({ id: '20261121-003', opened: '2026-11-21T22:15:07.120+08:00' });
  });

  test('works without words, ending and settings', () => {
    expect(
      summaryOf(call([[1, answer('since', { kind: 'unknown' })]], { words: '', operator: '李' }), {
        redact: true,
      }),
    ).toMatchObject({
      redacted: true,
      operator: '李',
    });
  });
});

test.each([
  ['13800138000', '138****8000'],
  ['+86 138 0013 8000', '138****8000'],
  ['010-88886666', '010****6666'],
  ['010-8888 6666 转 801', '010****6666'],
  ['幺三八零零幺三八零零零，找人', '****，找人'],
  ['13800138000 / 01088886666', '138****8000 / 010****6666'],
  ['+852 6123 4567', '852****4567'],
  ['88886666', '****6666'],
  ['119', '119'],
  ['95598', '95598'],
])('%s becomes %s', (number, masked) => {
  expect(maskPhone(number)).toBe(masked);
});

test.each([
  ['滨江路 18 号 2-301', '滨江路***'],
  ['滨江市江南区人民大道滨江花园小区二号楼', '滨江市江南区人民大道滨江花园小区***'],
  ['18 Riverside Road, flat 2', '*** Riverside Road'],
  ['地下车库东侧', '地下***'],
])('%s becomes %s', (address, masked) => {
  expect(maskAddress(address)).toBe(masked);
});
