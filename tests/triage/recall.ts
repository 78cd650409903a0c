import { join } from 'node:path';
import { loadContent } from '../../src/procedure/load-content.ts';
import { finderOf } from '../../src/triage/find.ts';
import { type Kind, labelled, type Part } from './labelled.ts';
import { sounds } from './sounds.ts';

/** How often what was said brought up the procedure it should. Shares, 0 to 1. */
export interface Recall {
  readonly kind: Kind | 'all';
  readonly count: number;
  /** The right one stood first. */
  readonly first: number;
  /** It was among the first three. */
  readonly third: number;
  /** It stood first, and without a doubt: Enter starts it. */
  readonly sure: number;
}

export interface Measured {
  readonly kinds: readonly Recall[];
  readonly all: Recall;
  /** What no procedure fits: how many such things were said, and how many of them brought one up without a doubt. */
  readonly nothing: { readonly count: number; readonly sure: number };
}

/** Figures only: nobody who tunes the ranking is to see which words of the held-back part were missed. */
export const recallOf = (part: Part): Measured => {
  const { content } = loadContent(join(import.meta.dirname, '../../content'));
  const { find } = finderOf(content.procedures, () => sounds);
  const outcomes = labelled(part).map(({ say, kind, procedure }) => {
    const found = find(say);
    const place = found.findIndex((one) => one.procedure.id === procedure);
    return { kind, procedure, place, sure: found[0]?.fit === 'sure' };
  });
  const meant = outcomes.filter(({ procedure }) => procedure !== undefined);
  const share = (kind: Recall['kind']): Recall => {
    const own = kind === 'all' ? meant : meant.filter((one) => one.kind === kind);
    const part = (fits: (one: (typeof own)[number]) => boolean): number =>
      own.filter(fits).length / own.length;
    return {
      kind,
      count: own.length,
      first: part(({ place }) => place === 0),
      third: part(({ place }) => place >= 0 && place < 3),
      sure: part(({ place, sure }) => place === 0 && sure),
    };
  };
  const stray = outcomes.filter(({ procedure }) => procedure === undefined);
  return {
    kinds: [...new Set(meant.map(({ kind }) => kind))].map(share),
    all: share('all'),
    nothing: { count: stray.length, sure: stray.filter(({ sure }) => sure).length },
  };
};
