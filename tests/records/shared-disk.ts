import { type Disk, type FileState, realDisk } from '../../src/records/disk.ts';

/** A folder on a file server: whichever machine changes a file, the server's own clock stamps it. */
export function sharedDisk(serverTime: () => number): Disk {
  const stamps = new Map<number, number>();
  const stamp = (file: number): void => {
    stamps.set(realDisk.fstat(file).ino, serverTime());
  };
  const seen = <State extends FileState | undefined>(state: State): State =>
    state && { ...state, ctimeMs: stamps.get(state.ino) ?? state.ctimeMs };
  return {
    ...realDisk,
    stat: (path) => seen(realDisk.stat(path)),
    lstat: (path) => seen(realDisk.lstat(path)),
    fstat: (file) => seen(realDisk.fstat(file)),
    open(path, how) {
      const file = realDisk.open(path, how);
      if (how === 'create') stamp(file);
      return file;
    },
    touch(file, time) {
      realDisk.touch(file, time);
      stamp(file);
    },
  };
}
