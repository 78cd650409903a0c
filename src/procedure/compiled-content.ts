import type { Content } from './content.ts';
import type { ProcedureId } from './ids.ts';
import type { Procedure } from './procedure.ts';
import { digestOf, procedureText } from './procedure-text.ts';
import { byLife, type Card, cardOf, type Procedures, wholeOf } from './procedures.ts';

/**
 * Content as the program starts from it: lines of JSON, of which a start reads the first two and a call only what it
 * comes to, however many procedures there are.
 *
 *     head        settings, roles, holidays …, and how many bytes each of the following lines has
 *     cards       a few dozen a line, in the order of lists
 *     index       [id, bytes] of each procedure
 *     procedures  one a line, in the order of the index
 */
interface Head {
  readonly count: number;
  readonly cards: readonly number[];
  readonly index: number;
  readonly content: Omit<Content, 'procedures'>;
}

type Index = readonly (readonly [id: ProcedureId, bytes: number])[];

/** A file, or what stands for one. */
export interface Bytes {
  readonly size: number;
  /** So many bytes from there on. Throws where they cannot be read. */
  read(from: number, length: number): Buffer;
}

/** How many cards are read at once: about a millisecond's work. */
const CARDS = 64;

/** The bytes that `readContent` reads. */
export const writeContent = (content: Content): Buffer => {
  const { procedures, ...rest } = content;
  const all = wholeOf(procedures).toSorted(byLife);
  const groups = Array.from({ length: Math.ceil(all.length / CARDS) }, (_, at) =>
    line(all.slice(at * CARDS, (at + 1) * CARDS).map(cardOf)),
  );
  const bodies = all.map(bodyLine);
  const index = line(all.map(({ id }, at) => [id, bodies[at]?.length]));
  const head: Head = {
    count: all.length,
    cards: groups.map(({ length }) => length),
    index: index.length,
    content: rest,
  };
  return Buffer.concat([line(head), ...groups, index, ...bodies]);
};

const line = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value)}\n`);

/** The digest stands first: what comes behind it is the very text that it was taken of. */
const bodyLine = (procedure: Procedure): Buffer =>
  Buffer.from(`{"digest":"${procedure.digest}",${procedureText(procedure).slice(1)}\n`);

const before = { text: '{"digest":"","'.length - 1, digest: '{"digest":"'.length } as const;
const DIGEST = 64;

/** The procedure of such a line; undefined when a single letter of it is not as it was written. */
const bodyOf = (text: string, id: ProcedureId): Procedure | undefined => {
  const digest = text.slice(before.digest, before.digest + DIGEST);
  const own = `{${text.slice(before.text + DIGEST, -1)}`;
  if (digestOf(own) !== digest) return undefined;
  const procedure: Omit<Procedure, 'digest'> = JSON.parse(own);
  return procedure.id === id ? { ...procedure, digest } : undefined;
};

/**
 * Content whose procedures are read when they are asked for. Throws when its first line cannot be read or does not fit
 * the rest, since then the installation is damaged.
 */
export const readContent = (bytes: Bytes): Content => {
  const text = firstLine(bytes);
  const head: Head = JSON.parse(text.toString());
  const start = text.length + 1;
  const ends = start + sum(head.cards) + head.index;
  if (!(ends <= bytes.size)) throw new Error('compiled content is cut short');
  return { ...head.content, procedures: new LazyProcedures(bytes, head, start) };
};

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

const LINE_END = 10;

const firstLine = (bytes: Bytes): Buffer => {
  for (let length = 1 << 16; ; length *= 4) {
    const part = bytes.read(0, Math.min(length, bytes.size));
    const end = part.indexOf(LINE_END);
    if (end >= 0) return part.subarray(0, end);
    if (length >= bytes.size) throw new Error('compiled content has no first line');
  }
};

class LazyProcedures implements Procedures {
  readonly size: number;
  readonly #bytes: Bytes;
  readonly #head: Head;
  /** Where the first line of cards begins. */
  readonly #start: number;
  readonly #cards: (readonly Card[])[] = [];
  readonly #whole = new Map<ProcedureId, Procedure>();
  #places: ReadonlyMap<ProcedureId, Place> | undefined;
  #damaged = false;

  constructor(bytes: Bytes, head: Head, start: number) {
    this.size = head.count;
    this.#bytes = bytes;
    this.#head = head;
    this.#start = start;
  }

  get damaged(): boolean {
    return this.#damaged;
  }

  has(id: ProcedureId): boolean {
    return this.#index().has(id);
  }

  keys(): Iterable<ProcedureId> {
    return this.#index().keys();
  }

  get(id: ProcedureId): Procedure | undefined {
    const place = this.#index().get(id);
    const known = this.#whole.get(id);
    if (place === undefined || known !== undefined) return known;
    const body = this.#tried(() => bodyOf(this.#text(place.from, place.length), id));
    if (body === undefined) this.#damaged = true;
    else this.#whole.set(id, body);
    return body;
  }

  *values(): Iterable<Card> {
    let from = this.#start;
    for (const [at, length] of this.#head.cards.entries()) {
      const start = from;
      this.#cards[at] ??= this.#tried((): readonly Card[] => JSON.parse(this.#text(start, length))) ?? [];
      yield* this.#cards[at] ?? [];
      from += length;
    }
  }

  #index(): ReadonlyMap<ProcedureId, Place> {
    this.#places ??= this.#tried(() => this.#readIndex()) ?? new Map();
    return this.#places;
  }

  #readIndex(): ReadonlyMap<ProcedureId, Place> {
    const start = this.#start + sum(this.#head.cards);
    const index: Index = JSON.parse(this.#text(start, this.#head.index));
    const places = new Map<ProcedureId, Place>();
    let from = start + this.#head.index;
    for (const [id, length] of index) {
      places.set(id, { from, length });
      from += length;
    }
    return places;
  }

  #text(from: number, length: number): string {
    return this.#bytes.read(from, length).toString();
  }

  /** Nobody who asks can mend an installation, least of all in a call: what cannot be read is missing. */
  #tried<T>(read: () => T): T | undefined {
    try {
      return read();
    } catch {
      this.#damaged = true;
      return undefined;
    }
  }
}

interface Place {
  readonly from: number;
  readonly length: number;
}
