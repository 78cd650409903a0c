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

/** The same, checked and put into one file by the build. */
export const compiledContent = (): string => join(installationFolder(), 'dist', 'content.jsonl');

/** How characters sound, put there by the build too. */
export const compiledSounds = (): string => join(installationFolder(), 'dist', 'sounds.json');
