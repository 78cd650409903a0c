import type { Alignment } from './align.ts';
import type { Letters } from './letters.ts';
import type { Phrase } from './phrases-of.ts';
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
  /** 0 to 100; below 50 is a guess, 100 is a name word for word. */
  readonly score: number;
  readonly fit: 'sure' | 'guess';
  /** No more than a chance character in common. */
  readonly chance: boolean;
  readonly reasons: readonly Reason[];
}

/** What chance does not bring about: about a telling word of two characters in a phrase of four. */
const surely = 0.8;
/** What it hardly does where it is a fair part of all that was said. */
const likely = { strength: 0.48, share: 0.15 } as const;

const chance = { rank: 0.25, part: 0.02 } as const;

/** @param weights by typed letter: what it tells if it is explained. */
export const judge = (fitting: readonly Fitting[], typed: Letters, weights: readonly number[]): Verdict => {
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
      most = Math.max(most, (alignment.told[at] ?? 0) * trust(alignment) * phrase.weight);
      clear = Math.max(clear, (alignment.explained[at] ?? 0) * phrase.weight);
    }
    told += most;
    explained += clear * (weights[at] ?? 0);
    whole += weights[at] ?? 0;
  }
  // The best phrase, and whatever else was said that other phrases explain.
  const rank = (strength + told) / 2;
  const share = explained / whole;
  const fit = strength >= surely || (strength >= likely.strength && share >= likely.share) ? 'sure' : 'guess';
  const part = Math.min(1, Math.sqrt(rank / whole));
  const named = part === 1 && share === 1;
  return {
    rank,
    score:
      fit === 'sure'
        ? named
          ? 100
          : Math.min(99, Math.round(50 + 50 * part))
        : Math.min(49, Math.round(50 * part)),
    fit,
    chance: rank < chance.rank && rank < chance.part * whole,
    reasons: reasonsFor(sorted, typed),
  };
};

const strengthOf = ({ phrase, alignment }: Fitting): number =>
  alignment.said * trust(alignment) * phrase.weight;

/** Words in a phrase of which most was said are less likely to be there by chance. */
const trust = ({ coverage }: Alignment): number => 0.25 + 0.75 * coverage;
