import type { Kind } from '../incident/entry.ts';
import type { ProcedureId } from '../procedure/ids.ts';
import type { SitePhrases } from '../procedure/phrases.ts';
import type { Language } from '../procedure/text.ts';
import type { IncidentId, Stored } from '../records/records.ts';
import type { Copied } from '../report/copied-words.ts';
import type { SpokenNames } from '../report/words-at-hand.ts';
import type { Place } from '../session/place.ts';
import type { Directory } from '../site/directory.ts';
import type { Narrowing } from '../site/narrowing.ts';
import type { Hit } from './screens/draw-home.ts';
import type { Exported, ExportFormat } from './screens/end.ts';
import type { Theme } from './theme.ts';

/** What the console works with. Everything of the world comes in here. */
export interface DeskPorts {
  readonly place: Place;
  readonly directory: Directory;
  /** Who is meant among the contacts by what is typed. */
  readonly narrowing: Narrowing;
  /** Procedures for what the caller says; for no words as many of all as anybody looks through. */
  readonly find: (words: string) => readonly Hit[];
  /** A procedure by its id; undefined where it is not there any more. */
  readonly known: (procedure: ProcedureId) => Hit | undefined;
  /** The procedure for what is not clear yet; undefined where the content has none. */
  readonly general?: () => Hit | undefined;
  /** Calm sentences on what is wrong with content and storage; empty when all is well. */
  readonly notices: () => readonly string[];
  readonly language: Language;
  readonly theme: Theme;
  /** Who sits here, as the home screen shows it. */
  readonly who: string;
  /** What goes on record with a new incident. */
  readonly opening: {
    readonly settings: { readonly [name: string]: number | string };
    readonly program: string;
  };
  /** Live, unless the caller started a drill. */
  readonly kind?: 'live' | 'drill';
  /**
   * The summary of an incident, laid out for so many columns.
   * @param appended where its latest entries are, which an incident in hand knows
   */
  readonly summary: (incident: IncidentId, columns: number, appended?: Stored) => string;
  readonly exportSummary: (incident: IncidentId, format: ExportFormat, appended: Stored) => Exported;
  readonly bell: () => void;
  /** Words for every call, and how the desk and the operator name themselves in them. */
  readonly phrases: SitePhrases;
  readonly names: SpokenNames;
  /** Puts words where they can be pasted from; those of a drill say that they are. */
  readonly copy: (text: string, kind: Kind) => Copied;
  readonly initial?: Initial;
}

/** Where to begin; without it at home. */
export type Initial =
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'procedure'; readonly procedure: ProcedureId; readonly words?: string }
  | {
      readonly kind: 'resume';
      readonly incident: IncidentId;
      /** `write` if absent: then a screen tells who holds it, should somebody do so. */
      readonly how?: 'write' | 'watch' | 'take-over';
    }
  /** With every open call of this desk that nobody else has in hand. */
  | { readonly kind: 'resume-all' };

/** A call that was in hand, as it was when the console was left. */
export interface LeftCall {
  readonly incident: IncidentId;
  readonly open: boolean;
  /** Where its latest entries were. */
  readonly appended: Stored;
}

/** How the console was left. */
export interface Outcome {
  /**
   * The calls that were in hand last: those closed since the desk last had none, in the order of closing, then those
   * still open, the most urgent first. Their summaries and how to go on with them belong on the normal screen.
   */
  readonly calls: readonly LeftCall[];
  /** Asked for by the operator, or because the program is being stopped. */
  readonly why: 'asked' | 'stopped';
}
