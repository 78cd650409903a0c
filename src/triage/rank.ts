import { byLife } from '../procedure/procedures.ts';
import type { Findable } from './findable.ts';
import type { Judged, Verdict } from './judge.ts';

/** What ranks lower than this share of the best is not worth a line. */
const least = 0.1;
/** From this share of the best on, what saves lives stands before what does not. */
const near = 0.5;
/** Something that comes as near as this to what is only likely leaves a doubt. */
const rival = 0.6;

interface Ranked<Kind extends Findable> extends Judged<Kind> {
  readonly fit: 'sure' | 'guess';
}

type Best = Pick<Verdict, 'rank' | 'strength'>;

/**
 * Best first: what is sure before what is a guess, then what saves the life that is in the words before what was said of
 * other things at more length, then by how much of it was said.
 */
export const ranked = <Kind extends Findable>(judged: readonly Judged<Kind>[]): readonly Ranked<Kind>[] => {
  const ranks = judged.map(({ verdict }) => verdict.rank).sort((a, b) => b - a);
  const best: Best = {
    rank: ranks[0] ?? 0,
    strength: judged.reduce((most, { verdict }) => Math.max(most, verdict.strength), 0),
  };
  const fitOf = ({ fit, rank }: Verdict): 'sure' | 'guess' => {
    if (fit !== 'likely') return fit;
    return rank === best.rank && (ranks[1] ?? 0) < rank * rival ? 'sure' : 'guess';
  };
  return judged
    .filter(({ verdict }) => !verdict.chance && verdict.rank >= best.rank * least)
    .map((one) => ({ ...one, fit: fitOf(one.verdict) }))
    .sort(
      (a, b) =>
        Number(b.fit === 'sure') - Number(a.fit === 'sure') ||
        Number(isUrgent(b, best)) - Number(isUrgent(a, best)) ||
        b.verdict.rank - a.verdict.rank ||
        byLife(a.procedure, b.procedure),
    );
};

/** Somebody's life is in what was said, whatever else was said in more words. */
const isUrgent = ({ procedure, verdict, fit }: Ranked<Findable>, best: Best): boolean =>
  procedure.life &&
  fit === 'sure' &&
  (verdict.spoken || verdict.rank >= best.rank * near || verdict.strength >= best.strength * near);

/** 0 to 100: a guess is below 50, and only a name word for word has 100. */
export const scoreOf = ({ part, named }: Verdict, fit: 'sure' | 'guess'): number => {
  if (fit === 'guess') return Math.min(49, Math.round(50 * part));
  return named ? 100 : Math.min(99, Math.round(50 + 50 * part));
};
