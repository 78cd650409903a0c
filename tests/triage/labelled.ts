import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

/** How an utterance is worded. `noise` is what nobody says: keys struck at random, bare numbers and signs. */
export const kinds = [
  'said',
  'order',
  'alias',
  'pinyin',
  'initials',
  'mixed',
  'english',
  'traditional',
  'homophone',
  'fullwidth',
  'noise',
] as const;

export type Kind = (typeof kinds)[number];

/** `utterances` is for tuning by; `held-back` is for measuring only, so whoever tunes the ranking does not read it. */
export type Part = 'utterances' | 'held-back';

export const parts: readonly Part[] = ['utterances', 'held-back'];

/** Words that somebody might type into the triage box, and the procedure they should bring up. */
export interface Labelled {
  readonly say: string;
  readonly kind: Kind;
  /** The id of the procedure; absent when no procedure fits. */
  readonly procedure: string | undefined;
}

/** The file in each part that holds what no procedure fits. */
const nothing = 'nothing';

const fileFormat = z.array(z.strictObject({ say: z.string(), kind: z.enum(kinds) }));

/** The labelled utterances of one part, by file and line. Throws when a file is not what the type says. */
export function labelled(part: Part): readonly Labelled[] {
  const folder = join(import.meta.dirname, part);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .toSorted()
    .flatMap((file) => {
      const label = basename(file, '.yaml');
      const procedure = label === nothing ? undefined : label;
      const lines = fileFormat.parse(parse(readFileSync(join(folder, file), 'utf8')));
      return lines.map((line) => ({ ...line, procedure }));
    });
}
