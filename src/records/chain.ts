import type { Entry } from '../incident/entry.ts';
import { firstPrev, type Line, readLine } from './line.ts';
import type { Damage, IncidentId } from './records.ts';

/** A journal's text, read. */
export interface Chain {
  /** The sound lines, each once, in the order of their numbers. */
  readonly lines: readonly Line[];
  readonly entries: readonly Entry[];
  readonly damage: readonly Damage[];
  /** Number of the last line; 0 when there is none. */
  readonly last: number;
  /** Hash that the next line follows. */
  readonly head: string;
  /** The text does not end with a line's end: what is written next must begin on a new line. */
  readonly torn: boolean;
}

/**
 * Follows an incident's lines from the first one and says where they do not hold together. Never throws.
 *
 * A line that was written twice counts once. A line that was changed is left out, and so is one whose number is taken
 * (a terminal that lost its incident wrote late; it was not acknowledged). A line after a gap counts, with damage.
 * Unreadable bytes that the chain passes over are a write that never finished: nothing is missing.
 */
export function readChain(incident: IncidentId, text: string): Chain {
  const rows = text.split('\n');
  const torn = rows.at(-1) !== '';
  if (!torn) rows.pop();

  const lines = new Map<number, Line>();
  const damage: Damage[] = [];
  let head = firstPrev(incident);
  let last = 0;
  let unreadable: number[] = [];
  const settle = (kind: 'torn-tail' | 'unreadable-line'): void => {
    for (const line of unreadable) damage.push({ kind, line });
    unreadable = [];
  };

  for (const [index, row] of rows.entries()) {
    const reading = readLine(row);
    const line = index + 1;
    if (reading.kind === 'unreadable') {
      unreadable.push(line);
      continue;
    }
    if (reading.kind === 'changed') {
      settle('unreadable-line');
      damage.push({ kind: 'broken-chain', line });
      // The line after it follows the hash that is written here; so one change is told once.
      if (reading.n === last + 1) ({ n: last, hash: head } = reading);
      continue;
    }
    const { n, prev, hash } = reading.line;
    if (lines.get(n)?.hash === hash) continue;
    const follows = n === last + 1 && prev === head;
    // What could not be read stood in the gap before this line: the gap needs no second word.
    const explained = n > last + 1 && n <= last + 1 + unreadable.length;
    settle(follows ? 'torn-tail' : 'unreadable-line');
    if (!follows && !explained) damage.push({ kind: 'broken-chain', line });
    if (!lines.has(n)) lines.set(n, reading.line);
    if (n > last) {
      last = n;
      head = hash;
    }
  }
  // At the very end only the last row can be a write that was cut off.
  const tail = unreadable.at(-1) === rows.length ? unreadable.pop() : undefined;
  settle('unreadable-line');
  if (tail !== undefined) damage.push({ kind: 'torn-tail', line: tail });

  const sorted = [...lines.values()].sort((one, other) => one.n - other.n);
  const entries = sorted.flatMap((line) => line.entry ?? []);
  return { lines: sorted, entries, damage, last, head, torn };
}
