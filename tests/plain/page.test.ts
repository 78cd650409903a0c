import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { width } from '../../src/layout/width.ts';
import { choices, numbered, onPage } from '../../src/plain/page.ts';
import { PAGE } from '../../src/report/text-block.ts';

describe('a line on the page', () => {
  test('that is too long goes on under its own beginning, one without an indent at the left', () => {
    const long = '电梯困人。'.repeat(9);
    expect(onPage(`    ${long}`)).toEqual([`    ${long.slice(0, 38)}`, `      ${long.slice(38)}`]);
    expect(onPage(long)).toEqual([long.slice(0, 40), long.slice(40)]);
  });

  test('is never wider than the page, and loses nothing but blanks', () => {
    fc.assert(
      fc.property(
        fc.nat(8),
        fc.integer({ min: 40, max: PAGE }),
        fc.array(fc.constantFrom('电梯', '困人，', 'gas leak', ' ', '138 0013 8000', '（', '）'), {
          maxLength: 60,
        }),
        (indent, cells, parts) => {
          const line = `${' '.repeat(indent)}${parts.join('')}`;
          const lines = onPage(line, cells);
          expect(lines.every((one) => width(one) <= cells)).toBe(true);
          expect(lines.join('').replace(/ /gu, '')).toBe(line.replace(/ /gu, ''));
        },
      ),
    );
  });
});

test('choices stand on one line where they fit, else one a line, each with its number', () => {
  expect(choices(numbered(['是', '否']))).toEqual(['    1 是  2 否']);
  expect(choices(numbered(['楼道', '地下室'].map((one) => one.repeat(10))))).toEqual([
    `    1 ${'楼道'.repeat(10)}`,
    `    2 ${'地下室'.repeat(10)}`,
  ]);
});
