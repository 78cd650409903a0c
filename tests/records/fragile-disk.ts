import { type Disk, type FileState, realDisk } from '../../src/records/disk.ts';

export type Operation = keyof Disk;

/** One call, as it is about to be made. */
export interface Call {
  readonly operation: Operation;
  readonly path: string;
  /** Counts the calls that were asked about, from 1. */
  readonly number: number;
}

/** What goes wrong with a call: an errno code; `torn` writes half of the bytes and then fails. */
export type Mishap = { readonly code: string; readonly torn?: boolean } | undefined;

export interface FragileDisk extends Disk {
  /** Decides for every call whether it fails. Counting starts anew. */
  breakWith(rule: (call: Call) => Mishap): void;
  repair(): void;
  /** The calls since `breakWith`. */
  readonly calls: readonly Call[];
}

const failure = (code: string, { operation, path }: Call): Error =>
  Object.assign(new Error(`${code}: ${operation} ${path}`), { code });

/** The real disk, any call of which can be made to fail. */
export function fragileDisk(): FragileDisk {
  let rule: ((call: Call) => Mishap) | undefined;
  let calls: Call[] = [];
  const paths = new Map<number, string>();

  const ask = (operation: Operation, path: string): (Mishap & { readonly call: Call }) | undefined => {
    if (!rule) return undefined;
    const call = { operation, path, number: calls.length + 1 };
    calls.push(call);
    const mishap = rule(call);
    return mishap && { ...mishap, call };
  };
  const check = (operation: Operation, path: string): void => {
    const mishap = ask(operation, path);
    if (mishap) throw failure(mishap.code, mishap.call);
  };
  const pathOf = (file: number): string => paths.get(file) ?? '';

  const onPath =
    <Result>(operation: Operation, act: (path: string) => Result) =>
    (path: string): Result => {
      check(operation, path);
      return act(path);
    };
  const onFile =
    <Result>(operation: Operation, act: (file: number) => Result) =>
    (file: number): Result => {
      check(operation, pathOf(file));
      return act(file);
    };

  return {
    stat: onPath<FileState | undefined>('stat', realDisk.stat),
    lstat: onPath<FileState | undefined>('lstat', realDisk.lstat),
    list: onPath('list', realDisk.list),
    read: onPath('read', realDisk.read),
    open(path, how) {
      check('open', path);
      const file = realDisk.open(path, how);
      paths.set(file, path);
      return file;
    },
    fstat: onFile('fstat', realDisk.fstat),
    readAt(file, length, position) {
      check('readAt', pathOf(file));
      return realDisk.readAt(file, length, position);
    },
    write(file, bytes, position) {
      const mishap = ask('write', pathOf(file));
      if (mishap?.torn) realDisk.write(file, bytes.subarray(0, bytes.length >> 1), position);
      if (mishap) throw failure(mishap.code, mishap.call);
      return realDisk.write(file, bytes, position);
    },
    datasync: onFile('datasync', realDisk.datasync),
    sync: onFile('sync', realDisk.sync),
    close(file) {
      // A descriptor is given back even by a close that fails.
      realDisk.close(file);
      check('close', pathOf(file));
    },
    makeFolder: onPath('makeFolder', realDisk.makeFolder),
    rename(from, to) {
      check('rename', from);
      realDisk.rename(from, to);
    },
    link(existing, path) {
      check('link', path);
      realDisk.link(existing, path);
    },
    remove: onPath('remove', realDisk.remove),
    touch(file, time) {
      check('touch', pathOf(file));
      realDisk.touch(file, time);
    },
    restrict(path, mode) {
      check('restrict', path);
      realDisk.restrict(path, mode);
    },
    breakWith(next) {
      rule = next;
      calls = [];
    },
    repair() {
      rule = undefined;
    },
    get calls() {
      return calls;
    },
  };
}
