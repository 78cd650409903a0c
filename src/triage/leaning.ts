import type { Letters } from './letters.ts';
import type { PhraseIndex, Unit } from './phrase-index.ts';
import { stem } from './stem.ts';

/**
 * By procedure how much likelier its phrases bring up what was typed than those of all the others together do, as a
 * logarithm: 0 for as likely.
 */
export type Leaning = (typed: Letters, procedures: readonly number[]) => readonly number[];

/** How many phrases' worth of what all have in common every procedure is given, as a share of what one has on average. */
const even = 1;

/**
 * Weighs every typed unit, and every two that stand side by side, by how many times the phrases of each procedure have
 * them (naive Bayes). A long story has no phrase in common with what callers were heard to say, yet its words lean.
 */
export const leaningIn = (index: PhraseIndex): Leaning => {
  let placeOf = new Int16Array(0);

  return (typed, procedures) => {
    if (placeOf.length < index.vocabulary()) placeOf = new Int16Array(2 * index.vocabulary());
    const row = unitsIn(typed, index);
    const units = [...new Set(row)].filter((unit) => unit >= 0).slice(0, most);
    for (const [at, unit] of units.entries()) placeOf[unit] = at + 1;
    const size = units.length;
    /** By two places: where their counts are; 0 where the two were not typed side by side. */
    const pairs = new Int32Array(size * size);
    let parts = size;
    for (let at = 1; at < row.length; at += 1) {
      const [one, other] = [placeAt(placeOf, row[at - 1]), placeAt(placeOf, row[at])];
      if (one === 0 || other === 0 || pairs[(one - 1) * size + other - 1] !== 0) continue;
      pairs[(one - 1) * size + other - 1] = parts;
      parts += 1;
    }
    const [inPhrases, ends] = [index.units.numbers, index.ends.numbers];
    const counts = procedures.map((procedure) => {
      const [from, to] = phrasesOf(index, procedure);
      const found = new Int32Array(parts);
      let at = from === 0 ? 0 : (ends[from - 1] ?? 0);
      for (let phrase = from; phrase < to; phrase += 1) {
        let before = 0;
        for (const end = ends[phrase] ?? 0; at < end; at += 1) {
          const place = placeOf[inPhrases[at] ?? 0] ?? 0;
          if (place > 0) {
            found[place - 1] = (found[place - 1] ?? 0) + 1;
            const pair = before > 0 ? (pairs[(before - 1) * size + place - 1] ?? 0) : 0;
            if (pair > 0) found[pair] = (found[pair] ?? 0) + 1;
          }
          before = place;
        }
      }
      return { phrases: to - from, found };
    });
    for (const unit of units) placeOf[unit] = 0;
    return leaningsOf(counts, parts);
  };
};

/** No one types more different ones. */
const most = 120;

const placeAt = (placeOf: Int16Array, unit: Unit | undefined): number =>
  unit === undefined || unit < 0 ? 0 : (placeOf[unit] ?? 0);

interface Counted {
  readonly phrases: number;
  readonly found: Int32Array;
}

const leaningsOf = (counts: readonly Counted[], parts: number): readonly number[] => {
  const phrases = counts.reduce((sum, one) => sum + one.phrases, 0);
  const given = (even * phrases) / counts.length;
  const leanings = counts.map(() => 0);
  for (let part = 0; part < parts; part += 1) {
    const share = counts.reduce((sum, { found }) => sum + (found[part] ?? 0), 0) / phrases;
    if (share === 0) continue;
    for (const [at, one] of counts.entries()) {
      const own = ((one.found[part] ?? 0) + share * given) / (one.phrases + given);
      leanings[at] = (leanings[at] ?? 0) + Math.log(own / share);
    }
  }
  return leanings;
};

const phrasesOf = (index: PhraseIndex, procedure: number): readonly [number, number] => [
  index.first[procedure] ?? 0,
  index.first[procedure + 1] ?? index.ends.length,
];

/** What was typed as units of the phrases, in its order; -1 for what no phrase has. */
const unitsIn = ({ letters, runs }: Letters, index: PhraseIndex): readonly Unit[] => {
  const units: Unit[] = [];
  let next = 0;
  for (let at = 0; at < letters.length; at += 1) {
    const run = runs[next];
    if (run?.from === at) {
      units.push(index.unit(stem(run.text)) ?? -1);
      at = run.to - 1;
      next += 1;
    } else units.push(index.unit(letters[at] ?? '') ?? -1);
  }
  return units;
};
