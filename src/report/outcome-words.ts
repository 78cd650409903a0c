import type { TryOutcome } from '../incident/entry.ts';
import type { Language } from '../procedure/text.ts';
import { reportWords } from './words.ts';

/** What came of ringing a party that a step notifies. */
export const tryOutcomeWords = (outcome: TryOutcome, language: Language): string =>
  reportWords(language).outcomes[outcome];

/** What came of a call that no step asked for: whoever answered it was not notified by that alone. */
export const ringOutcomeWords = (outcome: TryOutcome, language: Language): string =>
  outcome === 'reached' ? reportWords(language).answered : tryOutcomeWords(outcome, language);
