import { describe, expect, it } from 'vitest';
import { harmfulCharacter, quotable } from '../../src/procedure/harmless.ts';
import { inOrder, type Problem, problemSentence } from '../../src/procedure/problem.ts';

const problem = (file: string, line: number, column: number, zh = '毛病', near?: string): Problem => ({
  severity: 'error',
  place: { file, line, column },
  found: { zh, en: 'a fault' },
  expected: { zh: '没有', en: 'none' },
  nearest: near,
});

describe('a problem', () => {
  it('is one sentence in either language', () => {
    expect(problemSentence(problem('a.yaml', 3, 5), 'zh')).toBe('a.yaml:3:5：毛病；应为：没有。');
    expect(problemSentence(problem('a.yaml', 3, 5), 'en')).toBe('a.yaml:3:5: a fault; expected: none.');
    expect(problemSentence(problem('a.yaml', 3, 5, '毛病', 'b'), 'zh')).toBe(
      'a.yaml:3:5：毛病；应为：没有。是不是“b”？',
    );
    expect(problemSentence(problem('a.yaml', 3, 5, '毛病', 'b'), 'en')).toBe(
      'a.yaml:3:5: a fault; expected: none. Did you mean “b”?',
    );
  });

  it('comes in the order of files, each said once', () => {
    const [a, b, c, d] = [problem('a', 2, 9), problem('a', 10, 1), problem('a', 10, 2), problem('b', 1, 1)];
    expect(inOrder([d, c, problem('a', 10, 1), b, a])).toEqual([a, b, c, d]);
  });
});

describe('text from a file', () => {
  it('is repeated short, on one line, without anything that a terminal obeys', () => {
    expect(quotable('a\u001b[31m\nb\u202e')).toBe('aU+001B[31mU+000AbU+202E');
    expect(quotable('字'.repeat(50))).toBe(`${'字'.repeat(39)}…`);
  });

  it('is harmless with line feeds, and not with other controls', () => {
    expect(harmfulCharacter('两行\n文字，emoji 🚨')).toBeUndefined();
    expect(harmfulCharacter('a\u0085')).toEqual({ offset: 1, name: 'U+0085' });
    expect(harmfulCharacter('a\u{e0041}')).toEqual({ offset: 1, name: 'U+E0041' });
  });
});
