import { join } from 'node:path';
import { readContent } from '../procedure/compiled-content.ts';
import { type Content, noContent } from '../procedure/content.ts';
import { openBytes } from '../procedure/file-bytes.ts';
import type { ProcedureId } from '../procedure/ids.ts';
import { overlay } from '../procedure/overlay.ts';
import type { Procedure } from '../procedure/procedure.ts';
import { faultyFiles } from './faulty-files.ts';
import { compiledContent } from './installation.ts';
import { exit, type Outcome, remarking } from './outcome.ts';
import type { Surroundings } from './surroundings.ts';

export interface AtHand {
  readonly content: Content;
  /** Reads into memory what was not asked for yet, so that it is there whatever becomes of the disk. For idle moments. */
  hold(): void;
}

/** What the program ships with. Where nothing of it can be read it holds nothing, and says that it is damaged. */
export const bundledContent = (): AtHand => {
  try {
    const file = openBytes(compiledContent());
    return { content: readContent(file), hold: file.hold };
  } catch {
    return { content: lost, hold: () => {} };
  }
};

const lost: Content = {
  ...noContent,
  procedures: Object.assign(new Map<ProcedureId, Procedure>(), { damaged: true }),
};

/** What this person can run: the bundled content with the organisation's own folder laid over it. */
export const contentAtHand = async (around: Surroundings): Promise<AtHand> => {
  const { content, hold } = bundledContent();
  const keep = join(around.folders.state, 'site-content.jsonl');
  return { content: await overlay(content, around.folders.site, keep), hold };
};

/** That bundled content cannot be read, or not all of it. */
export const damageWords = ({ tell }: Surroundings): string =>
  tell({
    zh: `自带的处置流程读不出来（${compiledContent()}），请重新安装值班向导。`,
    en: `The bundled procedures cannot be read (${compiledContent()}); please install zhiban again.`,
  });

/** What to say when some content was left out; the others are there all the same. */
export const contentRemarks = (content: Content, around: Surroundings): readonly string[] => {
  const errors = content.problems.filter(({ severity }) => severity === 'error');
  const damage = content.procedures.damaged === true ? [damageWords(around)] : [];
  if (errors.length === 0) return damage;
  return [...damage, around.tell(faultyFiles(errors))];
};

/** A command's outcome, with those remarks before it. A list that is not whole has status 3. */
export const withContentRemarks = (outcome: Outcome, content: Content, around: Surroundings): Outcome => {
  const code = content.procedures.damaged === true ? exit.content : outcome.exit;
  return remarking({ ...outcome, exit: code }, contentRemarks(content, around));
};
