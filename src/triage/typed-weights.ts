import { commonTells, isCommon } from './common-words.ts';
import { isEverydayPair, isEverydayWord } from './everyday-words.ts';
import type { Letters } from './letters.ts';
import type { PhraseIndex } from './phrase-index.ts';
import { stem } from './stem.ts';

/** By letter: whether it is of a word that every sentence or any call may have. */
export const everydayIn = ({ letters, runs }: Letters): readonly boolean[] => {
  const everyday = letters.map(
    (letter, at) =>
      isCommon(letter) ||
      isEverydayPair(letters[at - 1] ?? '', letter) ||
      isEverydayPair(letter, letters[at + 1] ?? ''),
  );
  for (const { from, to, text } of runs)
    everyday.fill(isCommon(text) || isEverydayWord(stem(text)), from, to);
  return everyday;
};

/** How much each typed letter would tell, were it explained. */
export const weightsOf = (
  { letters, runs }: Letters,
  index: PhraseIndex,
  isEveryday: (at: number) => boolean,
): readonly number[] => {
  const weights = letters.map((letter, at) => {
    if (isEveryday(at)) return commonTells;
    const known = index.unit(letter);
    return known === undefined ? 1 : index.telling(known);
  });
  for (const { from, to, text } of runs) {
    if (isEveryday(from)) weights.fill(commonTells / text.length, from, to);
    else {
      const known = index.unit(stem(text));
      weights.fill(known === undefined ? 0.3 : index.telling(known) / text.length, from, to);
    }
  }
  return weights;
};
