import { sep } from 'node:path';
import { openRecords } from '../records/journal-records.ts';
import type { Records, Trouble } from '../records/records.ts';
import { exit, type Outcome, remarking } from './outcome.ts';
import { troubleWords } from './record-words.ts';
import type { Surroundings } from './surroundings.ts';

/** The records of this desk. They open in every case, if only in memory; their troubles tell what is wrong. */
export const recordsAtHand = ({ folders, preferences: { deskCode } }: Surroundings): Records =>
  openRecords({
    folder: folders.records,
    now: () => new Date(),
    ...(deskCode === undefined ? {} : { deskCode }),
  });

/** What is wrong with the place where records are kept; of a folder, and not again of everything in it. */
export const recordRemarks = (troubles: readonly Trouble[], { tell }: Surroundings): readonly string[] =>
  troubles
    .filter((one) => !troubles.some((other) => other.fault === one.fault && lies(one.path, other.path)))
    .map((trouble) => tell(troubleWords(trouble)));

const lies = (path: string, folder: string): boolean => path.startsWith(`${folder}${sep}`);

/** What has mended itself. */
export const isHarmless = ({ fault }: Trouble): boolean =>
  fault === 'merged-back' || fault === 'index-rebuilt';

/** What it comes to that nothing was found. Where records could not be looked at nobody knows that there is none. */
export const foundNothing = (
  outcome: Outcome,
  troubles: readonly Trouble[],
  around: Surroundings,
): Outcome => {
  const told = troubles.every(isHarmless) ? outcome : { ...outcome, exit: exit.records, err: '' };
  return remarking(told, recordRemarks(troubles, around));
};
