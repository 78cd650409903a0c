import type { SitePhrases } from '../procedure/phrases.ts';
import type { Language } from '../procedure/text.ts';
import type { RoleTitles } from '../report/step-words.ts';
import type { SpokenNames } from '../report/words-at-hand.ts';
import type { Earlier } from '../session/earlier.ts';
import type { Directory } from '../site/directory.ts';
import type { Narrowing } from '../site/narrowing.ts';

/** What the lines of a step are made with. */
export interface Setting {
  readonly language: Language;
  readonly directory: Directory;
  readonly narrowing: Narrowing;
  readonly roles: RoleTitles;
  /** Words for every call, and how the desk and the operator name themselves in them. */
  readonly phrases: SitePhrases;
  readonly names: SpokenNames;
  /** What earlier incidents told. */
  readonly earlier: Earlier;
}
