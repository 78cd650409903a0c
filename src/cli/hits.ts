import type { DeskPorts } from '../console/ports.ts';
import type { Hit } from '../console/screens/draw-home.ts';
import { type Content, familyName } from '../procedure/content.ts';
import type { Card } from '../procedure/procedures.ts';
import { finderFor } from './finding.ts';

/** How many of all are listed before anybody types a word. Nobody goes through more line by line. */
const LISTED = 200;

export interface Hits extends Pick<DeskPorts, 'find' | 'known' | 'general'> {
  /** Makes ready for the first words, a few procedures at each asking. False when nothing is left to do. */
  readonly prepare: () => boolean;
}

/** How many procedures are taken in at once: a millisecond's work or two. */
const TAKEN = 32;

/**
 * Looked for once while nobody waits, among the first procedures and again among all: the first search of a process takes
 * several times what the next ones take.
 */
const trial = '电话 dianhua dh call';

/** The procedures as the console offers them. */
export const hitsOf = (content: Content): Hits => {
  const { procedures, general } = content;
  const finder = finderFor(content);
  let tried = false;
  const offered = ({ id, title, family, life }: Card): Hit => ({
    id,
    title,
    family: familyName(content, family),
    fit: 'sure',
    matched: [],
    reasons: [],
    life,
  });
  return {
    find: (words) =>
      words.trim() === ''
        ? [...first(procedures.values(), LISTED)].map(offered)
        : finder.find(words).map(({ procedure, fit, matched, reasons }) => ({
            ...offered(procedure),
            fit,
            matched,
            reasons,
          })),
    prepare: () => {
      const left = finder.prepare(TAKEN);
      if (!left || !tried) finder.find(trial, 0);
      tried = true;
      return left;
    },
    known: (id) => {
      const procedure = procedures.get(id);
      return procedure && offered(procedure);
    },
    general: () => general && offered(general),
  };
};

/** Goes no further than it has to: what lies behind is not even read. */
function* first<T>(all: Iterable<T>, count: number): Iterable<T> {
  let left = count;
  for (const one of all) {
    yield one;
    left -= 1;
    if (left === 0) return;
  }
}
