import type { Kind } from '../../incident/entry.ts';
import type { Head, IncidentId } from '../../records/records.ts';
import type { Place } from '../../session/place.ts';
import { openHeads, ownHeads, type Unfinished, unfinishedOf } from '../../session/unfinished.ts';
import type { UnfinishedCalls } from '../screens/unfinished-line.ts';

/** The open calls that are not in hand here. Each question is answered from the records, which takes a look at the disk. */
export interface LeftOpen {
  /** The newest first. */
  heads(): readonly Head[];
  /** Those of this desk that nobody has in hand, so that they may be taken up all at once. */
  own(): readonly IncidentId[];
  /** All of them, read from their entries. */
  read(): Unfinished;
  /** How many there are, and the most urgent of the newest. */
  named(): UnfinishedCalls;
}

/** Home looks at so many of them: each has to be read from its entries to know how urgent it is. */
const LOOKED_AT = 12;

export const leftOpen = (place: Place, kind: Kind, isInHand: (id: IncidentId) => boolean): LeftOpen => {
  const heads = (): readonly Head[] => openHeads(place).filter(({ id }) => !isInHand(id));
  return {
    heads,
    own: () => ownHeads(place, kind, heads()).map(({ id }) => id),
    read: () => unfinishedOf(place, heads()),
    named: () => {
      const all = heads();
      const { calls } = unfinishedOf(place, all.slice(0, LOOKED_AT));
      return { count: all.length, named: calls.map((session) => session.view()) };
    },
  };
};
