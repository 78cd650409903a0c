import type { Entry, Kind } from '../incident/entry.ts';
import type { Brand } from '../procedure/ids.ts';

/** `20261121-003`; drills `D20261121-003`; with a desk code `A-20261121-003`. */
export type IncidentId = Brand<string, 'IncidentId'>;

/**
 * Where incidents are kept. Two bodies: journal files (the truth) and memory (tests). Every call answers at once;
 * nothing here throws for what a disk can do. One suite holds both bodies to the same promises.
 */
export interface Records {
  /**
   * Gives the next number of the day and makes its place. Never gives the same number twice, not even to two
   * terminals in the same instant. Holds the new incident for this terminal.
   * @param day local calendar day, `YYYYMMDD`
   */
  begin(kind: Kind, day: string, holder: Holder): IncidentId;

  /**
   * Adds entries behind the `expected` ones that are there, in one synced write. When it returns `saved`, the
   * entries survive a power cut. Only who holds the incident can add to it; anybody else gets `conflict`.
   */
  append(incident: IncidentId, expected: number, entries: readonly Entry[]): Appended;

  /** Everything kept of an incident, with what is wrong with it. Unknown incident: undefined. */
  read(incident: IncidentId): Kept | undefined;

  /** Newest first, out of the index where it is sound and out of the files where it is not. */
  list(filter?: Filter): readonly Head[];

  /**
   * Texts that stand as answers in incidents of one kind at one desk, newest first: what can be offered again. Out of
   * the index only, so it costs next to nothing; undefined where that has no answer now.
   * @param fields ids of fields, `list/part` for parts of a list's items
   * @param limit for each field
   */
  told(fields: readonly string[], kind: Kind, desk: string, limit: number): readonly Told[] | undefined;
  /**
   * Incidents of one kind, newest first, in which one of these numbers or addresses was given (`keysOf` of `incident/`), also in another
   * way of writing. Out of the index only; undefined where that has no answer now.
   * @param since ISO time of opening
   */
  withSame(keys: readonly string[], kind: Kind, since: string): readonly Head[] | undefined;

  /** Takes the right to write. Another terminal that lives keeps it, unless `force`. */
  hold(incident: IncidentId, holder: Holder, force?: 'force'): Hold;
  /** Gives the right to write back. */
  release(incident: IncidentId): void;
  /** Who has the right to write now; undefined when nobody living has it. */
  heldBy(incident: IncidentId): Holder | undefined;

  /** Keeps the exact procedure text under its digest; a text that is kept already is left alone. */
  keepProcedure(digest: string, text: string): void;
  procedure(digest: string): string | undefined;

  /**
   * What can wait until the answer is on the screen: the row in the index, the anchor, the sign of life. To be
   * called after the frame that shows the answer; an incident that was forgotten is caught up by `list`.
   */
  reindex(incident: IncidentId): void;
  /** A sign of life for everything held; to be given every 20 s or so while nobody answers. */
  beat(): void;
  /** What is wrong with one incident, or with every incident: only those with damage are in the answer. */
  verify(incident?: IncidentId): ReadonlyMap<IncidentId, readonly Damage[]>;

  /** Tries once more what could not be written to its own place. True when nothing is set aside any more. */
  mend(): boolean;
  /**
   * Where the entries are by now that this terminal added to an incident. `conflict` when another terminal took the
   * incident over: what was not in its place by then is in none, and is kept for a person to look at.
   */
  whereIs(incident: IncidentId): Appended;
  /** In sentences for the operator: what is wrong with the place where records are kept. Empty when all is well. */
  troubles(): readonly Trouble[];
  close(): void;
}

/** Where the entries are. The three words of law 4: 已存 · 已存应急文件 · 未保存，请记在纸上. */
export type Stored =
  | { readonly kind: 'saved' }
  /** In the second place, because of the first one's trouble; merged back by itself. */
  | { readonly kind: 'set-aside'; readonly place: string; readonly because: Fault }
  /** Only in memory. */
  | { readonly kind: 'unsaved'; readonly because: Fault };

/** What came of adding entries. */
export type Appended =
  | Stored
  /** Another terminal has it or wrote to it: the caller's state is old, nothing was added. */
  | { readonly kind: 'conflict'; readonly entries: number };

/** What is wrong with a disk, as far as it matters to a person. */
export type Fault = 'full' | 'read-only' | 'gone' | 'denied' | 'broken';

/** An incident as it could be read. */
export interface Kept {
  readonly entries: readonly Entry[];
  readonly damage: readonly Damage[];
  /** First 8 hex digits of the last line's hash: printed on every summary, so that a cut-off tail is noticed. */
  readonly head: string;
}

/** `line` counts from 1. */
export type Damage =
  /** A line that was never finished. Nothing that was acknowledged is missing. */
  | { readonly kind: 'torn-tail'; readonly line: number }
  /** A line that cannot be read, left out. */
  | { readonly kind: 'unreadable-line'; readonly line: number }
  /** A line that was changed, moved or put in (left out), or the first one after a line that is missing. */
  | { readonly kind: 'broken-chain'; readonly line: number }
  /** Fewer entries than were once there: the end was cut off, or an older copy was put back. */
  | { readonly kind: 'shorter-than-anchored'; readonly anchored: number; readonly found: number };

/**
 * Something wrong with the place of records, or mended. `count` is of entries. `waiting-to-merge` mends itself;
 * `fits-nowhere` are lines set aside that a person has to look at, since two terminals told different things.
 */
export interface Trouble {
  readonly fault:
    | Fault
    | 'index-rebuilt'
    | 'index-unusable'
    | 'merged-back'
    | 'waiting-to-merge'
    | 'fits-nowhere';
  readonly path: string;
  readonly count?: number;
}

/** The program that has the right to write an incident, and who sits at it. */
export interface Holder {
  readonly operator: string;
  readonly desk: string;
  readonly host: string;
  readonly pid: number;
  /** ISO time at which the holding program started; tells a reused pid from the same program. */
  readonly since: string;
}

/** Whether the right to write was given. */
export type Hold = { readonly kind: 'held' } | { readonly kind: 'taken'; readonly by: Holder };

/** Which incidents are wanted; everything that is left out is not asked about. */
export interface Filter {
  readonly status?: 'open' | 'closed' | 'all';
  readonly kinds?: readonly Kind[];
  /** Wall clock of the place, as exact as wanted: `2026`, `2026-11-21`, `2026-11-21T22`. Both ends are included. */
  readonly since?: string;
  readonly until?: string;
  /** Words that must all be there, in any order, in what was typed, answered or noted. */
  readonly search?: string;
  readonly limit?: number;
}

/** A text that was answered before. */
export interface Told {
  readonly field: string;
  readonly value: string;
}

/** One line of a list. */
export interface Head {
  readonly id: IncidentId;
  readonly kind: Kind;
  readonly procedure: string;
  readonly version: number;
  readonly opened: string;
  readonly closed?: string;
  readonly operator: string;
  readonly desk: string;
  readonly entries: number;
}
