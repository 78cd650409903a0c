import type { Entry } from '../incident/entry.ts';
import type { Chain } from './chain.ts';
import type { Grip } from './grip.ts';
import type { JournalFile } from './journal-file.ts';
import { firstPrev, type Line, writeLine } from './line.ts';
import type { Fault, Holder, IncidentId, Stored } from './records.ts';

/**
 * An incident that this terminal writes. Its lines are kept in memory too: whatever becomes of the file, what was
 * acknowledged can be written once more.
 */
export interface HeldIncident {
  readonly id: IncidentId;
  readonly holder: Holder;
  readonly grip: Grip;
  where: Where;
  lines: Line[];
  entries: Entry[];
  /** Number and hash that the next line follows. */
  last: number;
  head: string;
  /** The journal does not end with a line's end. */
  torn: boolean;
  /** How many of the lines are known to be in the first place. */
  safe: number;
  /**
   * What `lines` are: `all` there ever was; `copy`, what could be read elsewhere while the first place could not; or
   * `nothing`, since nothing could be read yet.
   */
  known: 'all' | 'copy' | 'nothing';
  /** Given back already, but not everything is in its place yet. */
  released: boolean;
}

/** Where the next line goes. */
export type Where =
  | { readonly kind: 'first'; readonly journal: JournalFile }
  | { readonly kind: 'aside'; readonly path: string; readonly because: Fault }
  | { readonly kind: 'memory'; readonly because: Fault };

/** Where its entries are. */
export function storedOf({ where, lines, safe }: HeldIncident): Stored {
  if (where.kind === 'aside') return { kind: 'set-aside', place: where.path, because: where.because };
  return where.kind === 'memory' && lines.length > safe
    ? { kind: 'unsaved', because: where.because }
    : { kind: 'saved' };
}

/** An incident of which no line was written. */
export const emptyChain = (id: IncidentId): Chain => ({
  lines: [],
  entries: [],
  damage: [],
  last: 0,
  head: firstPrev(id),
  torn: false,
});

/** Takes over what was read from the file. */
export function adopt(held: HeldIncident, chain: Chain): void {
  held.lines = [...chain.lines];
  held.entries = [...chain.entries];
  ({ last: held.last, head: held.head, torn: held.torn } = chain);
}

/** The lines that the entries will be. */
export function nextLines(
  held: HeldIncident,
  entries: readonly Entry[],
  salt: () => string,
): readonly Line[] {
  const lines: Line[] = [];
  let { last, head } = held;
  for (const entry of entries) {
    last += 1;
    const line = writeLine(last, head, entry, salt());
    head = line.hash;
    lines.push(line);
  }
  return lines;
}

/** Takes over lines that are written, wherever that was. */
export function commit(held: HeldIncident, lines: readonly Line[], entries: readonly Entry[]): void {
  held.lines.push(...lines);
  held.entries.push(...entries);
  const end = lines.at(-1);
  if (end) ({ n: held.last, hash: held.head } = end);
}

/** Lines as they stand in a file. */
export const textOfLines = (lines: readonly Line[]): string => lines.map((line) => `${line.text}\n`).join('');
