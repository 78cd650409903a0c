import type { Hit } from './draw-home.ts';

/** What the home screen offers for the words in its box. */
export interface HomeList {
  /**
   * `all`: no words yet. `found`: they fit. `perhaps`: what they have in common with these may be chance. `nothing`: not
   * even that, so all are offered.
   */
  readonly kind: 'all' | 'found' | 'perhaps' | 'nothing';
  readonly hits: readonly Hit[];
  /** How many at the top of all were used last. */
  readonly recent: number;
  /** How many there are that are not listed: to be found by words. */
  readonly unlisted: number;
}

/**
 * Words that nothing fits leave the whole list to choose from: a call is never turned away.
 * @param count of all procedures
 * @param general has a place of its own below the list
 */
export const homeList = (
  find: (words: string) => readonly Hit[],
  recent: readonly Hit[],
  count: number,
  general: Hit | undefined,
  words: string,
): HomeList => {
  const found = words === '' ? [] : find(words);
  if (found.length > 0)
    return { kind: found[0]?.fit === 'sure' ? 'found' : 'perhaps', hits: found, recent: 0, unlisted: 0 };
  const used = recent.filter(({ id }) => id !== general?.id);
  const others = find('').filter(({ id }) => id !== general?.id && used.every((one) => one.id !== id));
  const hits = [...used, ...others];
  const unlisted = Math.max(0, count - hits.length - (general === undefined ? 0 : 1));
  return { kind: words === '' ? 'all' : 'nothing', hits, recent: used.length, unlisted };
};
