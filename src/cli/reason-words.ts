import type { Text } from '../procedure/text.ts';
import type { Reason } from '../triage/reasons.ts';

/** Why a procedure was found: its own phrases, each with the words that it fits before it where they are other ones. */
export const reasonWords = (reasons: readonly Reason[], said: string): string =>
  reasons
    .map(({ phrase, spans }) => {
      const typed = spans.map(({ from, to }) => said.slice(from, to));
      return typed.every((part) => phrase.includes(part)) ? phrase : `${typed.join(' ')} = ${phrase}`;
    })
    .join(' · ');

/** Said where even the first of a list is only a guess. */
export const noClearMatch: Text = {
  zh: '没有对得上的流程，下面只是沾边的；换个说法再找。',
  en: 'No clear match: these have only something in common with the words; try other ones.',
};
