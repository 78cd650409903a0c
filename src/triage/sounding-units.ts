import type { PhraseIndex, Unit } from './phrase-index.ts';
import { similarSounds } from './similar-sounds.ts';
import type { Sounds } from './sounds.ts';

/** Units, and how well each of them fits, 0 to 1. */
export interface Fits {
  readonly units: readonly Unit[];
  readonly values: readonly number[];
}

/** The units that sound like one of the syllables: exactly, or as many speakers say it. */
export type SoundingUnits = (syllables: readonly number[], exact: number, alike: number) => Fits;

/** Keeps what it gave, since the same syllables come at every key. */
export const soundingUnits = (index: PhraseIndex, sounds: Sounds): SoundingUnits => {
  const similar = similarSounds(sounds.syllables);
  const given = new Map<string, Fits>();
  let vocabulary = 0;

  return (syllables, exact, alike) => {
    if (vocabulary !== index.vocabulary()) given.clear();
    vocabulary = index.vocabulary();
    const key = `${syllables.join()}|${exact}`;
    const before = given.get(key);
    if (before !== undefined) return before;
    const best = new Map<Unit, number>();
    for (const syllable of syllables) {
      if (alike > 0) {
        for (const other of similar[syllable] ?? []) {
          for (const unit of index.sounding(other)) if (!best.has(unit)) best.set(unit, alike);
        }
      }
      for (const unit of index.sounding(syllable)) best.set(unit, exact);
    }
    const fits = { units: [...best.keys()], values: [...best.values()] };
    given.set(key, fits);
    return fits;
  };
};
