import type { Fitting } from './judge.ts';
import type { Letters } from './letters.ts';

/** A phrase of a procedure, and the parts of what was typed that it fits. */
export interface Reason {
  readonly phrase: string;
  /** Half-open ranges in the text as it was typed, in UTF-16 units, from left to right. */
  readonly spans: readonly Span[];
}

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** As many as can be read at a glance. */
const most = 3;

/**
 * The phrase that fits best, then whichever explains most of the words that those before it do not; each with the words
 * that it fits.
 */
export const reasonsFor = (best: readonly Fitting[], typed: Letters): readonly Reason[] => {
  const reasons: Reason[] = [];
  const told = new Float32Array(typed.letters.length);
  let next = best[0];
  while (next !== undefined && reasons.length < most) {
    for (const [at, one] of next.alignment.told.entries()) told[at] = Math.max(told[at] ?? 0, one);
    const spans = spansOf(next.alignment.explained, typed);
    if (spans.length > 0) reasons.push({ phrase: next.phrase.text, spans });
    next = mostTelling(best, told);
  }
  return reasons;
};

/** Less than this is no reason of its own. In telling characters. */
const little = 0.5;

const mostTelling = (fitting: readonly Fitting[], told: Float32Array): Fitting | undefined => {
  let found: Fitting | undefined;
  let highest = little;
  for (const one of fitting) {
    let adds = 0;
    for (const [at, tells] of one.alignment.told.entries()) adds += Math.max(0, tells - (told[at] ?? 0));
    if (adds <= highest) continue;
    highest = adds;
    found = one;
  }
  return found;
};

const spansOf = (explained: Float32Array, { from, to }: Letters): readonly Span[] => {
  const spans: { from: number; to: number }[] = [];
  for (const [at, clear] of explained.entries()) {
    const [start, end] = [from[at], to[at]];
    if (clear < 0.15 || start === undefined || end === undefined) continue;
    const open = spans.at(-1);
    if (open !== undefined && start <= open.to) open.to = end;
    else spans.push({ from: start, to: end });
  }
  return spans;
};
