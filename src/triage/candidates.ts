import type { PhraseIndex, Unit } from './phrase-index.ts';
import type { Reading } from './readings.ts';

/** The phrases that are worth a closer look: those that share most with what was typed. Places in the index. */
export type Candidates = (readings: readonly Reading[]) => readonly number[];

/** No more than these are looked at more closely, but for ties. */
const most = 250;
const steps = 512;
/** Steps for each telling character that is shared. */
const fine = 48;

/**
 * Runs through all phrases from end to end: with ten thousand procedures that is some two million numbers in a row, which
 * takes less time than following lists of where each of hundreds of like-sounding characters stands.
 */
export const candidatesIn = (index: PhraseIndex): Candidates => {
  let gains = new Float32Array(0);
  let shared = new Uint16Array(0);
  const counts = new Uint32Array(steps);

  return (readings) => {
    if (gains.length < index.vocabulary()) gains = new Float32Array(index.vocabulary() * 2);
    if (shared.length < index.ends.length) shared = new Uint16Array(index.ends.length * 2);
    const touched = gainsOf(readings, index, gains);
    counts.fill(0);
    runThrough(index, gains, shared, counts);
    for (const unit of touched) gains[unit] = 0;
    return best(shared, counts, index.ends.length);
  };
};

/** Puts down for each phrase how much it shares, in steps, and how many phrases there are of each step. */
const runThrough = (
  { units: { numbers: units }, ends: { numbers: ends, length: phrases } }: PhraseIndex,
  gains: Float32Array,
  shared: Uint16Array,
  counts: Uint32Array,
): void => {
  let at = 0;
  let without = 0;
  for (let phrase = 0; phrase < phrases; phrase += 1) {
    const end = ends[phrase] ?? 0;
    const size = end - at;
    let gain = 0;
    for (; at < end; at += 1) gain += gains[units[at] ?? 0] ?? 0;
    if (gain === 0) {
      shared[phrase] = 0;
      without += 1;
      continue;
    }
    const step = Math.min(steps - 1, 1 + Math.floor((fine * gain) / Math.sqrt(size + 2)));
    shared[phrase] = step;
    counts[step] = (counts[step] ?? 0) + 1;
  }
  counts[0] = without;
};

/** Puts down for each unit what it would add; gives the units that add something. */
const gainsOf = (readings: readonly Reading[], index: PhraseIndex, gains: Float32Array): readonly Unit[] => {
  const touched: Unit[] = [];
  for (const { fits, worth } of readings) {
    const { units, values } = fits;
    for (let at = 0; at < units.length; at += 1) {
      const unit = units[at] ?? 0;
      const before = gains[unit] ?? 0;
      const gain = (values[at] ?? 0) * worth * index.telling(unit);
      if (before === 0) touched.push(unit);
      if (before < gain) gains[unit] = gain;
    }
  }
  return touched;
};

/** The best ones without sorting: by steps, from the highest down, until there are enough. */
const best = (shared: Uint16Array, counts: Uint32Array, phrases: number): readonly number[] => {
  let least = steps - 1;
  let taken = counts[least] ?? 0;
  while (least > 1 && taken + (counts[least - 1] ?? 0) <= most) {
    least -= 1;
    taken += counts[least] ?? 0;
  }
  // Where the first step alone has more than enough, some of them have to do.
  if (taken === 0) least -= 1;
  const found: number[] = [];
  for (let phrase = 0; phrase < phrases && found.length < most + most / 2; phrase += 1) {
    if ((shared[phrase] ?? 0) >= least) found.push(phrase);
  }
  return found;
};
