import { dirname, join } from 'node:path';
import { type Disk, ensureFolder, syncFolder, writeWhole } from './disk.ts';

/** `procedures/<digest>.json`; undefined for what is no digest, so that none becomes a path elsewhere. */
function textPath(folder: string, digest: string): string | undefined {
  const name = digest.replace(/^sha256[:-]/, '');
  return /^[A-Za-z0-9_-]{8,128}$/.test(name) ? join(folder, 'procedures', `${name}.json`) : undefined;
}

/**
 * Keeps the exact text of a procedure under its digest, whole or not at all.
 * @throws what the disk throws
 */
export function keepText(disk: Disk, folder: string, digest: string, text: string, serial: string): void {
  const path = textPath(folder, digest);
  if (path === undefined) throw new Error(`not a digest: ${JSON.stringify(digest)}`);
  if (disk.stat(path)) return;
  ensureFolder(disk, dirname(path));
  const fresh = `${path}.${serial}`;
  const file = disk.open(fresh, 'create');
  try {
    writeWhole(disk, file, Buffer.from(text));
    disk.sync(file);
    disk.rename(fresh, path);
  } catch (error) {
    disk.remove(fresh);
    throw error;
  } finally {
    disk.close(file);
  }
  syncFolder(disk, dirname(path));
}

/** @throws what the disk throws */
export function keptText(disk: Disk, folder: string, digest: string): string | undefined {
  const path = textPath(folder, digest);
  return path !== undefined && disk.stat(path) ? disk.read(path) : undefined;
}
