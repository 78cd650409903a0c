import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Value } from '../../src/incident/answer.ts';
import { sameAnswer } from '../../src/incident/answer.ts';
import { checkAnswer } from '../../src/incident/check-answer.ts';
import { clean } from '../../src/incident/clean.ts';
import type { FieldType } from '../../src/procedure/procedure.ts';
import { aField, type ShortField } from '../support/a-procedure.ts';

const check = (shape: ShortField | { readonly type: FieldType }, value: Value) => {
  const checked = checkAnswer(aField('field', shape), { kind: 'value', value });
  if (checked.kind === 'refused') return checked.because;
  const { answer } = checked;
  return answer.kind !== 'value' ? answer.kind : answer.doubtful ? { doubtful: answer.value } : answer.value;
};

describe('an answer of a type', () => {
  test.each<[string, ShortField, Value, unknown]>([
    ['a choice', ['weak', 'strong'], 'weak', 'weak'],
    ['a choice that is not there', ['weak', 'strong'], 'faint', 'not-a-choice'],
    [
      'several choices, in the order of the field',
      [['hiss', 'flame', 'ice']],
      ['ice', 'hiss', 'ice'],
      ['hiss', 'ice'],
    ],
    ['no choice of several', [['hiss']], [], []],
    ['several choices with a wrong one', [['hiss']], ['hiss', 'bang'], 'not-a-choice'],
    ['one choice where several may be', [['hiss']], 'hiss', 'not-a-choice'],
    ['yes', 'yes-no', true, true],
    ['a word for yes', 'yes-no', 'yes', 'not-a-choice'],
    ['a number', 'number', -2.5, -2.5],
    ['minus nothing', 'number', -0, 0],
    ['no number', 'number', Number.NaN, 'not-a-number'],
    ['a number as text', 'count', '3', 'not-a-number'],
    ['text', 'text', ' 滨江路 18 号 ', '滨江路 18 号'],
    ['text over two lines', 'address', '滨江路\n 18 号\n', '滨江路 18 号'],
    ['long text over two lines', 'long-text', '一\n二', '一\n二'],
    ['nothing but space', 'name', ' \u200b ', 'empty'],
    ['a number for text', 'text', 3, 'empty'],
    ['a novel', 'text', '长'.repeat(501), 'too-long'],
    ['a long story', 'long-text', '长'.repeat(8000), '长'.repeat(8000)],
    ['a list as one value', { part: 'text' }, 'x', 'wrong-kind-of-step'],
  ])('%s', (_, shape, value, expected) => {
    expect(check(shape, value)).toEqual(expected);
  });

  test('a choice or several without options take nothing', () => {
    expect(check({ type: 'choice' }, 'x')).toBe('not-a-choice');
    expect(check({ type: 'choices' }, [])).toEqual([]);
  });
});

describe('an answer that looks wrong is taken, with a mark', () => {
  test('several choices of which one stands alone', () => {
    const options = [
      { id: 'child', label: { zh: '小孩' } },
      { id: 'none', label: { zh: '都没有' }, alone: true },
    ] as const;
    const shape = { type: 'choices', options } as const;
    expect(check(shape, ['child', 'none'])).toEqual({ doubtful: ['child', 'none'] });
    expect(check(shape, ['none'])).toEqual(['none']);
    expect(check(shape, ['child'])).toEqual(['child']);
  });

  const bounded = { type: 'count', min: 0, max: 60 } as const;
  test.each<[number, boolean]>([
    [0, false],
    [60, false],
    [61, true],
    [-1, true],
    [2.5, true],
  ])('%d people in a lift', (count, doubtful) => {
    expect(check(bounded, count)).toEqual(doubtful ? { doubtful: count } : count);
  });

  test('a number need not be whole', () => {
    expect(check({ type: 'number', min: 0 } as { type: FieldType }, 2.5)).toBe(2.5);
  });

  test.each([
    '138 0013 8000',
    '+86 13800138000',
    '0086-138-0013-8000',
    '(010) 6234 5678',
    '0537-2345678转12',
    '62345678',
    '400 810 8888',
    '13800138000 / 010-62345678',
  ])('%s is a number that can be called', (number) => {
    expect(check('phone', number)).toBe(number);
  });

  test.each(['1380013800', '138001380000', '23800138000', '没有', '00', '119', '95533', '+852 6123 4567'])(
    '%s is doubtful',
    (number) => {
      expect(check('phone', number)).toEqual({ doubtful: number });
    },
  );

  test('a moment is an ISO time with its offset', () => {
    expect(check('moment', '2026-11-21T22:15:00+08:00')).toBe('2026-11-21T22:15:00+08:00');
    for (const odd of ['2026-11-21T22:15:00', '2026-11-21', '10', '十点', '2026-13-41T22:15:00+08:00'])
      expect(check('moment', odd)).toEqual({ doubtful: odd });
  });
});

describe('text that is kept', () => {
  test('loses what could hide or forge a screen, and nothing else', () => {
    expect(clean('\u001b[31m红\u001b[0m \u202e反\u2069 \u200b空\ufeff \ud83d 半 🙂')).toBe(
      '[31m红[0m 反 空  半 🙂',
    );
    expect(clean('一\r\n二\r三\u2028四\t五')).toBe('一\n二\n三\n四 五');
    expect(clean('e\u0301')).toBe('é');
  });

  test('cleaned once is clean', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(clean(clean(text))).toBe(clean(text));
        expect(clean(text)).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the same answer', () => {
  const value = (one: Value) => ({ kind: 'value', value: one }) as const;

  test('says the same, whatever mark it carries', () => {
    expect(sameAnswer(value('a'), { ...value('a'), doubtful: true })).toBe(true);
    expect(sameAnswer(value(['a', 'b']), value(['a', 'b']))).toBe(true);
    expect(sameAnswer({ kind: 'refused' }, { kind: 'refused' })).toBe(true);
  });

  test('is not another one', () => {
    expect(sameAnswer(value('a'), value('b'))).toBe(false);
    expect(sameAnswer(value(['a', 'b']), value(['a', 'c']))).toBe(false);
    expect(sameAnswer(value(['a']), value(['a', 'b']))).toBe(false);
    expect(sameAnswer(value(['a']), value('a'))).toBe(false);
    expect(sameAnswer({ kind: 'refused' }, { kind: 'unknown' })).toBe(false);
    expect(sameAnswer(value('a'), { kind: 'unknown' })).toBe(false);
  });
});
