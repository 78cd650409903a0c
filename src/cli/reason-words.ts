import type { Reason } from '../triage/reasons.ts';

/** Why a procedure was found: its own phrases, each with the words that it fits before it where they are other ones. */
export const reasonWords = (reasons: readonly Reason[], said: string): string =>
  reasons
    .map(({ phrase, spans }) => {
      const typed = spans.map(({ from, to }) => said.slice(from, to));
      return typed.every((part) => phrase.includes(part)) ? phrase : `${typed.join(' ')} = ${phrase}`;
    })
    .join(' · ');
