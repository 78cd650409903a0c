import type { Alignment } from './align.ts';
import type { Findable } from './findable.ts';
import type { Letters } from './letters.ts';
import { type Phrase, weightOf } from './phrases-of.ts';
import { type Reason, reasonsFor } from './reasons.ts';

/** One phrase of a procedure that has something in common with what was typed. */
export interface Fitting {
  readonly phrase: Phrase;
  readonly alignment: Alignment;
}

/** What all of a procedure's phrases that fit come to. */
export interface Verdict {
  /** What was said of it, in telling characters. For comparing procedures that were asked for by the same words. */
  readonly rank: number;
  /** The same of its best phrase alone. */
  readonly strength: number;
  /** Everything that matters of something that callers say was said. */
  readonly spoken: boolean;
  /** Of all that was typed, how much it explains, 0 to 1. */
  readonly part: number;
  /** The same, where what tells little counts little. */
  readonly share: number;
  /** A name word for word. */
  readonly named: boolean;
  /** `whole`: a phrase from end to end; `sure` unless all the words lean elsewhere; `likely` if nothing else comes near it. */
  readonly fit: 'whole' | 'sure' | 'likely' | 'guess';
  /** No more than a chance character in common. */
  readonly chance: boolean;
  /** Worked out for what is shown only. */
  readonly reasons: () => readonly Reason[];
}

export interface Judged<Kind extends Findable> {
  readonly procedure: Kind;
  /** Its place in the index. */
  readonly at: number;
  readonly verdict: Verdict;
}

/** A phrase is there from end to end, whatever else is said. */
const isWhole = (fitting: Fitting): boolean =>
  fitting.alignment.coverage >= 0.9 && strengthOf(fitting) >= 0.6;

/**
 * What chance does not bring about. Enough is said for half of a phrase to be there; or much else is said that fits too;
 * or little is said, and most of it fits.
 */
const isSure = (fitting: Fitting, told: number, share: number): boolean => {
  const strength = strengthOf(fitting);
  const { coverage } = fitting.alignment;
  if (strength >= 0.8) return coverage >= 0.5 || (coverage >= 0.35 && told >= 1.8) || share >= 0.6;
  return strength >= 0.48 && coverage >= 0.45 && share >= 0.5;
};

/** All that is said fits, though it is little of any phrase: a word that may belong to several procedures. */
const isLikely = (fitting: Fitting, share: number): boolean =>
  share >= 0.5 && strengthOf(fitting) >= 0.3 && fitting.alignment.coverage >= 0.2;

/** Below both, once there are a few letters to go by. */
const chance = { rank: 0.12, share: 0.2 } as const;

/**
 * @param weights by typed letter: what it tells if it is explained.
 * @param bare nothing was typed but words that any call may have.
 */
export const judge = (
  fitting: readonly Fitting[],
  typed: Letters,
  weights: readonly number[],
  bare: boolean,
): Verdict => {
  const sorted = [...fitting].sort((a, b) => strengthOf(b) - strengthOf(a));
  const [first] = sorted;
  const strength = first === undefined ? 0 : strengthOf(first);
  let told = 0;
  let explained = 0;
  let whole = 0;
  for (let at = 0; at < typed.letters.length; at += 1) {
    let most = 0;
    let clear = 0;
    for (const { phrase, alignment } of sorted) {
      most = Math.max(most, (alignment.told[at] ?? 0) * trust(alignment) * weightOf[phrase.kind]);
      clear = Math.max(clear, (alignment.explained[at] ?? 0) * weightOf[phrase.kind]);
    }
    told += most;
    explained += clear * (weights[at] ?? 0);
    whole += weights[at] ?? 0;
  }
  // The best phrase, and whatever else was said that other phrases explain.
  const rank = (strength + told) / 2;
  const share = explained / whole;
  const fit = sorted.some(isWhole)
    ? 'whole'
    : bare
      ? 'guess'
      : sorted.some((one) => isSure(one, told, share))
        ? 'sure'
        : sorted.some((one) => isLikely(one, share))
          ? 'likely'
          : 'guess';
  const part = Math.min(1, Math.sqrt(rank / whole));
  return {
    rank,
    strength,
    spoken: sorted.some(({ phrase, alignment }) => phrase.kind === 'heard' && alignment.coverage >= 0.85),
    part,
    share,
    named: part === 1 && share === 1,
    fit,
    chance: typed.letters.length > 2 && rank < chance.rank && share < chance.share,
    reasons: () => reasonsFor(sorted, typed),
  };
};

const strengthOf = ({ phrase, alignment }: Fitting): number =>
  alignment.said * trust(alignment) * weightOf[phrase.kind];

/** Words in a phrase of which most was said are less likely to be there by chance. */
const trust = ({ coverage }: Alignment): number => 0.25 + 0.75 * coverage;
