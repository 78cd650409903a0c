import { pickProcedure } from './pick-procedure.ts';
import type { Run } from './run.ts';
import { work } from './work.ts';
import { openWorkplace } from './workplace.ts';

/** `zhiban start [procedure|words…]`: straight into a live incident. */
export const startCommand: Run = async ({ words, options }, around) => {
  const workplace = await openWorkplace(around);
  const { answers, caller } = options;
  const said = typeof caller === 'string' ? caller : undefined;
  if (typeof answers === 'string') {
    const { playFile } = await import('./play-file.ts');
    return playFile(workplace, words, said, answers, around);
  }
  if (words.length === 0) {
    return work(workplace, around, said === undefined ? undefined : { kind: 'words', words: said });
  }
  const picked = pickProcedure(workplace.content, words, around);
  if (picked.kind === 'failed') {
    workplace.records.close();
    return picked.outcome;
  }
  const heard = said ?? picked.words;
  return work(workplace, around, {
    kind: 'procedure',
    procedure: picked.procedure.id,
    ...(heard === undefined ? {} : { words: heard }),
  });
};
