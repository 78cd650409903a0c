import { dirname } from 'node:path';
import { type Disk, ensureFolder, errnoOf, writeWhole } from './disk.ts';
import { faultOf } from './fault.ts';
import { anchorPath, isIncidentId } from './names.ts';
import type { IncidentId } from './records.ts';

/** How many lines an incident had, and the last one's hash. */
export interface Anchor {
  readonly lines: number;
  readonly head: string;
}

const opening = (incident: IncidentId): string => `{"incident":${JSON.stringify(incident)},`;

function anchorOf(row: string): Anchor | undefined {
  try {
    const { lines, head }: Partial<Anchor> = JSON.parse(row);
    return typeof lines === 'number' && typeof head === 'string' ? { lines, head } : undefined;
  } catch {
    return undefined;
  }
}

function textOf(disk: Disk, path: string): string {
  try {
    return disk.stat(path) ? disk.read(path) : '';
  } catch (error) {
    faultOf(error);
    return '';
  }
}

/** The greatest count that was ever noted for an incident. An anchor that cannot be read anchors nothing. */
export function readAnchor(disk: Disk, folder: string, incident: IncidentId): Anchor | undefined {
  let greatest: Anchor | undefined;
  for (const row of textOf(disk, anchorPath(folder, incident)).split('\n')) {
    if (!row.startsWith(opening(incident))) continue;
    const anchor = anchorOf(row);
    if (anchor && anchor.lines >= (greatest?.lines ?? 0)) greatest = anchor;
  }
  return greatest;
}

/** The incidents in a file of anchors. */
export function anchoredIn(disk: Disk, path: string): readonly IncidentId[] {
  const found = new Set<IncidentId>();
  for (const row of textOf(disk, path).split('\n')) {
    const id = /^\{"incident":"([A-Z0-9-]+)",/.exec(row)?.[1];
    if (id !== undefined && isIncidentId(id)) found.add(id);
  }
  return [...found];
}

/**
 * Notes how far an incident has come, in a file of another folder: a chain alone cannot tell that its end was cut off
 * or that an older copy was put back. Not synced: an anchor that a power cut takes away only notices less.
 * @throws what the disk throws
 */
export function writeAnchor(disk: Disk, folder: string, incident: IncidentId, anchor: Anchor): void {
  const path = anchorPath(folder, incident);
  ensureFolder(disk, dirname(path));
  let file: number;
  try {
    file = disk.open(path, 'append');
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error;
    file = disk.open(path, 'create');
  }
  try {
    // The line begins with a line's end: so it never glues itself to one that was torn.
    const row = `\n${opening(incident)}"lines":${anchor.lines},"head":"${anchor.head}"}\n`;
    writeWhole(disk, file, Buffer.from(row));
  } finally {
    disk.close(file);
  }
}
