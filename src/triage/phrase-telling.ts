import { commonTells } from './common-words.ts';
import type { PhraseIndex } from './phrase-index.ts';

/** How much each unit of a phrase tells, for the phrase that lies at these places of the index. Valid until the next call. */
export type PhraseTelling = (from: number, to: number) => Float32Array;

/**
 * A unit tells what it tells alone, or with its neighbour if that is more: 对 and 起 are anywhere, 煤气 is not. In a word
 * that any call may have it tells next to nothing.
 */
export const phraseTelling = (index: PhraseIndex): PhraseTelling => {
  let tells = new Float32Array(64);

  return (from, to) => {
    const units = index.units.numbers;
    if (tells.length < to - from) tells = new Float32Array(2 * (to - from));
    for (let at = from; at < to; at += 1) tells[at - from] = index.telling(units[at] ?? 0);
    let isEveryday = false;
    for (let at = 1; at < to - from; at += 1) {
      const [one, other] = [tells[at - 1] ?? 0, tells[at] ?? 0];
      const both = index.pairTelling(units[from + at - 1] ?? 0, units[from + at] ?? 0);
      if (both === everyday) isEveryday = true;
      else if (one > commonTells && other > commonTells) {
        tells[at - 1] = Math.max(one, both);
        tells[at] = Math.max(other, both);
      }
    }
    for (let at = 1; isEveryday && at < to - from; at += 1) {
      if (index.pairTelling(units[from + at - 1] ?? 0, units[from + at] ?? 0) !== everyday) continue;
      tells[at - 1] = commonTells;
      tells[at] = commonTells;
    }
    return tells;
  };
};

const everyday = commonTells;

/** Where all that was said is what every sentence has, that is what there is to go by. */
export const evenTelling = (): PhraseTelling => {
  let tells = new Float32Array(64).fill(0.4);
  return (from, to) => {
    if (tells.length < to - from) tells = new Float32Array(2 * (to - from)).fill(0.4);
    return tells;
  };
};
