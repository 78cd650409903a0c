import { soundTable } from '../../.config/sound-table.ts';
import { readSounds } from '../../src/triage/sounds.ts';

/** The sounds that the build puts into the program. */
export const sounds = readSounds(soundTable());
