import { describe, expect, test } from 'vitest';
import type { ProcedureId } from '../../src/procedure/ids.ts';
import type { Findable } from '../../src/triage/findable.ts';
import { leaningIn } from '../../src/triage/leaning.ts';
import { lettersOf } from '../../src/triage/letters.ts';
import { phraseIndex } from '../../src/triage/phrase-index.ts';
import { noSounds } from '../../src/triage/sounds.ts';

const procedure = (id: string, heard: readonly string[]): Findable => ({
  id: id as ProcedureId,
  title: { zh: id },
  family: 'family',
  aliases: [],
  heard,
  life: false,
});

const index = phraseIndex(noSounds);
index.add(procedure('flood', ['天花板滴水', '水管爆了', '地上全是水']));
index.add(procedure('smoke', ['楼道冒烟', '看到烟了', '有焦糊味']));
index.add(procedure('noise', ['楼上太吵', '半夜装修吵']));
const lean = leaningIn(index);

const leanings = (words: string, procedures = [0, 1, 2]): readonly number[] =>
  lean(
    lettersOf(words, (character) => character),
    procedures,
  );

describe('which way words lean that are no phrase of anything', () => {
  test.each([
    ['水从板上往下滴', 0],
    ['烟和糊的味道', 1],
    ['吵得半死', 2],
  ])('%s', (words, at) => {
    const all = leanings(words);
    expect(all.indexOf(Math.max(...all))).toBe(at);
  });

  test('words that nobody has lean nowhere', () => {
    expect(leanings('股票')).toEqual([0, 0, 0]);
  });

  test('characters side by side lean more than apart', () => {
    const [together, apart] = [leanings('水管'), leanings('管，在水')];
    expect(together[0]).toBeGreaterThan(apart[0] ?? 0);
  });

  test('where there is nothing to compare with, nothing leans', () => {
    expect(leanings('水管爆了', [0])).toEqual([0]);
    expect(leanings('水管爆了', [])).toEqual([]);
  });

  test('one question leaves nothing behind for the next', () => {
    const before = leanings('水管');
    leanings('楼道冒烟，半夜装修');
    expect(leanings('水管')).toEqual(before);
  });
});
