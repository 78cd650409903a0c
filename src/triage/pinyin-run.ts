/** A stretch of Latin letters that may stand for one character. Places are counted from the beginning of the run. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** The syllables that it may be, as places in the list of all. */
  readonly syllables: readonly number[];
  /** A whole syllable, the beginning of one that is still being typed, or the first letter in a row of such. */
  readonly kind: 'whole' | 'begun' | 'initial';
  /** Whether all letters of the run can be read in this manner; otherwise it only counts if everything fits together. */
  readonly steady: boolean;
}

/** What a run of letters longer than this is nobody's row of initials. */
const longestInitials = 10;
const longestSyllable = 6;

export type PinyinRun = (run: string, last: boolean, initials: boolean) => readonly Stretch[];

/**
 * Reads runs of Latin letters as pinyin: whole syllables with or without a break between them, the last one perhaps not
 * finished, and rows of initials, mixed with each other.
 */
export const pinyinRuns = (syllables: readonly string[]): PinyinRun => {
  const places = new Map(syllables.map((syllable, at) => [syllable, at]));
  const begun = new Map<string, number[]>();
  for (const [at, syllable] of syllables.entries()) {
    for (let length = 1; length <= syllable.length; length += 1) {
      const start = syllable.slice(0, length);
      const list = begun.get(start);
      if (list === undefined) begun.set(start, [at]);
      else list.push(at);
    }
  }

  return (run, last, initials) => {
    const made: Stretch[] = [];
    const whole = wholeSyllables(run, places);
    // From where on, and up to where, the letters are nothing but syllables.
    const [ahead, behind] = [reachable(run.length, whole), [] as boolean[]];
    const tail = (at: number): readonly number[] =>
      last && run.length - at >= 2 ? (begun.get(run.slice(at)) ?? []) : [];
    for (let at = run.length; at >= 0; at -= 1) {
      behind[at] =
        at === run.length ||
        tail(at).length > 0 ||
        (last && at === run.length - 1 && begun.has(run.slice(at))) ||
        whole.some(({ from, to }) => from === at && behind[to] === true);
    }
    for (const { from, to, syllable } of whole) {
      const steady = ahead[from] === true && behind[to] === true;
      if (steady || initials) made.push({ from, to, syllables: [syllable], kind: 'whole', steady });
    }
    for (let from = 0; from < run.length; from += 1) {
      const unfinished = tail(from);
      if (unfinished.length > 0 && ahead[from] === true) {
        made.push({ from, to: run.length, syllables: unfinished, kind: 'begun', steady: true });
      }
      if (!initials || run.length > longestInitials) continue;
      const letter = run.charAt(from);
      const both = run.slice(from, from + 2);
      made.push({ from, to: from + 1, syllables: begun.get(letter) ?? [], kind: 'initial', steady: false });
      if (both === 'zh' || both === 'ch' || both === 'sh') {
        made.push({ from, to: from + 2, syllables: begun.get(both) ?? [], kind: 'initial', steady: false });
      }
    }
    return made;
  };
};

interface Whole {
  readonly from: number;
  readonly to: number;
  readonly syllable: number;
}

const wholeSyllables = (run: string, places: ReadonlyMap<string, number>): readonly Whole[] => {
  const found: Whole[] = [];
  for (let from = 0; from < run.length; from += 1) {
    for (let to = from + 1; to <= Math.min(run.length, from + longestSyllable); to += 1) {
      const syllable = places.get(run.slice(from, to));
      if (syllable !== undefined) found.push({ from, to, syllable });
    }
  }
  return found;
};

const reachable = (length: number, whole: readonly Whole[]): readonly boolean[] => {
  const reached = Array.from({ length: length + 1 }, (_, at) => at === 0);
  for (const { from, to } of whole) if (reached[from] === true) reached[to] = true;
  return reached;
};
