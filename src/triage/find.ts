import { byLife } from '../procedure/procedures.ts';
import { aligner } from './align.ts';
import { candidatesIn } from './candidates.ts';
import { isCommon } from './common-words.ts';
import type { Findable } from './findable.ts';
import { type Fitting, type Judged, judge } from './judge.ts';
import { leaningIn } from './leaning.ts';
import { type Letters, lettersOf } from './letters.ts';
import { phraseIndex } from './phrase-index.ts';
import { evenTelling, phraseTelling } from './phrase-telling.ts';
import { type Phrase, phrasesOf } from './phrases-of.ts';
import { ranked, scoreOf } from './rank.ts';
import { readingsIn } from './readings.ts';
import type { Reason } from './reasons.ts';
import type { Sounds } from './sounds.ts';
import { everydayIn, weightsOf } from './typed-weights.ts';

/** A procedure that fits, and how well. */
export interface Found<Kind extends Findable> {
  readonly procedure: Kind;
  /** 0 to 100; below 50 is a guess, 100 is the title, the id or an alias word for word. */
  readonly score: number;
  /**
   * `sure`: what was said names or describes this. `guess`: something in it fits, which may be chance; a list that
   * begins with a guess has no match to speak of.
   */
  readonly fit: 'sure' | 'guess';
  /** The procedure's own phrases that fitted, best first. */
  readonly matched: readonly string[];
  /** Why it is here, best first: which of the caller's words fitted which phrase. */
  readonly reasons: readonly Reason[];
}

export interface Finder<Kind extends Findable> {
  /**
   * The procedures that fit what the caller says, best first. Where a life is in what was said, what saves lives stands
   * first. Without any words all of them, those that save lives first.
   *
   * @param ahead how many procedures to take in first of those that still wait; the rest is not found yet. All if absent.
   */
  readonly find: (words: string, ahead?: number) => readonly Found<Kind>[];
  /** Takes in so many more procedures ahead of the first words. False when none are left. */
  readonly prepare: (count: number) => boolean;
}

/** A `Map`, an array, or anything else that gives its procedures anew at each asking. */
interface Source<Kind> {
  values(): Iterable<Kind>;
}

/**
 * @param procedures read no further than is asked for.
 * @param sounds asked for once, not before it is needed.
 */
export const finderOf = <Kind extends Findable>(
  procedures: Source<Kind>,
  sounds: () => Sounds,
): Finder<Kind> => {
  let made: Finder<Kind> | undefined;
  const ready = (): Finder<Kind> => {
    made ??= readyFinder(procedures, sounds());
    return made;
  };
  return {
    prepare: (count) => ready().prepare(count),
    find: (words, ahead) =>
      /[\p{L}\p{N}]/u.test(words) ? ready().find(words, ahead) : everything(procedures),
  };
};

const everything = <Kind extends Findable>(procedures: Source<Kind>): readonly Found<Kind>[] =>
  [...procedures.values()]
    .sort(byLife)
    .map((procedure) => ({ procedure, score: 0, fit: 'guess', matched: [], reasons: [] }));

const readyFinder = <Kind extends Findable>(procedures: Source<Kind>, sounds: Sounds): Finder<Kind> => {
  const index = phraseIndex(sounds);
  const readingsOf = readingsIn(index, sounds);
  const candidates = candidatesIn(index);
  const leaning = leaningIn(index);
  const [telling, even] = [phraseTelling(index), evenTelling()];
  const waiting = procedures.values()[Symbol.iterator]();
  const all: Kind[] = [];

  const prepare = (count: number): boolean => {
    for (let left = count; left > 0; left -= 1) {
      const next = waiting.next();
      if (next.done === true) return false;
      all.push(next.value);
      index.add(next.value);
    }
    return true;
  };

  const find = (words: string, ahead = Number.POSITIVE_INFINITY): readonly Found<Kind>[] => {
    prepare(ahead);
    const typed = lettersOf(words, sounds.simplified);
    const everyday = everydayIn(typed);
    const bare = everyday.every((one) => one);
    const readings = readingsOf(typed, bare ? () => false : isCommon);
    const align = aligner(readings, typed.letters.length, breaksOf(typed), bare ? even : telling);
    const fitting = new Map<number, Placed[]>();
    for (const at of candidates(readings)) {
      const alignment = align(
        index.units.numbers,
        index.ends.numbers[at - 1] ?? 0,
        index.ends.numbers[at] ?? 0,
      );
      if (alignment === undefined) continue;
      const owner = index.owners.numbers[at] ?? 0;
      const list = fitting.get(owner);
      if (list === undefined) fitting.set(owner, [{ at, alignment }]);
      else list.push({ at, alignment });
    }
    const weights = weightsOf(typed, index, (at) => !bare && everyday[at] === true);
    const judged = [...fitting].flatMap(([at, alignments]): readonly Judged<Kind>[] => {
      const procedure = all[at];
      if (procedure === undefined) return [];
      const phrases = fittingOf(phrasesOf(procedure), index.first[at] ?? 0, alignments);
      return [{ procedure, at, verdict: judge(phrases, typed, weights, bare) }];
    });
    return ranked(judged, (procedures) => leaning(typed, procedures)).map(({ procedure, verdict, fit }) => {
      const reasons = verdict.reasons();
      return {
        procedure,
        score: scoreOf(verdict, fit),
        fit,
        matched: reasons.map(({ phrase }) => phrase),
        reasons,
      };
    });
  };
  return { prepare, find };
};

/** What fits, and which phrase of the index it is of. */
interface Placed {
  readonly at: number;
  readonly alignment: Fitting['alignment'];
}

const fittingOf = (
  phrases: readonly Phrase[],
  first: number,
  placed: readonly Placed[],
): readonly Fitting[] =>
  placed.flatMap(({ at, alignment }) => {
    const phrase = phrases[at - first];
    return phrase === undefined ? [] : [{ phrase, alignment }];
  });

/** Where a word may begin or end: everywhere but inside a run of Latin letters. */
const breaksOf = ({ letters, runs }: Letters): readonly boolean[] => {
  const breaks = Array.from({ length: letters.length + 1 }, () => true);
  for (const { from, to } of runs) for (let at = from + 1; at < to; at += 1) breaks[at] = false;
  return breaks;
};
