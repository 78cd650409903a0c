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
import { exit, failed, type Outcome } from './outcome.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * Writes an export that only its owner can read. What is there already is kept unless `force`; a link is never written
 * through, so nobody can turn an export into a write elsewhere.
 */
export const saveFile = (name: string, text: string, force: boolean, { tell }: Surroundings): Outcome => {
  const path = resolve(name);
  const there = lstatSync(path, { throwIfNoEntry: false });
  const refuse = (why: keyof typeof reasons | 'other'): Outcome =>
    failed(tell(why === 'other' ? fallback : reasons[why]) + tell({ zh: `（${path}）`, en: ` (${path})` }));
  if (there?.isDirectory()) return refuse('EISDIR');
  if (there !== undefined && !there.isFile()) return refuse('other');
  if (there !== undefined && !force) return refuse('EEXIST');
  // Over a file that is there: a whole one beside it takes its place, or nothing does.
  const target = there === undefined ? path : `${path}.${process.pid}.part`;
  try {
    write(target, text);
    if (target !== path) renameSync(target, path);
    return { exit: exit.done, err: `${tell({ zh: `已存到 ${path}`, en: `Saved to ${path}` })}\n` };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return refuse(isReason(code) ? code : 'other');
  }
};

const write = (path: string, text: string): void => {
  const { O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW } = constants;
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
};

const fallback = {
  zh: '文件写不了；请换一个位置再试。',
  en: 'The file cannot be written; try another place.',
};

const reasons = {
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

const isReason = (code: unknown): code is keyof typeof reasons =>
  typeof code === 'string' && Object.hasOwn(reasons, code);
