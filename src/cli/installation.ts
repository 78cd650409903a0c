import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The program's own version; the build puts it in. */
export const version = process.env['ZHIBAN_VERSION'] ?? '0';

/** The folder that the program lies in, whether built, installed or run from its sources. */
const installationFolder = (from: string = import.meta.dirname): string => {
  const parent = dirname(from);
  return existsSync(join(from, 'package.json')) || parent === from ? from : installationFolder(parent);
};

/** The procedures as their authors wrote them. */
export const contentFolder = (): string => join(installationFolder(), 'content');

/** What the build makes: the program itself and what it reads. */
export const builtFolder = (): string => join(installationFolder(), 'dist');

/** The procedures, checked and put into one file. */
export const compiledContent = (): string => join(builtFolder(), 'content.jsonl');

/** How characters sound. */
export const compiledSounds = (): string => join(builtFolder(), 'sounds.json');
