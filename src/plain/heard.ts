import { messageNow } from '../report/message-words.ts';
import { sourcesWords } from '../report/step-words.ts';
import type { Asking } from '../session/asking.ts';
import type { View } from '../session/view.ts';
import type { Setting } from './setting.ts';
import { plainWords } from './words.ts';

/**
 * What one step mostly repeats from the one before: somebody who listens hears it when it is new, and all of it where an
 * empty line asks for the step again.
 */
export interface Heard {
  /** Where what is asked comes from; empty where it says nothing of that. */
  readonly sources: string;
  /** What the party is told: the same at every try. */
  readonly message: string;
}

export const nothingHeard: Heard = { sources: '', message: '' };

/** What is heard with what is asked now. */
export const heardWith = (view: View, asking: Asking, { language }: Setting): Heard => {
  if (asking.kind === 'finished') return nothingHeard;
  const { sources } = asking.kind === 'hand-off' ? asking.handOff : asking.step;
  return {
    sources: plainWords(language).joined(sourcesWords(sources, asking.procedure, language)),
    message: asking.kind === 'notify' ? (messageNow(view, asking, language) ?? '') : '',
  };
};
