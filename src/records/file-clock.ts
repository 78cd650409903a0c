import { join } from 'node:path';
import type { Disk } from './disk.ts';

/**
 * What time it is by the clock that stamps the files of a folder, in milliseconds since 1970. On a shared folder that is
 * the file server's, which may be minutes away from ours, as another machine's may be. It is read off a file of its own.
 * @param now our own time
 * @throws what the disk throws
 */
export function fileClock(disk: Disk, folder: string, now: number): number {
  const path = join(folder, 'clock');
  const file = disk.open(path, disk.stat(path) ? 'rewrite' : 'create');
  try {
    disk.touch(file, now);
    return disk.fstat(file).ctimeMs;
  } finally {
    disk.close(file);
  }
}
