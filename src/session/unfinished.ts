import type { Kind } from '../incident/entry.ts';
import type { Head } from '../records/records.ts';
import { mostUrgentFirst } from './call-order.ts';
import { resumeIncident } from './opening.ts';
import type { Place } from './place.ts';
import type { Session } from './session.ts';

/** Incidents that were not ended, as a list of them shows them. */
export interface Unfinished {
  /** The most urgent first. They are only looked at: nothing is taken in hand or put on record. */
  readonly calls: readonly Session[];
  /** Those of which nothing can be made, in the order in which they were given. */
  readonly unreadable: readonly Head[];
}

/** Reads those incidents from their entries, since no index knows their clocks: less than a millisecond for each. */
export const unfinishedOf = (place: Place, heads: readonly Head[]): Unfinished => {
  const calls: Session[] = [];
  const unreadable: Head[] = [];
  for (const head of heads) {
    const found = resumeIncident(place, head.id, 'watch');
    if ('view' in found) calls.push(found);
    else unreadable.push(head);
  }
  return { calls: calls.sort((a, b) => mostUrgentFirst(a.view(), b.view())), unreadable };
};

/** The heads of every open incident, the newest first. */
export const openHeads = ({ records }: Pick<Place, 'records'>): readonly Head[] =>
  records.list({ status: 'open' });

/** Those that this desk may take up all at once: its own, of one kind, that nobody has in hand. */
export const ownHeads = (
  { records, holder }: Pick<Place, 'records' | 'holder'>,
  kind: Kind,
  heads: readonly Head[],
): readonly Head[] =>
  heads.filter(
    (head) => head.desk === holder.desk && head.kind === kind && records.heldBy(head.id) === undefined,
  );
