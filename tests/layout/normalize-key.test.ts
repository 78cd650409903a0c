import { describe, expect, test } from 'vitest';
import { choiceDigit, normalizeKey, normalizeNumber } from '../../src/layout/normalize-key.ts';

describe('keys with the input method on', () => {
  test.each([
    ['１２３', '123'],
    ['！', '!'],
    ['。', '.'],
    ['、', '/'],
    ['《', '<'],
    ['？', '?'],
    ['＋', '+'],
    ['－', '-'],
    ['【】', '[]'],
    ['￥', '$'],
    ['……', '^'],
    ['——', '_'],
    ['·', '`'],
    ['“”', '""'],
    ['‘’', "''"],
    ['\u3000', ' '],
    ['Ｙ', 'Y'],
  ])('%s is %s', (typed, meant) => {
    expect(normalizeKey(typed)).toBe(meant);
  });
});

describe('a numbered choice', () => {
  test.each([
    ['2', 2],
    ['２', 2],
    ['二', 2],
    ['2。', 2],
    [' 2\r', 2],
    ['零', 0],
    ['是', 1],
    ['否', 2],
    ['不是', 2],
    ['22', undefined],
    ['二楼', undefined],
    ['', undefined],
  ])('%j gives %s', (typed, digit) => {
    expect(choiceDigit(typed)).toBe(digit);
  });
});

test('numbers and telephone numbers come out at half width', () => {
  expect(normalizeNumber('１３８　００１３　８０００ ')).toBe('138 0013 8000');
  expect(normalizeNumber('３。５')).toBe('3.5');
  expect(normalizeNumber('010—12345678')).toBe('010-12345678');
});
