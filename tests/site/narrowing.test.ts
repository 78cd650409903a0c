import { describe, expect, test } from 'vitest';
import type { Party } from '../../src/site/directory.ts';
import { narrowed, numberFoundBy, partyFoundBy, textsOf } from '../../src/site/narrowing.ts';
import { containing } from '../../src/triage/containing.ts';
import { noSounds } from '../../src/triage/sounds.ts';

const narrowing = containing(() => noSounds);

const one: Party = {
  name: { zh: '示例一', en: 'Example One' },
  title: { zh: '抢修', en: 'Repair' },
  titles: [{ zh: '章班长' }],
  numbers: [{ number: '138 0013 8000' }, { number: '138 0013 8001' }],
};
const two: Party = { name: { zh: '章示例' }, title: { zh: '电工' }, numbers: [] };

describe('narrowing', () => {
  const left = (typed: string) =>
    narrowed([one, two], narrowing(typed), partyFoundBy).map(({ name }) => name.zh);

  test('has whoever is called so before those with it in a title or a number', () => {
    expect(left('章')).toEqual(['章示例', '示例一']);
    expect(left('')).toEqual(['示例一', '章示例']);
    expect(left('8001')).toEqual(['示例一']);
    expect(left('示例 电工')).toEqual(['章示例']);
  });

  test('finds somebody by everything that is known of them', () => {
    expect(textsOf(partyFoundBy(one))).toEqual([
      '示例一',
      'Example One',
      '抢修',
      'Repair',
      '章班长',
      '138 0013 8000',
      '138 0013 8001',
    ]);
  });

  test('finds of several numbers the one that is looked for', () => {
    const [first, second] = one.numbers.map((number) => numberFoundBy({ party: one, number }));
    expect(narrowing('0013 8001')(textsOf(first ?? { names: [], more: [] }))).toBe(false);
    expect(narrowing('0013 8001')(textsOf(second ?? { names: [], more: [] }))).toBe(true);
  });
});
