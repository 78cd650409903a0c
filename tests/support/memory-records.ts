import type { Entry } from '../../src/incident/entry.ts';
import { keysOf } from '../../src/incident/same-line.ts';
import { headOf, matches, newestFirst, searchText } from '../../src/records/head.ts';
import { firstPrev, type Line, writeLine } from '../../src/records/line.ts';
import { countOf, incidentId, isIncidentId, numberPrefix } from '../../src/records/names.ts';
import type {
  Appended,
  Fault,
  Filter,
  Head,
  Holder,
  IncidentId,
  Kept,
  Records,
  Stored,
  Trouble,
} from '../../src/records/records.ts';
import { toldIn } from '../../src/records/told.ts';

/** What terminals share: the memory that stands for a disk. */
export interface Shelf {
  readonly incidents: Map<IncidentId, Line[]>;
  readonly holders: Map<IncidentId, { readonly terminal: symbol; readonly holder: Holder }>;
  readonly procedures: Map<string, string>;
  /** Lines that fit into no incident any more, for a person to look at. */
  readonly apart: Map<IncidentId, readonly Line[]>;
}

export const emptyShelf = (): Shelf => ({
  incidents: new Map(),
  holders: new Map(),
  procedures: new Map(),
  apart: new Map(),
});

/** Records in memory, for tests, with switches that play a failing disk. */
export interface MemoryRecords extends Records {
  /**
   * From the append after the next `after` ones on (default: from the next one on) the first place fails.
   * @param second whether the second place takes lines meanwhile
   */
  fail(fault: Fault, after?: number, second?: 'second-works' | 'second-fails'): void;
  /** The first place works again. */
  recover(): void;
}

export interface MemoryOptions {
  readonly shelf?: Shelf;
  readonly deskCode?: string;
}

interface Aside {
  readonly lines: readonly Line[];
  readonly where: Stored;
}

interface Failing {
  readonly fault: Fault;
  readonly second: boolean;
  after: number;
}

