import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { readContent, writeContent } from './compiled-content.ts';
import type { Content } from './content.ts';
import type { ContentFile, ContentFiles } from './content-files.ts';
import { bytesOf } from './file-bytes.ts';
import { digestOf } from './procedure-text.ts';

/**
 * A site's folder as it was loaded last, so that the next start need not load it again: every site has its contacts there,
 * and reading YAML takes longer than the whole first screen. It counts only for the very same bytes in the very same
 * files over the same bundled content; a look at sizes and times would miss an edit now and then.
 */

/**
 * What the loaded folder hangs on, as one digest. Undefined where the content it lies over does not say what it is, or a
 * file cannot be read.
 */
export const overlayEdition = ({ edition }: Content, files: ContentFiles): string | undefined => {
  if (edition === undefined) return undefined;
  try {
    const read = pathsIn(files).map((path) => [path, digestOf(readFileSync(path))]);
    return digestOf(JSON.stringify([edition, read]));
  } catch {
    return undefined;
  }
};

/** Every file, of whatever kind: one that this does not know yet counts too. */
const pathsIn = (files: ContentFiles): readonly string[] =>
  Object.values(files).flatMap((some: ContentFiles[keyof ContentFiles]) =>
    some === undefined ? [] : typeof some === 'string' ? [some] : some.map(pathOf),
  );

const pathOf = (file: ContentFile | string): string => (typeof file === 'string' ? file : file.path);

const DIGEST = 64;

/** What was kept under that edition, with the site's own procedures only; undefined where that is something else or damaged. */
export const keptOverlay = (path: string, edition: string): Content | undefined => {
  try {
    const bytes = readFileSync(path);
    const kept = bytes.subarray(DIGEST + 1);
    if (digestOf(kept) !== bytes.subarray(0, DIGEST).toString()) return undefined;
    const content = readContent(bytesOf(kept));
    return content.edition === edition ? content : undefined;
  } catch {
    return undefined;
  }
};

/** Keeps it, whole or not at all. Where it cannot be kept the next start is as slow as this one. */
export const keepOverlay = (path: string, content: Content): void => {
  const fresh = `${path}.${process.pid}`;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const bytes = writeContent(content);
    // It holds people's telephone numbers, as the folder does that it was made of.
    writeFileSync(fresh, Buffer.concat([Buffer.from(`${digestOf(bytes)}\n`), bytes]), { mode: 0o600 });
    renameSync(fresh, path);
  } catch {
    tidyUp(fresh);
  }
};

const tidyUp = (path: string): void => {
  try {
    rmSync(path, { force: true });
  } catch {
    // There is not even a folder.
  }
};
