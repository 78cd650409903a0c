import type { Growing } from './growing.ts';
import type { PhraseIndex, Unit } from './phrase-index.ts';
import type { Reading } from './readings.ts';

/** The phrases that are worth a closer look: those that share most with what was typed. Places in the index. */
export type Candidates = (readings: readonly Reading[]) => readonly number[];

/** No more than these are looked at more closely, but for ties. */
const most = 350;
const steps = 512;
/** Steps for each telling character that is shared. */
const fine = 48;

export const candidatesIn = (index: PhraseIndex): Candidates => {
  let gains = new Float32Array(0);
  let shared = new Float32Array(0);
  let stepOf = new Uint16Array(0);
  const counts = new Uint32Array(steps);

  return (readings) => {
    const phrases = index.ends.length;
    if (gains.length < index.vocabulary()) gains = new Float32Array(index.vocabulary() * 2);
    if (shared.length < phrases) {
      shared = new Float32Array(phrases * 2);
      stepOf = new Uint16Array(phrases * 2);
    }
    shared.fill(0, 0, phrases);
    for (const unit of gainsOf(readings, index, gains)) {
      const gain = gains[unit] ?? 0;
      const phrasesWith = index.phrasesWith(unit);
      for (let at = 0; at < phrasesWith.length; at += 1) {
        const phrase = phrasesWith[at] ?? 0;
        shared[phrase] = (shared[phrase] ?? 0) + gain;
      }
      gains[unit] = 0;
    }
    intoSteps(index.ends, shared, stepOf, counts);
    return best(stepOf, counts, phrases);
  };
};

/** Puts down for each phrase the step it comes to, and how many phrases there are of each step. */
const intoSteps = (
  { numbers: ends, length: phrases }: Growing,
  shared: Float32Array,
  stepOf: Uint16Array,
  counts: Uint32Array,
): void => {
  counts.fill(0);
  let from = 0;
  for (let phrase = 0; phrase < phrases; phrase += 1) {
    const end = ends[phrase] ?? 0;
    const gain = shared[phrase] ?? 0;
    const step =
      gain === 0 ? 0 : Math.min(steps - 1, 1 + Math.floor((fine * gain) / Math.sqrt(end - from + 2)));
    stepOf[phrase] = step;
    counts[step] = (counts[step] ?? 0) + 1;
    from = end;
  }
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
const best = (stepOf: Uint16Array, counts: Uint32Array, phrases: number): readonly number[] => {
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
    if ((stepOf[phrase] ?? 0) >= least) found.push(phrase);
  }
  return found;
};
