import { closeSync, constants, lstatSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kind } from '../incident/entry.ts';
import { cleanForScreen } from '../layout/clean-for-screen.ts';
import type { Copied } from '../report/copied-words.ts';
import { makeFolder } from '../site/folders.ts';
import type { Preferences } from '../site/preferences.ts';
import { clipboardSequence } from './clipboard-sequence.ts';
import type { Surroundings } from './surroundings.ts';

/** Puts words where they can be pasted from, and takes them away again. */
export interface Copier {
  copy(text: string, kind: Kind, send: (sequence: string) => void): Copied;
  /** Removes the file with what was copied last. To be called at leaving. */
  forget(): void;
}

export interface CopyingWith {
  /** The folder for what only this machine needs. */
  readonly folder: string;
  readonly clipboard: Preferences['clipboard'];
  readonly env: { readonly [name: string]: string | undefined };
  /** Milliseconds since 1970: tells what a program that was killed left behind. */
  readonly now: number;
}

/** A file that is older than this was left by a program that could not clean up. Milliseconds. */
const abandoned = 3_600_000;

/** What is copied from a drill must be seen to be from one wherever it is pasted. */
const drillMark = '【演练 DRILL】';

/** Copies for this person, here. A pipe has no clipboard: there what is copied goes into the file alone. */
export const copierHere = ({ folders, preferences: { clipboard }, terminal }: Surroundings): Copier =>
  copierOf({
    folder: folders.state,
    clipboard: clipboard === 'off' || terminal() ? clipboard : 'file',
    env: process.env,
    now: Date.now(),
  });

/**
 * Copies to the terminal's clipboard and into a file that only its owner can read, since nobody can know whether a
 * terminal took what it was sent. The next copy overwrites the file.
 */
export const copierOf = ({ folder, clipboard = 'auto', env, now }: CopyingWith): Copier => {
  const path = join(folder, 'copied.txt');
  let last: string | undefined;
  dropAbandoned(path, now);
  return {
    copy: (text, kind, send) => {
      if (clipboard === 'off') return { kind: 'off' };
      const clean = cleanForScreen(text).trim();
      const marked = kind === 'drill' ? `${drillMark}${clean}` : clean;
      const sequence = clipboard === 'file' ? undefined : clipboardSequence(marked, env);
      if (sequence !== undefined) send(sequence);
      const written = makeFolder(folder) && writeOwn(path, marked);
      last = written ? marked : last;
      return { kind: 'copied', sent: sequence !== undefined, file: written ? path : undefined };
    },
    forget: () => {
      // Another terminal of the same person may have copied something since.
      if (last !== undefined && holds(path, last)) remove(path);
      last = undefined;
    },
  };
};

/** A new file in the place of the old one: never written through a link, never readable by others. */
const writeOwn = (path: string, text: string): boolean => {
  const { O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW } = constants;
  try {
    rmSync(path, { force: true });
    const file = openSync(path, O_WRONLY | O_CREAT | O_EXCL | (O_NOFOLLOW ?? 0), 0o600);
    try {
      writeFileSync(file, `${text}\n`);
    } finally {
      closeSync(file);
    }
    return true;
  } catch {
    return false;
  }
};

const holds = (path: string, text: string): boolean => {
  try {
    return lstatSync(path).isFile() && readFileSync(path, 'utf8') === `${text}\n`;
  } catch {
    return false;
  }
};

const dropAbandoned = (path: string, now: number): void => {
  try {
    const there = lstatSync(path, { throwIfNoEntry: false });
    if (there?.isFile() && now - there.mtimeMs > abandoned) remove(path);
  } catch {
    // The folder cannot be looked into: then there is nothing of ours in it.
  }
};

const remove = (path: string): void => {
  try {
    rmSync(path, { force: true });
  } catch {
    // It cannot be removed now; the next copy overwrites it.
  }
};
