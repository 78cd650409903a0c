import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lettersOf } from '../../src/triage/letters.ts';
import { unitsIn } from '../../src/triage/units-in.ts';
import { sounds } from './sounds.ts';

const read = (text: string) => lettersOf(text, sounds.simplified);

describe('what was typed, letter by letter', () => {
  test.each([
    ['signs and spaces fall away', '【电梯】，卡住！', '电梯卡住', []],
    ['full-width letters are half-width ones', 'ＲＱｘｌ', 'rqxl', ['rqxl']],
    ['traditional characters are simplified', '電梯', '电梯', []],
    ['letters and digits are words of their own', '3号梯B2', '3号梯b2', ['3', 'b', '2']],
    ['a space ends a word', 'ran qi', 'ranqi', ['ran', 'qi']],
    ['tones are taken off, ü is v', 'lǜ nǚ', 'lvnv', ['lv', 'nv']],
    ['an apostrophe parts syllables', "xi'an", 'xian', ['xi', 'an']],
    ['nothing but signs is nothing', '？！…￥', '', []],
  ])('%s', (_, text, letters, runs) => {
    const typed = read(text);
    expect(typed.letters.join('')).toBe(letters);
    expect(typed.runs.map((run) => run.text)).toEqual(runs);
  });

  test('each letter knows where it stood', () => {
    const text = '（電）梯 ＡＢ';
    const { letters, from, to } = read(text);
    expect(letters.map((_, at) => text.slice(from[at], to[at]))).toEqual(['電', '梯', 'Ａ', 'Ｂ']);
  });
});

const texts = fc.string({
  unit: fc.constantFrom(...'电梯困人電關 ab1２Ａé，。!\n', '𨋢', '㎡', '👨‍👩‍👧', '\u0301'),
  maxLength: 20,
});

test('places rise and stay within the text, whatever was typed', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const { letters, from, to, runs } = read(text);
      expect([from.length, to.length]).toEqual([letters.length, letters.length]);
      for (const [at, start] of from.entries()) {
        expect(start).toBeGreaterThanOrEqual(from[at - 1] ?? 0);
        expect(start).toBeLessThan(to[at] ?? 0);
        expect(to[at]).toBeLessThanOrEqual(text.length);
      }
      for (const run of runs) expect(letters.slice(run.from, run.to).join('')).toBe(run.text);
    }),
  );
});

test('phrases are read like what is typed, by the short way and the long', () => {
  const units = (text: string): readonly string[] => {
    const seen: string[] = [];
    const of = unitsIn(sounds, (unit) => seen.push(unit) - 1);
    return of(text).map((unit) => seen[unit] ?? '');
  };
  expect(units('電梯困人，ＡＴＭ 没电2小时')).toEqual([
    '电',
    '梯',
    '困',
    '人',
    'atm',
    '没',
    '电',
    '2',
    '小',
    '时',
  ]);
  expect(units('leaks in the Stairwell')).toEqual(['leak', 'in', 'the', 'stairwell']);
  expect(units('no-gas')).toEqual(['no', 'gas']);
});
