import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { breakLines, lineRanges } from '../../src/layout/break-lines.ts';
import { graphemes } from '../../src/layout/graphemes.ts';
import { width } from '../../src/layout/width.ts';

const forbiddenStart = /^[。，、；：？！”’）〕】》〉·～／]/u;
const forbiddenEnd = /[“‘（〔【《〈／]$/u;

describe('breaking lines', () => {
  test.each([
    ['no full stop at the start of a line', '请马上离开。快', 10, ['请马上离', '开。快']],
    ['two signs go together', '他说“快走！”然后挂断', 10, ['他说“快', '走！”然后', '挂断']],
    ['no opening sign at the end of a line', '请看《手册》', 6, ['请看', '《手', '册》']],
    ['a dash is not cut', '就是这里——二楼', 9, ['就是这', '里——二楼']],
    ['an ellipsis is not cut', '他还没说完……就断了', 11, ['他还没说', '完……就断了']],
    ['a word stays whole', '请执行 kubectl get 然后', 12, ['请执行', 'kubectl get', '然后']],
    [
      'a word that follows Chinese leaves no hole',
      '请执行abc后面很长的中文',
      12,
      ['请执行abc后', '面很长的中文'],
    ],
    ['a telephone number stays whole', '回拨 138 0013 8000 核对', 15, ['回拨', '138 0013 8000', '核对']],
    ['a number keeps its unit', '被困已经超过 30 分钟', 17, ['被困已经超过', '30 分钟']],
    ['a number keeps what counts it', '现在做到第 5 步了', 12, ['现在做到', '第 5 步了']],
    ['119 and 3.5% stay whole', '浓度升到3.5%了', 11, ['浓度升到', '3.5%了']],
    ['what is longer than a line is cut', 'https://example.org/a', 8, ['https://', 'example.', 'org/a']],
    ['line breaks stay', '一\n\n二', 10, ['一', '', '二']],
    ['nothing is one empty line', '', 10, ['']],
    ['a character wider than the line stands alone', '好', 1, ['好']],
  ])('%s', (_, text, cells, lines) => {
    expect(breakLines(text, cells)).toEqual(lines);
  });

  test('a label and a hanging indent take room', () => {
    expect(breakLines('请先离开屋子再说', 12, { first: 4, rest: 2 })).toEqual(['请先离开', '屋子再说']);
    expect(breakLines('请先离开屋子再说', 12, { first: 8, rest: 2 })).toEqual(['请先', '离开屋子再', '说']);
  });

  test('a terminal with wide quotes gets shorter lines', () => {
    expect(breakLines('“请先离开”', 10, { ambiguous: 1 })).toEqual(['“请先离开”']);
    expect(breakLines('“请先离开”', 10, { ambiguous: 2 })).toEqual(['“请先离', '开”']);
  });

  test('what is asked for again is the same', () => {
    const text = '请先离开屋子，到楼外空旷处再跟我说。';
    expect(breakLines(text, 14)).toBe(breakLines(text, 14));
    for (let n = 0; n < 500; n += 1) breakLines(`${text}${n}`, 14);
    expect(breakLines(text, 14)).toEqual(breakLines(`${text}`, 14));
  });
});

/** Sentences as people write them: no two forbidden signs in a row that would fill a whole line. */
const sentence = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        '燃气',
        '请您马上',
        '离开屋子',
        '到楼外空旷处',
        'NGINX-Ingress',
        '119',
        '138 0013 8000',
        '30 分钟',
        '3.5%',
        'get',
        ' ',
      ),
      fc.constantFrom('', '', '，', '。', '“', '”', '（', '）', '……', '——', '！', '、', '《', '》', ' '),
    ),
    { maxLength: 30 },
  )
  .map((all) => all.flat().join(''));

const anything = fc.oneof(
  sentence,
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.string({ unit: fc.constantFrom(...'燃气。，“”……——（）/ab 1\n　\'"'), maxLength: 80 }),
);

describe('whatever the text', () => {
  test('nothing is lost but the blanks at a break', () => {
    fc.assert(
      fc.property(anything, fc.integer({ min: 1, max: 60 }), (text, cells) => {
        let at = 0;
        for (const { start, end } of lineRanges(text, cells)) {
          expect(text.slice(at, start)).toMatch(/^[ \u3000]*\n?$/u);
          at = end;
        }
        expect(text.slice(at)).toMatch(/^[ \u3000]*$/u);
        const squeezed = (some: string): string => some.replace(/[ \u3000\n]/gu, '');
        expect(squeezed(breakLines(text, cells).join(''))).toBe(squeezed(text));
      }),
      { numRuns: 1500 },
    );
  });

  test('no line is wider than asked, but for one character that is', () => {
    fc.assert(
      fc.property(
        anything,
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom(1, 2),
        (text, cells, ambiguous) => {
          for (const line of breakLines(text, cells, { ambiguous })) {
            if (graphemes(line).length > 1) {
              const sum = graphemes(line).reduce((all, one) => all + width(one, ambiguous), 0);
              expect(sum).toBeLessThanOrEqual(cells);
            }
          }
        },
      ),
      { numRuns: 1500 },
    );
  });

  test('no line of a sentence starts or ends with a sign that must not stand there', () => {
    fc.assert(
      fc.property(sentence, fc.integer({ min: 24, max: 80 }), (text, cells) => {
        const lines = breakLines(text, cells);
        lines.slice(1).forEach((line) => {
          expect(line).not.toMatch(forbiddenStart);
        });
        lines.slice(0, -1).forEach((line) => {
          expect(line).not.toMatch(forbiddenEnd);
        });
      }),
      { numRuns: 1500 },
    );
  });
});
