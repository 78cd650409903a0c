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

/** How many procedures are taken in at once: a few milliseconds' work. */
const TAKEN = 64;

/**
 * Looked for while nobody waits, among the first procedures and then key by key among all: the first searches of a
 * process take several times what later ones take.
 */
const trial = '有人打电话来说门口那里不对 dianhua dh call';

/** The procedures as the console offers them. */
export const hitsOf = (content: Content): Hits => {
  const { procedures, general } = content;
  const finder = finderFor(content);
  /** How many letters of it. */
  let tried = 0;
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
      if (left && tried > 0) return true;
      tried += 1;
      finder.find(trial.slice(0, tried), 0);
      return left || tried < trial.length;
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