/** One terminal on a shelf. */
export function memoryRecords({ shelf = emptyShelf(), deskCode }: MemoryOptions = {}): MemoryRecords {
  const terminal = Symbol('terminal');
  /** Incidents that this terminal holds, as far as it knows, and those that it found out another one took. */
  const mine = new Set<IncidentId>();
  const taken = new Set<IncidentId>();
  /** Given back, but not all on the shelf yet. */
  const released = new Set<IncidentId>();
  /** Lines that are not on the shelf yet, by incident. */
  const aside = new Map<IncidentId, Aside>();
  /** Lines of incidents that another terminal has, which no person can find yet. */
  let leftovers: readonly { readonly id: IncidentId; readonly lines: readonly Line[] }[] = [];
  let failing: Failing | undefined;
  let notices: Trouble[] = [];

  const fails = (): boolean => failing !== undefined && failing.after <= 0;
  const linesOf = (id: IncidentId): readonly Line[] => [
    ...(shelf.incidents.get(id) ?? []),
    ...(aside.get(id)?.lines ?? []),
  ];
  const entriesOf = (id: IncidentId): readonly Entry[] => linesOf(id).flatMap((line) => line.entry ?? []);
  const conflict = (id: IncidentId): Appended => ({ kind: 'conflict', entries: linesOf(id).length });

  /** Whether it is still held; what only this terminal has of one that is not is put aside for a person. */
  function keeps(id: IncidentId): boolean {
    if (shelf.holders.get(id)?.terminal === terminal) return true;
    if (!mine.delete(id)) return false;
    taken.add(id);
    const lines = aside.get(id)?.lines ?? [];
    aside.delete(id);
    if (lines.length > 0) leftovers = [...leftovers, { id, lines }];
    setApart();
    return false;
  }

  function setApart(): void {
    if (fails()) return;
    for (const { id, lines } of leftovers) shelf.apart.set(id, [...(shelf.apart.get(id) ?? []), ...lines]);
    leftovers = [];
  }

  function mend(): boolean {
    for (const id of [...mine]) keeps(id);
    setApart();
    if (fails()) return aside.size === 0 && leftovers.length === 0;
    for (const [id, { lines }] of aside) {
      aside.delete(id);
      shelf.incidents.set(id, [...(shelf.incidents.get(id) ?? []), ...lines]);
      notices.push({ fault: 'merged-back', path: id, count: lines.length });
      if (released.has(id)) letGo(id);
    }
    return true;
  }

  function letGo(id: IncidentId): void {
    mine.delete(id);
    released.delete(id);
    shelf.holders.delete(id);
  }

  function take(id: IncidentId, holder: Holder): void {
    mine.add(id);
    taken.delete(id);
    released.delete(id);
    shelf.holders.set(id, { terminal, holder });
  }

  function append(id: IncidentId, expected: number, entries: readonly Entry[]): Appended {
    const before = linesOf(id);
    if (!keeps(id) || expected !== before.length) return conflict(id);
    const added: Line[] = [];
    for (const entry of entries) {
      const { n, hash } = added.at(-1) ?? before.at(-1) ?? { n: 0, hash: firstPrev(id) };
      added.push(writeLine(n + 1, hash, entry, ''));
    }
    if (failing) failing.after -= 1;
    if (failing && failing.after < 0) {
      const { fault: because, second } = failing;
      const where: Stored = second
        ? { kind: 'set-aside', place: 'memory', because }
        : { kind: 'unsaved', because };
      aside.set(id, { lines: [...(aside.get(id)?.lines ?? []), ...added], where });
      return where;
    }
    notices = [];
    mend();
    shelf.incidents.set(id, [...(shelf.incidents.get(id) ?? []), ...added]);
    return { kind: 'saved' };
  }

  function begin(kind: Parameters<Records['begin']>[0], day: string, holder: Holder): IncidentId {
    const prefix = numberPrefix(kind, day, deskCode);
    const counts = [...shelf.incidents.keys()].map((id) => countOf(prefix, id) ?? 0);
    const id = incidentId(prefix, Math.max(0, ...counts) + 1);
    shelf.incidents.set(id, []);
    take(id, holder);
    return id;
  }

  function read(id: IncidentId): Kept | undefined {
    if (!isIncidentId(id) || !shelf.incidents.has(id)) return undefined;
    return { entries: entriesOf(id), damage: [], head: linesOf(id).at(-1)?.hash.slice(0, 8) ?? '' };
  }

  function list(filter: Filter = {}): readonly Head[] {
    const heads: Head[] = [];
    for (const id of shelf.incidents.keys()) {
      const head = headOf(id, entriesOf(id));
      if (head && matches(head, searchText(id, entriesOf(id)), filter)) heads.push(head);
    }
    return heads.sort(newestFirst).slice(0, filter.limit);
  }

  return {
    begin,
    append,
    read,
    list,
    told: (fields, kind, desk, limit) =>
      fields.flatMap((field) =>
        list({ kinds: [kind] })
          .filter((head) => head.desk === desk)
          .flatMap(({ id }) => toldIn(entriesOf(id)).filter((one) => one.field === field))
          .slice(0, limit),
      ),
    withSame: (keys, kind, since) =>
      list({ kinds: [kind] })
        .filter(({ opened }) => Date.parse(opened) >= Date.parse(since))
        .filter(({ id }) =>
          toldIn(entriesOf(id)).some(({ value }) => keysOf(value).some((key) => keys.includes(key))),
        )
        .slice(0, 20),
    hold(id, holder, force) {
      if (!shelf.incidents.has(id)) return { kind: 'held' };
      const other = shelf.holders.get(id);
      if (other && other.terminal !== terminal && force === undefined)
        return { kind: 'taken', by: other.holder };
      keeps(id);
      take(id, holder);
      return { kind: 'held' };
    },
    release(id) {
      if (!keeps(id)) return;
      released.add(id);
      mend();
      if (!aside.has(id)) letGo(id);
    },
    heldBy: (id) => shelf.holders.get(id)?.holder,
    keepProcedure(digest, text) {
      if (!shelf.procedures.has(digest)) shelf.procedures.set(digest, text);
    },
    procedure: (digest) => shelf.procedures.get(digest),
    reindex() {},
    beat() {},
    verify: () => new Map(),
    mend,
    whereIs(id) {
      if (!keeps(id)) return taken.has(id) ? conflict(id) : { kind: 'saved' };
      return aside.get(id)?.where ?? { kind: 'saved' };
    },
    troubles() {
      const waiting = [...[...aside].map(([id, { lines }]) => ({ id, lines })), ...leftovers];
      return [
        ...notices,
        ...waiting.map(({ id, lines }) => ({
          fault: failing?.fault ?? 'broken',
          path: id,
          count: lines.length,
        })),
        ...[...shelf.apart.keys()].map((path) => ({ fault: 'fits-nowhere' as const, path })),
      ];
    },
    close() {
      for (const [id, held] of shelf.holders) if (held.terminal === terminal) shelf.holders.delete(id);
    },
    fail(fault, after = 0, second = 'second-works') {
      failing = { fault, after, second: second === 'second-works' };
    },
    recover() {
      failing = undefined;
    },
  };
}
