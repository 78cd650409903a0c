import { lettersOf } from './letters.ts';
import type { Sounds } from './sounds.ts';

/**
 * Whether one text or another holds each word that was typed, in any width and case, whatever signs stand in it: as it is
 * written, or its characters by their sounds, whole, begun or by the first letter (张工, zhanggong, zhg, 张g). Digits are
 * found inside of numbers. Everything holds no words. Ranks nothing: among a few hundred people it is enough to leave out
 * the others.
 * @param sounds asked for wherever words are typed
 */
export const containing = (sounds: () => Sounds) => {
  /** The same texts are looked through at every key. */
  const taken = new Map<string, readonly string[]>();

  return (typed: string): ((texts: readonly string[]) => boolean) => {
    if (typed.trim() === '') return () => true;
    const { simplified, readings, syllables } = sounds();

    const lettersIn = (text: string): readonly string[] => {
      const letters = taken.get(text) ?? lettersOf(text, simplified).letters;
      taken.set(text, letters);
      return letters;
    };

    /** Whether the letters from `at` on can be read as the word from `from` on. */
    const reads = (letters: readonly string[], at: number, word: string, from: number): boolean => {
      if (from === word.length) return true;
      const letter = letters[at];
      if (letter === undefined) return false;
      if (word.startsWith(letter, from) && reads(letters, at + 1, word, from + letter.length)) return true;
      return readings(letter).some((place) => {
        const sound = syllables[place] ?? '';
        for (let size = 1; size <= sound.length && word[from + size - 1] === sound[size - 1]; size += 1)
          if (reads(letters, at + 1, word, from + size)) return true;
        return false;
      });
    };

    const words = wordsIn(typed)
      .map((word) => lettersOf(word, simplified).letters.join(''))
      .filter((word) => word !== '');
    return (texts) =>
      words.every((word) =>
        texts.map(lettersIn).some((text) => text.some((_, at) => reads(text, at, word, 0))),
      );
  };
};

/** A number written in groups is one word. */
const wordsIn = (typed: string): readonly string[] =>
  typed
    .normalize('NFKC')
    .replace(/(?<=\d)\s+(?=\d)/gu, '')
    .split(/\s+/u);
