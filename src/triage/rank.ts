import { byLife } from '../procedure/procedures.ts';
import type { Findable } from './findable.ts';
import type { Judged, Verdict } from './judge.ts';

/** More than these nobody goes through; other words find the others. */
const most = 60;
/** What ranks lower than this share of the best is not worth a line. */
const least = 0.1;
/** From this share of the best on, what saves lives stands before what does not. */
const near = 0.5;
/** Something that comes as near as this to what is only likely leaves a doubt. */
const rival = 0.6;

/** From so far behind on, in what all the words lean to, a part of a phrase is not enough to be sure by. */
const doubtful = 2;
/** How much being behind counts in the order, for what no phrase explains. */
const pull = 0.6;

interface Ranked<Kind extends Findable> extends Judged<Kind> {
  readonly fit: 'sure' | 'guess';
  readonly order: number;
}

type Best = Pick<Verdict, 'rank' | 'strength'>;

/**
 * Best first: what is sure before what is a guess, then what saves the life that is in the words before what was said of
 * other things at more length, then by how much of it was said and by how all the words lean.
 *
 * @param leaning see `Leaning`; asked once, for those that are worth a line.
 */
export const ranked = <Kind extends Findable>(
  judged: readonly Judged<Kind>[],
  leaning: (procedures: readonly number[]) => readonly number[],
): readonly Ranked<Kind>[] => {
  const ranks = judged.map(({ verdict }) => verdict.rank).sort((a, b) => b - a);
  const best: Best = {
    rank: ranks[0] ?? 0,
    strength: judged.reduce((most, { verdict }) => Math.max(most, verdict.strength), 0),
  };
  const fitOf = ({ fit, rank }: Verdict, behind: number): 'sure' | 'guess' => {
    if (fit === 'whole') return 'sure';
    if (fit === 'guess' || behind >= doubtful) return 'guess';
    return fit === 'sure' || (rank === best.rank && (ranks[1] ?? 0) < rank * rival) ? 'sure' : 'guess';
  };
  const worthwhile = judged
    .filter(({ verdict }) => !verdict.chance && verdict.rank >= best.rank * least)
    .sort(
      (a, b) =>
        Number(b.verdict.fit === 'whole') - Number(a.verdict.fit === 'whole') ||
        b.verdict.rank - a.verdict.rank,
    )
    .slice(0, most);
  const leanings = leaning(worthwhile.map(({ at }) => at));
  const furthest = Math.max(...leanings);
  return worthwhile
    .map((one, at) => {
      const behind = furthest - (leanings[at] ?? 0);
      return { ...one, fit: fitOf(one.verdict, behind), order: orderOf(one.verdict, behind) };
    })
    .sort(
      (a, b) =>
        Number(b.fit === 'sure') - Number(a.fit === 'sure') ||
        Number(isUrgent(b, best)) - Number(isUrgent(a, best)) ||
        b.order - a.order ||
        byLife(a.procedure, b.procedure),
    );
};

/** What its phrases explain needs no leaning. */
const orderOf = ({ rank, share }: Verdict, behind: number): number =>
  rank * Math.exp(-pull * behind * (1 - share));

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
