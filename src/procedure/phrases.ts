import type { Condition } from '../condition/expression.ts';
import type { SourceId } from './ids.ts';
import type { Source } from './procedure.ts';
import type { Text } from './text.ts';

/** Words to have at hand beside the steps (话术): said when the moment asks for them, and never asked for. */
interface Words {
  readonly id: string;
  /** Whom or what they are for (在哭), where that does not speak for itself. */
  readonly for?: Text | undefined;
  /**
   * Read aloud, one sentence a line. `{…}` is filled in; the part of a sentence that holds what is not known is left
   * out, since nobody says 不清楚 to a caller.
   */
  readonly say: Text;
}

/** Words of one procedure. `{field}` is any of its fields, or one of `spokenNames`. */
export interface Phrase extends Words {
  /** Shown unless this is plainly false, as with steps. */
  readonly when?: Condition | undefined;
  readonly sources: readonly SourceId[];
}

/** Words for every call. Only `spokenNames` are filled in. */
export interface SitePhrase extends Words {
  readonly sources: readonly Source[];
}

/** When a group comes first: at the start of a call, when somebody is beside themselves, or never of itself. */
export const phraseUses = ['opening', 'calming', 'any'] as const;
export type PhraseUse = (typeof phraseUses)[number];

export interface PhraseGroup {
  readonly id: string;
  readonly title: Text;
  readonly use: PhraseUse;
  readonly phrases: readonly SitePhrase[];
}

/** The words that a site has for every call. */
export interface SitePhrases {
  /** What the site calls itself on the telephone; absent until it is filled in. */
  readonly called?: Text | undefined;
  /** In the order in which they are offered. */
  readonly groups: readonly PhraseGroup[];
}

/** What can be filled into any words at hand: the site, the desk and the operator, as they name themselves. */
export const spokenNames = ['site', 'desk', 'operator'] as const;
export type SpokenName = (typeof spokenNames)[number];
