import type { Unit } from './phrase-index.ts';

/** In how many procedures two units stand side by side, in this order. */
export interface PairCounts {
  readonly add: (first: Unit, second: Unit, procedure: number) => void;
  /** `everywhere` where the pair is of an everyday word, however many have it. */
  readonly of: (first: Unit, second: Unit) => number;
}

export const everywhere = 2 ** 31 - 1;

/**
 * A table of its own, since a `Map` would take longer than all else that making ready for ten thousand procedures needs.
 *
 * @param isEveryday asked once for each pair.
 */
export const pairCounts = (isEveryday: (first: Unit, second: Unit) => boolean): PairCounts => {
  let size = 1 << 14;
  let taken = 0;
  let keys = new Float64Array(size);
  let counts = new Int32Array(size);
  let last = new Int32Array(size);

  /** Where a pair is, or where it would be put. */
  const slotOf = (key: number, first: Unit, second: Unit): number => {
    let slot = (Math.imul(first, 0x9e3779b1) ^ Math.imul(second + 1, 0x85ebca6b)) >>> 0;
    slot = (slot ^ (slot >>> 15)) & (size - 1);
    while (keys[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & (size - 1);
    return slot;
  };

  const grow = (): void => {
    const [oldKeys, oldCounts, oldLast] = [keys, counts, last];
    size *= 2;
    keys = new Float64Array(size);
    counts = new Int32Array(size);
    last = new Int32Array(size);
    for (const [at, key] of oldKeys.entries()) {
      if (key === 0) continue;
      const slot = slotOf(key, Math.floor(key / wide) - 1, key % wide);
      keys[slot] = key;
      counts[slot] = oldCounts[at] ?? 0;
      last[slot] = oldLast[at] ?? 0;
    }
  };

  return {
    add: (first, second, procedure) => {
      const key = keyOf(first, second);
      const slot = slotOf(key, first, second);
      if (keys[slot] === 0) {
        keys[slot] = key;
        taken += 1;
        if (isEveryday(first, second)) counts[slot] = everywhere;
        else last[slot] = -1;
      }
      if (counts[slot] === everywhere || last[slot] === procedure) return;
      counts[slot] = (counts[slot] ?? 0) + 1;
      last[slot] = procedure;
      if (2 * taken > size) grow();
    },
    of: (first, second) => counts[slotOf(keyOf(first, second), first, second)] ?? 0,
  };
};

/** More units than these there are not, in any language. */
const wide = 2 ** 24;

/** Never 0, which stands for an empty place. */
const keyOf = (first: Unit, second: Unit): number => (first + 1) * wide + second;
