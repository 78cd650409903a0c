import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { phraseWords } from '../../src/report/phrase-words.ts';

const named = (names: { readonly [name: string]: string }) => (name: string) => names[name];

describe('words at hand with names filled in', () => {
  const hello = '您好，这里是{site}，我是{operator}，请讲。';
  test.each([
    [{ site: '滨江台', operator: '王敏' }, '您好，这里是滨江台，我是王敏，请讲。'],
    [{ operator: '王敏' }, '您好，我是王敏，请讲。'],
    [{ site: '滨江台' }, '您好，这里是滨江台，请讲。'],
    [{}, '您好，请讲。'],
  ])('%j gives %s', (names, words) => {
    expect(phraseWords(hello, named(names))).toEqual([words]);
  });

  test.each([
    ['Hello, this is {site}, {operator} speaking. How can I help?', 'Hello. How can I help?'],
    ['您说的是{place}，对吗？', '对吗？'],
    ['先走到外面，外面安全。{place}的人我来叫。', '先走到外面，外面安全。'],
    ['在{place}。', undefined],
    ['等我，去{place}。', '等我。'],
  ])('%s without names', (words, expected) => {
    expect(phraseWords(words, () => undefined)).toEqual(expected === undefined ? [] : [expected]);
  });

  test('a line that is left empty is left out', () => {
    expect(phraseWords('{place}别进。\n我等您。', () => undefined)).toEqual(['我等您。']);
  });

  test('what is filled in is never filled in again, and no brace is left over', () => {
    const known = fc.dictionary(fc.constantFrom('a', 'b'), fc.string());
    fc.assert(
      fc.property(known, (names) => {
        const [line = ''] = phraseWords('{a}，{b}。', named(names));
        const kept = ['a', 'b'].filter((name) => Object.hasOwn(names, name));
        for (const name of kept) expect(line).toContain(String(names[name]).trim());
        if (kept.length === 0) expect(line).toBe('');
      }),
    );
  });

  test('words without names stay as they are', () => {
    for (const words of ['您慢慢说，我等您。', 'Take your time; I am waiting.', '好'])
      expect(phraseWords(words, () => undefined)).toEqual([words]);
  });
});
