import type { Kind } from '../../incident/entry.ts';
import type { SitePhrases } from '../../procedure/phrases.ts';
import type { Text } from '../../procedure/text.ts';
import type { IncidentId } from '../../records/records.ts';
import type { Copied } from '../../report/copied-words.ts';
import type { SpokenNames } from '../../report/words-at-hand.ts';
import type { Earlier } from '../../session/earlier.ts';
import type { Directory } from '../../site/directory.ts';
import type { Narrowing } from '../../site/narrowing.ts';
import type { Pen } from '../pen.ts';

/** What the call screen asks of its surroundings. */
export interface CallPorts {
  readonly directory: Directory;
  readonly narrowing: Narrowing;
  /** The pen of the moment: only its language and words are used outside of drawing. */
  readonly pen: () => Pen;
  readonly bell: () => void;
  readonly phrases: SitePhrases;
  /** How the desk and the operator name themselves, where they set it. */
  readonly names: SpokenNames;
  /** Puts words where they can be pasted from; those of a drill say that they are. */
  readonly copy: (text: string, kind: Kind) => Copied;
  /** The incident was closed. */
  readonly ended: () => void;
  /** The call was opened by a slip and is closed as one: back to the words that were typed for it. */
  readonly mistaken: () => void;
  /** Back to home; the incident stays as it is. */
  readonly home: () => void;
  /** Parks it, for a caller who is ringing. */
  readonly newCall: () => void;
  /** Parks it for one that is parked, or for a list of those. */
  readonly switchCall: () => void;
  /** How many other calls of this desk are open. */
  readonly otherCalls: () => number;
  /** What earlier incidents told. */
  readonly earlier: Earlier;
  /** The summary of another incident, for so many columns. */
  readonly summary: (incident: IncidentId, columns: number) => string;
  /** The title of a procedure that is there, by its id. */
  readonly titleOf: (procedure: string) => Text | undefined;
  /** Out of the program; what is open stays open. */
  readonly quit: () => void;
}
