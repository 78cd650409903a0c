import type { Entry } from '../incident/entry.ts';
import type { Incident } from '../incident/incident.ts';
import { inLanguage, type Language } from '../procedure/text.ts';
import type { FollowUpOwed, Note } from './summary.ts';

/** What was owed when the incident was closed; nothing before that. */
export const followUpsOf = ({ closed }: Incident, language: Language): readonly FollowUpOwed[] =>
  (closed?.owed ?? []).map(({ id, what, due, before }) => ({
    id,
    words: inLanguage(what, language),
    ...(due === undefined ? {} : { due }),
    ...(before === undefined ? {} : { before: inLanguage(before, language) }),
  }));

/** Whether a note is an addendum is told by its place in the log: a clock may stand still, an entry's place does not. */
export const notesOf = (entries: readonly Entry[]): readonly Note[] => {
  const closing = entries.findIndex(({ type }) => type === 'closed');
  return entries.flatMap((entry, place) =>
    entry.type !== 'noted'
      ? []
      : [
          {
            at: entry.at.wall,
            elapsed: entry.at.elapsed,
            text: entry.text,
            addendum: closing >= 0 && place > closing,
          },
        ],
  );
};
