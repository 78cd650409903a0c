import { readFileSync } from 'node:fs';
import type { Content } from '../procedure/content.ts';
import type { Card } from '../procedure/procedures.ts';
import { type Finder, finderOf } from '../triage/find.ts';
import { noSounds, readSounds, type Sounds } from '../triage/sounds.ts';
import { compiledSounds } from './installation.ts';

/** Finds among everything that can be run, by the sounds that the program ships with; both are read when first asked. */
export const finderFor = ({ procedures }: Pick<Content, 'procedures'>): Finder<Card> =>
  finderOf(procedures, soundsAtHand);

/** Without its table the program still finds by what is written. */
const soundsAtHand = (): Sounds => {
  try {
    return readSounds(readFileSync(compiledSounds(), 'utf8'));
  } catch {
    return noSounds;
  }
};
