import type { Letters, Run } from './letters.ts';
import type { PhraseIndex, Unit } from './phrase-index.ts';
import { pinyinRuns } from './pinyin-run.ts';
import { type Fits, soundingUnits } from './sounding-units.ts';
import type { Sounds } from './sounds.ts';
import { wordFits } from './word-fits.ts';

/** A way to read some typed letters as one unit of a phrase. */
export interface Reading {
  /** Places in the typed letters: from, and up to. */
  readonly from: number;
  readonly to: number;
  readonly fits: Fits;
  /** The one of them that another reading of the same letters takes better. */
  readonly except?: Unit | undefined;
  /** How much is known by such letters, in characters: a syllable may be many characters, an initial most. */
  readonly worth: number;
  /** Counts only in a row that begins and ends where words do. */
  readonly loose: boolean;
}

/** All ways to read what was typed. */
export type ReadingsOf = (typed: Letters, isCommon: (unit: string) => boolean) => readonly Reading[];

const fit = { sounding: 0.75, similar: 0.5, syllable: 0.85, begun: 0.7, initial: 0.6 } as const;
const worth = { character: 1, word: 2, whole: 0.8, begun: 0.6, initial: 0.5 } as const;
/** More letters than these in rows of initials and nobody can mean them all. */
const mostInitials = 14;

export const readingsIn = (index: PhraseIndex, sounds: Sounds): ReadingsOf => {
  const pinyin = pinyinRuns(sounds.syllables);
  const sounding = soundingUnits(index, sounds);

  const character = (letter: string, at: number, common: boolean): readonly Reading[] => {
    const unit = index.unit(letter);
    const place = { from: at, to: at + 1, loose: false };
    const written = unit === undefined ? { units: [], values: [] } : { units: [unit], values: [1] };
    const heard = sounding(sounds.readings(letter), fit.sounding, fit.similar);
    return [
      { ...place, fits: written, worth: common ? worth.character / 2 : worth.character },
      { ...place, fits: heard, except: unit, worth: worth.whole },
    ];
  };

  const word = (run: Run, last: boolean, common: boolean): Reading => ({
    from: run.from,
    to: run.to,
    fits: wordFits(run.text, last, index),
    worth: common ? worth.word / 4 : worth.word,
    loose: false,
  });

  const spelled = (run: Run, last: boolean, initials: boolean): readonly Reading[] =>
    pinyin(run.text, last, initials).map(({ from, to, syllables, kind, steady }) => ({
      from: run.from + from,
      to: run.from + to,
      fits:
        kind === 'whole' ? sounding(syllables, fit.syllable, fit.similar) : sounding(syllables, fit[kind], 0),
      worth: worth[kind],
      loose: !steady,
    }));

  return ({ letters, runs }, isCommon) => {
    const made: Reading[] = [];
    const latin = runs.reduce((sum, { text }) => sum + text.length, 0);
    let next = 0;
    for (let at = 0; at < letters.length; at += 1) {
      const run = runs[next];
      if (run?.from !== at) {
        const letter = letters[at] ?? '';
        made.push(...character(letter, at, isCommon(letter)));
        continue;
      }
      next += 1;
      at = run.to - 1;
      const last = run.to === letters.length;
      made.push(word(run, last, isCommon(run.text)));
      if (run.text >= 'a') made.push(...spelled(run, last, last || latin <= mostInitials));
    }
    return made;
  };
};
