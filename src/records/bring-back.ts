import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { type Chain, readChain } from './chain.ts';
import { ensureFolder, syncFolder, writeWhole } from './disk.ts';
import { faultOf } from './fault.ts';
import type { Ground } from './ground.ts';
import { closeQuietly, type JournalFile, mergeLines } from './journal-file.ts';
import type { Line } from './line.ts';
import { incidentsFolder, journalPath } from './names.ts';
import type { Fault, IncidentId } from './records.ts';

/** Where lines are kept for good that fit into no journal. */
export const unmergedFolder = (folder: string): string => join(folder, 'unmerged');

/** A time as it can stand in a file name. */
export const stamp = (now: Date): string => now.toISOString().replace(/[-:]|\.\d+/g, '');

/**
 * Watches over the folder itself. One that was deleted is made anew; but where a disk was taken out, what shows in its
 * place is another disk, and nothing must be written there.
 */
export function folderGuard(disk: Ground['disk'], folder: string): () => void {
  const device = (): number | undefined => {
    for (let at = folder; ; at = dirname(at)) {
      const state = disk.stat(at);
      if (state) return state.dev;
      if (at === dirname(at)) return undefined;
    }
  };
  let known: number | undefined;
  return () => {
    const now = device();
    if (known !== undefined && now !== known && !disk.stat(incidentsFolder(folder))) {
      throw Object.assign(new Error(`${folder} is not on its disk`), { code: 'ENODEV' });
    }
    ensureFolder(disk, folder);
    known = disk.stat(folder)?.dev;
  };
}

/** Puts lines that fit into no journal into a file of their own. Nothing is thrown away. */
export function strand(ground: Ground, incident: IncidentId, text: string): boolean {
  const { disk, folder } = ground;
  try {
    const path = join(unmergedFolder(folder), `${incident}-${stamp(ground.now())}-${ground.hex(3)}.jsonl`);
    ensureFolder(disk, dirname(path));
    const file = disk.open(path, 'create');
    try {
      writeWhole(disk, file, Buffer.from(text));
      disk.sync(file);
    } catch (error) {
      // A part of a copy, or an empty one, would be taken for lines that wait for somebody.
      disk.remove(path);
      throw error;
    } finally {
      disk.close(file);
    }
    syncFolder(disk, dirname(path));
    return true;
  } catch (error) {
    faultOf(error);
    return false;
  }
}

/** `diverged`: the journal went on in another way, and nothing was written to it. */
export type Brought =
  | { readonly kind: 'back'; readonly journal: JournalFile; readonly chain: Chain; readonly added: number }
  | { readonly kind: 'diverged' }
  | { readonly kind: 'failed'; readonly because: Fault };

/**
 * Brings lines into the journal of the first place. Needs the right to write.
 * @param all the lines are all there ever was: then a journal that went on in another way is not ours, and is put
 * aside under another name
 */
export function bringBack(
  ground: Ground,
  guard: () => void,
  incident: IncidentId,
  lines: readonly Line[],
  all: boolean,
): Brought {
  const { disk, folder } = ground;
  const path = journalPath(folder, incident);
  const texts = lines.map((line) => line.text);
  try {
    guard();
    let merged = mergeLines(disk, path, incident, texts);
    if (merged === 'diverged' && all) {
      const aside = `${path}.foreign-${stamp(ground.now())}-${ground.hex(2)}`;
      disk.rename(path, aside);
      ground.notices.push({ fault: 'broken', path: aside });
      merged = mergeLines(disk, path, incident, texts);
    }
    if (merged === 'diverged') return { kind: 'diverged' };
    return { kind: 'back', ...merged };
  } catch (error) {
    return { kind: 'failed', because: faultOf(error) };
  }
}

/**
 * Brings back what lies in the second place. Needs the right to write.
 * @returns whether nothing of it is set aside any more
 */
export function bringAsideBack(
  ground: Ground,
  guard: () => void,
  incident: IncidentId,
  text: string,
): boolean {
  const { lines } = readChain(incident, text);
  const brought = bringBack(ground, guard, incident, lines, false);
  if (brought.kind === 'failed') return false;
  if (brought.kind === 'back') {
    closeQuietly(ground.disk, brought.journal.file);
    const { added, journal } = brought;
    if (added > 0) ground.notices.push({ fault: 'merged-back', path: journal.path, count: added });
  } else if (!strand(ground, incident, text)) {
    return false;
  }
  ground.second.remove(incident);
  return true;
}

/** Brings back what a program that is gone has set aside. `busy` when somebody living works on it. */
export function bringOrphanBack(
  ground: Ground,
  guard: () => void,
  incident: IncidentId,
): 'back' | 'busy' | 'failed' {
  const nobody = { operator: '', desk: '', host: hostname(), pid: process.pid, since: '' };
  const grip = ground.grips.take(incident, nobody, false);
  if ('kind' in grip) return 'busy';
  try {
    const text = ground.second.read(incident);
    return text === undefined || bringAsideBack(ground, guard, incident, text) ? 'back' : 'failed';
  } finally {
    ground.grips.release(grip);
  }
}
