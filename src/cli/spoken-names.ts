import type { SpokenNames } from '../report/words-at-hand.ts';
import type { Preferences } from '../site/preferences.ts';

/** How this desk and operator name themselves to a caller: only what they set, never the system's user name. */
export const spokenNamesOf = ({ desk, operator }: Preferences): SpokenNames => ({
  ...(desk === undefined ? {} : { desk }),
  ...(operator === undefined ? {} : { operator }),
});
