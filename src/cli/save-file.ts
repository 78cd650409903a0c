import {
  closeSync,
  constants,
  fsyncSync,
  lstatSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { resolve } from 'node:path';
import type { Text } from '../procedure/text.ts';
import { exit, failed, type Outcome } from './outcome.ts';
import { type Surroundings, startedIn } from './surroundings.ts';

/** What came of writing a file. `there`: something of that name was there before. */
export type Written =
  | { readonly kind: 'written' }
  | { readonly kind: 'failed'; readonly why: Text; readonly there: boolean };

/**
 * Writes an export that only its owner can read. What is there already is kept unless `force`; a link is never written
 * through, so nobody can turn an export into a write elsewhere.
 */
export const saveFile = (name: string, text: string, force: boolean, { tell }: Surroundings): Outcome => {
  const path = resolve(startedIn(), name);
  const saved = force ? replace(path, text) : writeNew(path, text);
  if (saved.kind === 'written') {
    return { exit: exit.done, err: `${tell({ zh: `已存到 ${path}`, en: `Saved to ${path}` })}\n` };
  }
  return failed(tell(saved.why) + tell({ zh: `（${path}）`, en: ` (${path})` }));
};

/** A whole file beside the one that is there takes its place, or nothing does. */
const replace = (path: string, text: string): Written => {
  try {
    const there = lstatSync(path, { throwIfNoEntry: false });
    if (there === undefined) return writeNew(path, text);
    if (!there.isFile()) return refused(there.isDirectory() ? 'EISDIR' : '');
    const beside = `${path}.${process.pid}.part`;
    const saved = writeNew(beside, text);
    if (saved.kind === 'written') putOver(path, beside);
    return saved;
  } catch (error) {
    return refused(codeOf(error));
  }
};

const putOver = (path: string, beside: string): void => {
  try {
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
};

/** Makes a file that was not there before. */
export const writeNew = (path: string, text: string): Written => {
  const { O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW } = constants;
  try {
    const file = openSync(path, O_WRONLY | O_CREAT | O_EXCL | (O_NOFOLLOW ?? 0), 0o600);
    try {
      writeFileSync(file, text);
      fsyncSync(file);
    } catch (error) {
      rmSync(path, { force: true });
      throw error;
    } finally {
      closeSync(file);
    }
    return { kind: 'written' };
  } catch (error) {
    return refused(isFolder(path) ? 'EISDIR' : codeOf(error));
  }
};

const isFolder = (path: string): boolean => {
  try {
    return lstatSync(path).isDirectory();
  } catch {
    return false;
  }
};

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

const refused = (code: string): Written => ({
  kind: 'failed',
  why: reasons[code] ?? {
    zh: '文件写不了；请换一个位置再试。',
    en: 'The file cannot be written; try another place.',
  },
  there: code === 'EEXIST' || code === 'EISDIR',
});

const reasons: { readonly [code: string]: Text } = {
  EEXIST: {
    zh: '这个文件已经有了；换个名字，或加 --force 覆盖。',
    en: 'This file is there already; choose another name, or add --force.',
  },
  ENOENT: {
    zh: '没有这个文件夹；请先建好，或换一个位置。',
    en: 'There is no such folder; make it first, or choose another place.',
  },
  EISDIR: { zh: '这是一个文件夹；请写文件名。', en: 'This is a folder; name a file.' },
  EACCES: {
    zh: '没有权限写这个文件；请换一个位置。',
    en: 'There is no right to write this file; choose another place.',
  },
  EROFS: { zh: '这里只能读；请换一个位置。', en: 'This place can only be read; choose another one.' },
  ENOSPC: {
    zh: '磁盘满了；请腾出空间，或换一个位置。',
    en: 'The disk is full; make room, or choose another place.',
  },
};
