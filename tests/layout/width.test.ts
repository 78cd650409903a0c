import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { cleanForScreen } from '../../src/layout/clean-for-screen.ts';
import { graphemes } from '../../src/layout/graphemes.ts';
import { padEnd, padStart, truncate } from '../../src/layout/pad.ts';
import { width } from '../../src/layout/width.ts';

const character = fc.oneof(
  fc.constantFrom(...'燃气泄漏，。“”……——·→①─│┼█■●★×°℃AZ09 ~（）【】あカ'),
  fc.integer({ min: 0x20, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
  fc.constantFrom('🚒', '👨‍🚒', '⚠️', 'é', '\u001b[31m', '𠮷', '1️⃣'),
);
const text = fc.array(character, { maxLength: 12 }).map((all) => all.join(''));

describe('width', () => {
  test.each([
    ['ASCII takes one cell each', 'call 119', 8],
    ['Chinese takes two', '燃气泄漏', 8],
    ['full-width punctuation takes two', '，。！（）', 10],
    ['quotes and dashes take one on most terminals', '“……”', 4],
    ['a line drawn takes one', '──┼──', 5],
    ['what combines is one character', 'é', 1],
  ])('%s', (_, given, cells) => {
    expect(width(given)).toBe(cells);
  });

  test('ambiguous characters take two where the terminal says so', () => {
    expect(width('“……”—→─', 2)).toBe(14);
    expect(width('燃气 119', 2)).toBe(8);
  });

  test('agrees with the library on every text, in both kinds of terminal', () => {
    fc.assert(
      fc.property(text, (any) => {
        expect(width(any)).toBe(stringWidth(any));
        expect(width(any, 2)).toBe(stringWidth(any, { ambiguousIsNarrow: false }));
      }),
      { numRuns: 2000 },
    );
  });
});

test('graphemes are what the segmenter says, quick way or slow', () => {
  const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });
  fc.assert(
    fc.property(text, (any) => {
      expect(graphemes(any)).toEqual(Array.from(segmenter.segment(any), ({ segment }) => segment));
    }),
    { numRuns: 2000 },
  );
});

describe('padding', () => {
  test('fills to cells, not to characters', () => {
    expect(padEnd('地址', 8)).toBe('地址    ');
    expect(padStart('03:42', 8)).toBe('   03:42');
    expect(padEnd('“地址”', 8, 2)).toBe('“地址”');
  });

  test('leaves what is too wide', () => {
    expect(padEnd('燃气泄漏', 6)).toBe('燃气泄漏');
  });

  test('cuts with an ellipsis, never wider than asked', () => {
    expect(truncate('燃气泄漏', 8)).toBe('燃气泄漏');
    expect(truncate('燃气泄漏接报', 8)).toBe('燃气泄…');
    expect(truncate('燃气泄漏接报', 8, 2)).toBe('燃气泄..');
    expect(truncate('燃气', 1, 2)).toBe('.');
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 20 }), fc.constantFrom(1, 2), (any, cells, ambiguous) => {
        expect(width(truncate(any, cells, ambiguous), ambiguous)).toBeLessThanOrEqual(cells);
      }),
    );
  });
});

describe('cleaning for the screen', () => {
  test.each([
    ['colours and cursor movement', '\u001b[31m红\u001b[2J字\u009b1m', '红字'],
    ['a window title', '\u001b]0;evil\u0007好\u001b]8;;http://x\u001b\\链\u001b]8;;\u001b\\', '好链'],
    ['an unfinished sequence', '好\u001b]0;evil', '好'],
    ['reading direction and invisible characters', 'a\u202eb\u200bc\ufeffd\u2066', 'abcd'],
    ['bell, backspace and delete', 'a\u0007b\u0008c\u007f', 'abc'],
    ['other line ends and tabs', 'a\r\nb\rc\u2028d\te', 'a\nb\nc\nd e'],
    ['half a character', 'a\ud800b', 'a\ufffdb'],
    ['keycaps and variation marks', '1\ufe0f\u20e3', '1'],
  ])('takes away %s', (_, given, shown) => {
    expect(cleanForScreen(given)).toBe(shown);
  });

  test('leaves ordinary text alone, and what it made clean', () => {
    const ordinary = '请先离开屋子，到楼外“空旷处”再说……\ncall 119 – now é ①';
    expect(cleanForScreen(ordinary)).toBe(ordinary);
    fc.assert(
      fc.property(text, (any) => {
        const once = cleanForScreen(any);
        expect(cleanForScreen(once)).toBe(once);
        expect(once).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      }),
    );
  });
});
