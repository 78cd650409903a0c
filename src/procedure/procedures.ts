import type { ProcedureId } from './ids.ts';
import type { Procedure } from './procedure.ts';

/** What lists and the search know of a procedure without reading the whole of it. Every procedure is a card. */
export type Card = Pick<
  Procedure,
  'id' | 'version' | 'family' | 'title' | 'aliases' | 'heard' | 'life' | 'general' | 'covers' | 'review'
>;

export const cardOf = (procedure: Card): Card => {
  const { id, version, family, title, aliases, heard, life, general, covers, review } = procedure;
  return { id, version, family, title, aliases, heard, life, general, covers, review };
};

/**
 * The procedures that can be run. A `Map` of procedures is one; what the program ships with is another, of which each
 * part is read only when somebody asks for it. The same object comes back at every asking.
 */
export interface Procedures {
  readonly size: number;
  has(id: ProcedureId): boolean;
  /** The whole procedure, read now if it was not before. Undefined where there is none, or none that can be read. */
  get(id: ProcedureId): Procedure | undefined;
  keys(): Iterable<ProcedureId>;
  /** The cards of all, read no further than one goes: take a few at a time where somebody waits. */
  values(): Iterable<Card>;
  /** Something could not be read when it was asked for, and is missing above: the installation is damaged. */
  readonly damaged?: boolean;
}

/** Every procedure in full. Reads all there is, so it is for checks. */
export const wholeOf = (procedures: Procedures): readonly Procedure[] =>
  [...procedures.keys()].flatMap((id) => procedures.get(id) ?? []);

type Listed = Pick<Card, 'id' | 'life' | 'title'>;

/** The order of a list that nobody asked anything of: those that save lives, then the others, each by title. */
export const byLife = (a: Listed, b: Listed): number =>
  Number(b.life) - Number(a.life) || compare(a.title.zh, b.title.zh) || compare(a.id, b.id);

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** An organisation's own procedures over others: each takes the place of one with its id. Reads neither. */
export const laidOver = (base: Procedures, own: Procedures): Procedures => {
  if (own.size === 0) return base;
  if (base.size === 0 && base.damaged !== true) return own;
  const added = (): readonly ProcedureId[] => [...own.keys()].filter((id) => !base.has(id));
  return {
    get size() {
      return base.size + added().length;
    },
    get damaged() {
      return base.damaged === true || own.damaged === true;
    },
    has: (id) => own.has(id) || base.has(id),
    get: (id) => (own.has(id) ? own : base).get(id),
    *keys() {
      yield* base.keys();
      yield* added();
    },
    values: () => merged(own, base),
  };
};

/** Both in the order of lists, as far as each of them is. */
function* merged(own: Procedures, base: Procedures): Iterable<Card> {
  const waiting = [...own.values()].sort(byLife);
  let at = 0;
  for (const card of base.values()) {
    for (let next = waiting[at]; next !== undefined && byLife(next, card) < 0; next = waiting[at]) {
      yield next;
      at += 1;
    }
    if (!own.has(card.id)) yield card;
  }
  yield* waiting.slice(at);
}
