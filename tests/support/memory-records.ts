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
  Trouble,
} from '../../src/records/records.ts';
import { toldIn } from '../../src/records/told.ts';

/** What terminals share: the memory that stands for a disk. */
export interface Shelf {
  readonly incidents: Map<IncidentId, Line[]>;
  readonly holders: Map<IncidentId, { readonly terminal: symbol; readonly holder: Holder }>;
  readonly procedures: Map<string, string>;
}

export const emptyShelf = (): Shelf => ({ incidents: new Map(), holders: new Map(), procedures: new Map() });

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

interface Failing {
  readonly fault: Fault;
  readonly second: boolean;
  after: number;
}

/** One terminal on a shelf. */
export function memoryRecords({ shelf = emptyShelf(), deskCode }: MemoryOptions = {}): MemoryRecords {
  const terminal = Symbol('terminal');
  /** Lines that are not on the shelf yet, by incident. */
  const aside = new Map<IncidentId, Line[]>();
  let failing: Failing | undefined;
  let notices: Trouble[] = [];

  const holds = (id: IncidentId): boolean => shelf.holders.get(id)?.terminal === terminal;
  const linesOf = (id: IncidentId): readonly Line[] => [
    ...(shelf.incidents.get(id) ?? []),
    ...(aside.get(id) ?? []),
  ];
  const entriesOf = (id: IncidentId): readonly Entry[] => linesOf(id).flatMap((line) => line.entry ?? []);

  function mend(): boolean {
    if (failing && failing.after <= 0) return aside.size === 0;
    for (const [id, lines] of aside) {
      aside.delete(id);
      if (!holds(id)) continue;
      shelf.incidents.set(id, [...(shelf.incidents.get(id) ?? []), ...lines]);
      notices.push({ fault: 'merged-back', path: id, count: lines.length });
    }
    return true;
  }

  function append(id: IncidentId, expected: number, entries: readonly Entry[]): Appended {
    const before = linesOf(id);
    if (!holds(id) || expected !== before.length) return { kind: 'conflict', entries: before.length };
    const added: Line[] = [];
    for (const entry of entries) {
      const { n, hash } = added.at(-1) ?? before.at(-1) ?? { n: 0, hash: firstPrev(id) };
      added.push(writeLine(n + 1, hash, entry, ''));
    }
    if (failing) failing.after -= 1;
    if (failing && failing.after < 0) {
      aside.set(id, [...(aside.get(id) ?? []), ...added]);
      const { fault: because, second } = failing;
      return second ? { kind: 'set-aside', place: 'memory', because } : { kind: 'unsaved', because };
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
    shelf.holders.set(id, { terminal, holder });
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
      shelf.holders.set(id, { terminal, holder });
      return { kind: 'held' };
    },
    release(id) {
      if (holds(id)) shelf.holders.delete(id);
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
    troubles() {
      const waiting = [...aside].map(([path, lines]) => ({
        fault: failing?.fault ?? 'broken',
        path,
        count: lines.length,
      }));
      return [...notices, ...waiting];
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
