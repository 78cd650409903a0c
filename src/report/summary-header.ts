import type { Incident } from '../incident/incident.ts';
import type { Language } from '../procedure/text.ts';
import type { ProcedureRun, Summary } from './summary.ts';
import type { Telling } from './telling.ts';
import { reportWords } from './words.ts';

const DIGITS = 8;

/** The procedures run, each in the version that it was run in. */
export const proceduresRun = ({ incident, scene, say }: Telling): readonly ProcedureRun[] =>
  incident.procedures.map(({ procedure: id, version, digest }) => {
    const procedure = scene.procedures.get(id);
    const run = { id, version, digest: digest.slice(0, DIGITS) };
    if (procedure === undefined) return { ...run, title: id };
    const { status, due, by, on } = procedure.review;
    return {
      ...run,
      title: say(procedure.title),
      review: { status, due, ...(by === undefined ? {} : { by }), ...(on === undefined ? {} : { on }) },
    };
  });

/** How it came to its end; undefined while it is open. */
export const endingOf = ({ closed }: Incident, language: Language): Summary['ending'] => {
  if (closed === undefined) return undefined;
  const { ending, reason } = closed;
  return {
    kind: ending,
    words: reportWords(language).endings[ending],
    ...(reason === undefined ? {} : { reason }),
  };
};
