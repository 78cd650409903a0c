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

/** The phrases that fit best, each with the words that it fits; one that adds no words to those before it is left out. */
export const reasonsFor = (best: readonly Fitting[], typed: Letters): readonly Reason[] => {
  const reasons: Reason[] = [];
  for (const { phrase, alignment } of best) {
    if (reasons.length === most) break;
    if (reasons.some((known) => known.phrase === phrase.text)) continue;
    const spans = spansOf(alignment.explained, typed);
    if (spans.length > 0) reasons.push({ phrase: phrase.text, spans });
  }
  return reasons;
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
