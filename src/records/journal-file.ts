import { dirname } from 'node:path';
import { type Chain, readChain } from './chain.ts';
import { type Disk, ensureFolder, errnoOf, syncFolder, writeWhole } from './disk.ts';
import { readLine } from './line.ts';
import type { IncidentId } from './records.ts';

/** A journal that this terminal writes. Kept open, so that its inode cannot come back in another file. */
export interface JournalFile {
  readonly path: string;
  readonly file: number;
  readonly ino: number;
  readonly dev: number;
  /** Bytes that are known to be there; the next line begins here. */
  size: number;
}

/** What lies at the path now, measured by what was opened. `moved`: nothing, or another file. */
export type Look = 'same' | 'grown' | 'shrunk' | 'moved';

/** Makes the file, durable in its folder. @throws EEXIST when it is there, and what the disk throws */
export function createJournal(disk: Disk, path: string): JournalFile {
  ensureFolder(disk, dirname(path));
  const file = disk.open(path, 'create');
  try {
    syncFolder(disk, dirname(path));
    const { ino, dev } = disk.fstat(file);
    return { path, file, ino, dev, size: 0 };
  } catch (error) {
    disk.close(file);
    throw error;
  }
}

/** @throws what the disk throws */
export function openJournal(disk: Disk, path: string): JournalFile {
  const file = disk.open(path, 'append');
  try {
    const { ino, dev, size } = disk.fstat(file);
    return { path, file, ino, dev, size };
  } catch (error) {
    disk.close(file);
    throw error;
  }
}

/** Everything in the file up to now. @throws what the disk throws */
export function readJournal(disk: Disk, journal: JournalFile, incident: IncidentId): Chain {
  const { size } = disk.fstat(journal.file);
  const bytes = disk.readAt(journal.file, size, 0);
  journal.size = bytes.length;
  return readChain(incident, bytes.toString('utf8'));
}

/** Whether the path still leads to this file, and as long as it was left. @throws what the disk throws */
export function lookAt(disk: Disk, journal: JournalFile): Look {
  const state = disk.stat(journal.path);
  if (state?.ino !== journal.ino || state.dev !== journal.dev) return 'moved';
  if (state.size === journal.size) return 'same';
  return state.size > journal.size ? 'grown' : 'shrunk';
}

/**
 * One write call, one sync, and a second look: only then is it durable at the path that everybody knows.
 * `overtaken` when somebody else's line came to stand where this one belonged (it does not count then: the first line
 * behind a head is the one that follows it); `moved` when the file was taken away from under the write.
 * @throws what the disk throws
 */
export function appendSynced(
  disk: Disk,
  journal: JournalFile,
  text: string,
): 'written' | 'overtaken' | 'moved' {
  const bytes = Buffer.from(text);
  const start = journal.size;
  writeWhole(disk, journal.file, bytes);
  disk.datasync(journal.file);
  const state = disk.stat(journal.path);
  if (state?.ino !== journal.ino || state.dev !== journal.dev) return 'moved';
  if (state.size !== start + bytes.length) {
    if (!disk.readAt(journal.file, bytes.length, start).equals(bytes)) return 'overtaken';
  }
  // What somebody wrote behind it is for the next look to find.
  journal.size = start + bytes.length;
  return 'written';
}

/**
 * Writes again, in place, the bytes that are there. After a failed sync the system takes pages for written that are
 * not, and another sync would say yes and mean nothing; written again, they are synced for true.
 */
function writeAgain(disk: Disk, journal: JournalFile): void {
  if (journal.size === 0) return;
  const file = disk.open(journal.path, 'rewrite');
  try {
    const { ino, dev } = disk.fstat(file);
    if (ino !== journal.ino || dev !== journal.dev) return;
    writeWhole(disk, file, disk.readAt(journal.file, journal.size, 0), 0);
    disk.datasync(file);
  } finally {
    disk.close(file);
  }
}

/**
 * Brings lines back to the first place: those that are there already (same number, same hash) are not written twice,
 * the others follow, in one synced write. `diverged` when the file went on in another way.
 * @throws what the disk throws
 */
export function mergeLines(
  disk: Disk,
  path: string,
  incident: IncidentId,
  texts: readonly string[],
): { readonly journal: JournalFile; readonly chain: Chain; readonly added: number } | 'diverged' {
  const journal = disk.stat(path) ? openJournal(disk, path) : createJournal(disk, path);
  try {
    const there = readJournal(disk, journal, incident);
    const hashes = new Map(there.lines.map((line) => [line.n, line.hash]));
    const missing: string[] = [];
    let { last, head } = there;
    for (const text of texts) {
      const reading = readLine(text);
      if (reading.kind !== 'sound') continue;
      const { n, prev, hash } = reading.line;
      const known = hashes.get(n);
      if (known === hash) continue;
      if (known !== undefined || (n === last + 1 && prev !== head)) {
        disk.close(journal.file);
        return 'diverged';
      }
      hashes.set(n, hash);
      missing.push(text);
      if (n > last) {
        last = n;
        head = hash;
      }
    }
    writeAgain(disk, journal);
    // The file's name may be as little on the disk as its lines are.
    syncFolder(disk, dirname(path));
    if (missing.length > 0) {
      const text = `${there.torn ? '\n' : ''}${missing.join('\n')}\n`;
      if (appendSynced(disk, journal, text) !== 'written') {
        throw Object.assign(new Error(`${path} was taken away while it was written`), { code: 'ENOENT' });
      }
    }
    return { journal, chain: readJournal(disk, journal, incident), added: missing.length };
  } catch (error) {
    disk.close(journal.file);
    throw error;
  }
}

/** Closes what may be closed already by the failure that is being dealt with. */
export function closeQuietly(disk: Disk, file: number): void {
  try {
    disk.close(file);
  } catch (error) {
    if (errnoOf(error) === undefined) throw error;
  }
}
