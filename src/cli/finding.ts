import { readFileSync } from 'node:fs';
import type { Content } from '../procedure/content.ts';
import type { Card } from '../procedure/procedures.ts';
import { type Finder, finderOf } from '../triage/find.ts';
import { noSounds, readSounds, type Sounds } from '../triage/sounds.ts';
import { compiledSounds } from './installation.ts';
import type { Surroundings } from './surroundings.ts';

let known: Sounds | undefined;

/** Read once. Without its table the program still finds by what is written. */
export const soundsAtHand = (): Sounds => {
  try {
    known ??= readSounds(readFileSync(compiledSounds(), 'utf8'));
  } catch {
    known = noSounds;
  }
  return known;
};

/** Finds among everything that can be run, by the sounds that the program ships with; both are read when first asked. */
export const finderFor = ({ procedures }: Pick<Content, 'procedures'>): Finder<Card> =>
  finderOf(procedures, soundsAtHand);

/** That nothing is found by its sound, once somebody looked for something; else it would seem that nothing fits. */
export const soundRemarks = ({ tell }: Pick<Surroundings, 'tell'>): readonly string[] =>
  known === noSounds
    ? [
        tell({
          zh: `拼音表读不出来（${compiledSounds()}），眼下只能用汉字找流程，请重新安装值班向导。`,
          en: `The table of sounds cannot be read (${compiledSounds()}), so procedures are found by their characters only; please install zhiban again.`,
        }),
      ]
    : [];
