import { openRecords } from '../records/journal-records.ts';
import type { Records, Trouble } from '../records/records.ts';
import { troubleWords } from './record-words.ts';
import type { Surroundings } from './surroundings.ts';

/** The records of this desk. They open in every case, if only in memory; their troubles tell what is wrong. */
export const recordsAtHand = ({ folders, preferences: { deskCode } }: Surroundings): Records =>
  openRecords({
    folder: folders.records,
    now: () => new Date(),
    ...(deskCode === undefined ? {} : { deskCode }),
  });

/** What is wrong with the place where records are kept. */
export const recordRemarks = (troubles: readonly Trouble[], { tell }: Surroundings): readonly string[] =>
  troubles.map((trouble) => tell(troubleWords(trouble)));
