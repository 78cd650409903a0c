import { describe, expect, test } from 'vitest';
import { noSounds } from '../../src/triage/sounds.ts';
import { sounds } from './sounds.ts';

const readings = (character: string): readonly string[] =>
  sounds.readings(character).map((at) => sounds.syllables[at] ?? '');

describe('the table that the build makes', () => {
  test.each([
    ['重', ['chong', 'zhong']],
    ['长', ['chang', 'zhang']],
    ['行', ['hang', 'xing']],
    ['乐', ['le', 'yue']],
    ['女', ['nv']],
    ['燃', ['ran']],
  ])('%s has all its readings', (character, expected) => {
    expect(readings(character)).toEqual(expect.arrayContaining(expected));
  });

  test('knows every character of GB 2312', () => {
    const gb2312 = new TextDecoder('gb2312');
    const all = Array.from({ length: 72 * 94 }, (_, at) =>
      gb2312.decode(Uint8Array.of(0xb0 + Math.floor(at / 94), 0xa1 + (at % 94))),
    ).filter((character) => /^[\u4e00-\u9fff]$/.test(character));
    expect(all).toHaveLength(6763);
    // 兙 and its like are units that nobody reads aloud in one syllable; 嗯 has no vowel.
    expect(all.filter((character) => readings(character).length === 0).length).toBeLessThan(20);
  });

  test('turns traditional characters into simplified ones, and leaves others', () => {
    expect([...'電梯裡關著人'].map(sounds.simplified).join('')).toBe('电梯里关着人');
  });
});

test('without the table no character sounds like anything', () => {
  expect(noSounds.readings('燃')).toEqual([]);
  expect(noSounds.simplified('電')).toBe('電');
});
