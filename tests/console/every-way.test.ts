import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/incident/entry.ts';
import { type Rig, rig } from './support/desk.ts';

/** What is done in the sample call: a key of a menu, or words with Enter behind them. */
const call: readonly ({ readonly key: string } | { readonly words: string })[] = [
  { key: '3' },
  { key: '2' },
  { key: '1' },
  { words: '张先生' },
  { words: '13800138000' },
  { words: '滨江路18号2幢' },
  { key: '1' },
  { key: '3' },
];

const full = (text: string): string =>
  text.replace(/[!-~]/gu, (one) => String.fromCodePoint((one.codePointAt(0) ?? 0) + 0xfee0));

/** Each way to give a key, and to give words, as a terminal hands them over. */
const ways: {
  readonly [name: string]: { key(at: Rig, key: string): void; words(at: Rig, text: string): void };
} = {
  'one key at a time': {
    key: (at, key) => at.press(key),
    words: (at, text) => at.press(...text, '<enter>'),
  },
  'an input method’s chunks, Enter apart': {
    key: (at, key) => at.press(key),
    words: (at, text) => at.press(text.slice(0, 2), text.slice(2), '<enter>'),
  },
  'chunks with Enter in the same read': {
    key: (at, key) => at.press(`${key}。`),
    words: (at, text) => at.press(`${text}\r`),
  },
  'full-width keys': {
    key: (at, key) => at.press(full(key)),
    words: (at, text) => at.press(text, '<enter>'),
  },
  'words as a paste': {
    key: (at, key) => at.press(key),
    words: (at, text) => {
      at.paste(`${text}\n`);
      at.press('<enter>');
    },
  },
  'a burst without a frame in between': {
    key: (at, key) => at.burst(key),
    words: (at, text) => {
      at.burst(...text);
      at.press('<enter>');
    },
  },
};

const played = (way: string): readonly unknown[] => {
  const at = rig();
  at.press('<enter>');
  const { key, words } = ways[way] ?? { key: () => {}, words: () => {} };
  for (const one of call) {
    if ('key' in one) key(at, one.key);
    else words(at, one.words);
  }
  at.press('<enter>');
  const [head] = at.records.list();
  const entries: readonly Entry[] = head === undefined ? [] : (at.records.read(head.id)?.entries ?? []);
  return entries.map(({ at: _, ...entry }) => entry);
};

describe('the same call leaves the same record', () => {
  const expected = played('one key at a time');
  it('and a whole one', () => {
    expect(expected.length).toBeGreaterThan(call.length);
    expect(expected).toContainEqual(expect.objectContaining({ field: 'address' }));
  });
  it.each(Object.keys(ways))('given as %s', (way) => {
    expect(played(way)).toEqual(expected);
  });
});
