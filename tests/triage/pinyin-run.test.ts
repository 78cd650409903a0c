import { describe, expect, test } from 'vitest';
import { pinyinRuns } from '../../src/triage/pinyin-run.ts';
import { sounds } from './sounds.ts';

const runs = pinyinRuns(sounds.syllables);

/** `[ran]` may be the syllable, `qi…` is the beginning of one, `x-` an initial. */
const read = (run: string, { last = true, initials = false } = {}): readonly string[] =>
  runs(run, last, initials)
    .filter(({ steady, kind }) => steady || kind === 'initial')
    .map(({ from, to, kind }) => {
      const part = run.slice(from, to);
      return kind === 'whole' ? `[${part}]` : kind === 'begun' ? `${part}…` : `${part}-`;
    });

describe('a run of letters as pinyin', () => {
  test.each([
    ['syllables without a break', 'ranqi', ['[ran]', '[qi]', 'qi…']],
    ['every way to part them', 'xian', ['[xi]', '[xia]', '[xian]', '[a]', '[an]', 'xian…', 'an…']],
    ['the last one half typed', 'ranxio', ['[ran]', '[xi]', '[o]', 'xio…']],
    ['English', 'stairwell', []],
  ])('%s', (_, run, parts) => {
    expect(read(run)).toEqual(parts);
  });

  test('only the run that is being typed may end in the middle', () => {
    expect(read('ranqx', { last: false })).toEqual([]);
  });

  test('rows of initials, zh ch sh as one or as two', () => {
    expect(read('zhrq', { initials: true })).toEqual(['z-', 'zh-', 'h-', 'r-', 'q-']);
  });

  test('a long run is no row of initials', () => {
    expect(read('abcdefghijk', { initials: true }).filter((part) => part.endsWith('-'))).toEqual([]);
  });
});
