/** What was written, letter by letter, as it is compared: small, half-width, simplified, without signs. */
export interface Letters {
  readonly letters: readonly string[];
  /** Where each letter stood in the text, in UTF-16 units: from, and up to. */
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** Runs of Latin letters or of digits, as places in `letters`. */
  readonly runs: readonly Run[];
}

export interface Run {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Takes what was written apart. Signs, spaces and what is neither a letter nor a digit fall away. */
export const lettersOf = (text: string, simplified: (character: string) => string): Letters => {
  const letters: string[] = [];
  const from: number[] = [];
  const to: number[] = [];
  const runs: { from: number; to: number; text: string }[] = [];
  let place = 0;
  /** What the run that may go on is made of. */
  let open: Sort | undefined;
  for (const written of text) {
    const start = place;
    place += written.length;
    for (const letter of plain(written)) {
      const sort = sortOf(letter);
      // A tone that is put on a letter goes with it; a sign stands between two words.
      if (sort === 'mark') continue;
      const run = runs.at(-1);
      if (sort === 'latin' || sort === 'digit') {
        if (run !== undefined && open === sort) {
          run.to += 1;
          run.text += letter;
        } else runs.push({ from: letters.length, to: letters.length + 1, text: letter });
      }
      open = sort;
      if (sort === 'sign') continue;
      letters.push(sort === 'other' ? simplified(letter) : letter);
      from.push(start);
      to.push(place);
    }
  }
  return { letters, from, to, runs };
};

type Sort = 'latin' | 'digit' | 'other' | 'sign' | 'mark';

/** Half-width and small, tones taken off; ü as an input method takes it. */
const plain = (written: string): string => {
  if (isHan(written) || (written >= 'a' && written <= 'z')) return written;
  return written
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/u([\u0300-\u036f]*)\u0308[\u0300-\u036f]*/g, 'v')
    .replace(/[\u0300-\u036f]/g, '');
};

const isHan = (letter: string): boolean => letter >= '\u4e00' && letter <= '\u9fff';

const sortOf = (letter: string): Sort => {
  if (isHan(letter)) return 'other';
  if (letter >= 'a' && letter <= 'z') return 'latin';
  if (letter >= '0' && letter <= '9') return 'digit';
  if (/\p{M}/u.test(letter)) return 'mark';
  return /[\p{L}\p{N}]/u.test(letter) ? 'other' : 'sign';
};
