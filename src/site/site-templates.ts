import { chmodSync, constants, copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from './folders.ts';

/** What an organisation fills in. The calendar and the families' names come with the program and need no copy. */
export const templateNames = ['contacts.yaml', 'roster.yaml', 'limits.yaml', 'phrases.yaml'] as const;

/** What became of one template. */
export interface Copied {
  readonly name: string;
  readonly path: string;
  /** `kept`: there was a file of that name, and it stayed as it was. */
  readonly how: 'copied' | 'kept' | 'failed';
}

/**
 * Copies the templates into the organisation's folder, which is made where it is not there; a file that is there is never
 * touched. Only the owner can read what is copied: telephone numbers of people will stand in it.
 */
export const copyTemplates = (templates: string, site: string): readonly Copied[] => {
  const made = makeFolder(site);
  return templateNames.map((name) => {
    const path = join(site, name);
    if (existsSync(path)) return { name, path, how: 'kept' };
    return { name, path, how: made && copyNew(join(templates, name), path) ? 'copied' : 'failed' };
  });
};

const copyNew = (from: string, to: string): boolean => {
  try {
    copyFileSync(from, to, constants.COPYFILE_EXCL);
    chmodSync(to, 0o600);
    return true;
  } catch {
    return false;
  }
};
