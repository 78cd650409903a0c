import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { narrowed } from '../../src/cli/narrowed.ts';
import { width } from '../../src/layout/width.ts';

const lines = (...texts: readonly string[]): string => texts.join('\n');

describe('a text for paper in a narrower window', () => {
  it('goes on below what it began with, and leaves what fits as it is', () => {
    expect(
      narrowed(
        lines('开始    22:15:07', '流程    热线接报燃气事故 版本 1 · 草案，尚未审定 · 2027-11-21 前复审'),
        40,
      ),
    ).toBe(
      lines(
        '开始    22:15:07',
        '流程    热线接报燃气事故 版本 1 · 草案，',
        '        尚未审定 · 2027-11-21 前复审',
      ),
    );
  });

  it('closes wide gaps first, and shortens rules', () => {
    expect(narrowed(lines(`事件摘要  20261121-001${' '.repeat(46)}【真实事件】`, '='.repeat(80)), 60)).toBe(
      lines('事件摘要  20261121-001  【真实事件】', '='.repeat(60)),
    );
  });

  it('never is wider than the window, and loses nothing but blanks and parts of rules', () => {
    const text = fc.array(
      fc
        .array(fc.constantFrom('值班', '，', ' ', '    ', 'kubectl', '119', '“灯”', '…', '流程', '  - '), {
          maxLength: 40,
        })
        .map((words) => words.join('')),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(text, fc.integer({ min: 20, max: 100 }), (paragraphs, columns) => {
        const narrow = narrowed(lines(...paragraphs), columns);
        for (const line of narrow.split('\n')) expect(width(line)).toBeLessThanOrEqual(columns);
        expect(narrow.replace(/\s/g, '')).toBe(lines(...paragraphs).replace(/\s/g, ''));
      }),
    );
  });
});
