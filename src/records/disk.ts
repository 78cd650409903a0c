import fs from 'node:fs';
import { dirname } from 'node:path';

/** What records want to know of a file or folder. */
export interface FileState {
  readonly ino: number;
  readonly dev: number;
  readonly size: number;
  readonly mtimeMs: number;
  /** Of the last change of any kind, by the clock of whoever keeps the file; nobody can set it. */
  readonly ctimeMs: number;
  readonly mode: number;
  readonly uid: number;
  readonly folder: boolean;
}

/**
 * The few things that records ask of a disk; each may throw an error with an errno `code`. A port, so that tests can
 * make any one of them fail.
 */
export interface Disk {
  /** Undefined when nothing is there. Follows links. */
  stat(path: string): FileState | undefined;
  /** As `stat`, of a link itself. */
  lstat(path: string): FileState | undefined;
  list(folder: string): readonly string[];
  read(path: string): string;
  /**
   * `create` makes a file that must not be there yet (EEXIST), 0600 under any umask. `append` and `create` write only
   * at the end; `rewrite` writes in place; `look` reads only, folders too.
   */
  open(path: string, how: 'create' | 'append' | 'rewrite' | 'look'): number;
  fstat(file: number): FileState;
  readAt(file: number, length: number, position: number): Buffer;
  /** How many bytes were written: a disk may take fewer than it was given. */
  write(file: number, bytes: Uint8Array, position?: number): number;
  datasync(file: number): void;
  sync(file: number): void;
  close(file: number): void;
  /** One level, 0700 under any umask. */
  makeFolder(path: string): void;
  rename(from: string, to: string): void;
  /** A second name for a file; EEXIST when that name is taken. */
  link(existing: string, path: string): void;
  remove(path: string): void;
  /** Sets the time of the last change, in milliseconds since 1970. */
  touch(file: number, time: number): void;
  restrict(path: string, mode: number): void;
}

const { O_RDONLY, O_RDWR, O_CREAT, O_EXCL, O_APPEND } = fs.constants;
const flags = {
  create: O_RDWR | O_APPEND | O_CREAT | O_EXCL,
  append: O_RDWR | O_APPEND,
  rewrite: O_RDWR,
  look: O_RDONLY,
} as const;

const stateOf = (stats: fs.Stats): FileState => ({
  ino: stats.ino,
  dev: stats.dev,
  size: stats.size,
  mtimeMs: stats.mtimeMs,
  ctimeMs: stats.ctimeMs,
  mode: stats.mode & 0o777,
  uid: stats.uid,
  folder: stats.isDirectory(),
});

/** The disk of this machine. Every call answers at once and throws what Node throws. */
export const realDisk: Disk = {
  stat(path) {
    const stats = fs.statSync(path, { throwIfNoEntry: false });
    return stats && stateOf(stats);
  },
  lstat(path) {
    const stats = fs.lstatSync(path, { throwIfNoEntry: false });
    return stats && stateOf(stats);
  },
  list: (folder) => fs.readdirSync(folder),
  read: (path) => fs.readFileSync(path, 'utf8'),
  open(path, how) {
    const file = fs.openSync(path, flags[how], 0o600);
    if (how === 'create') fs.fchmodSync(file, 0o600);
    return file;
  },
  fstat: (file) => stateOf(fs.fstatSync(file)),
  readAt(file, length, position) {
    const bytes = Buffer.alloc(length);
    let done = 0;
    while (done < length) {
      const count = fs.readSync(file, bytes, done, length - done, position + done);
      if (count === 0) break;
      done += count;
    }
    return bytes.subarray(0, done);
  },
  write: (file, bytes, position) => fs.writeSync(file, bytes, 0, bytes.length, position ?? null),
  datasync: fs.fdatasyncSync,
  sync: fs.fsyncSync,
  close: fs.closeSync,
  makeFolder(path) {
    fs.mkdirSync(path, { mode: 0o700 });
    fs.chmodSync(path, 0o700);
  },
  rename: fs.renameSync,
  link: fs.linkSync,
  remove: fs.unlinkSync,
  touch: (file, time) => fs.futimesSync(file, time / 1000, time / 1000),
  restrict: fs.chmodSync,
};

/** Makes the names in a folder durable: a new file or folder outlives a power cut only after this. */
export function syncFolder(disk: Disk, folder: string): void {
  // Windows opens no folders, and its file system keeps names by itself.
  if (process.platform === 'win32') return;
  const file = disk.open(folder, 'look');
  try {
    disk.sync(file);
  } finally {
    disk.close(file);
  }
}

/** Makes a folder and those above it, each durable in its parent. */
export function ensureFolder(disk: Disk, folder: string): void {
  if (disk.stat(folder)?.folder) return;
  const parent = dirname(folder);
  if (parent !== folder) ensureFolder(disk, parent);
  try {
    disk.makeFolder(folder);
  } catch (error) {
    // Another terminal may have been quicker; that its name is durable must still be seen to here.
    if (errnoOf(error) !== 'EEXIST') throw error;
  }
  syncFolder(disk, parent);
}

/** Writes all of it in one call; a disk that takes only a part is full. */
export function writeWhole(disk: Disk, file: number, bytes: Uint8Array, position?: number): void {
  const count = disk.write(file, bytes, position);
  if (count !== bytes.length) {
    throw Object.assign(new Error(`only ${count} of ${bytes.length} bytes were written`), { code: 'ENOSPC' });
  }
}

/** The errno code of a failed call; undefined for anything that is no failure of a disk. */
export function errnoOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' && /^E[A-Z0-9]+$/.test(error.code) ? error.code : undefined;
}
