import { join } from 'node:path';
import type { Entry } from '../incident/entry.ts';
import type { Disk } from './disk.ts';
import { faultOf } from './fault.ts';
import type { IndexWriter, Print } from './index-writer.ts';
import { incidentOfFile, incidentsFolder, journalPath } from './names.ts';
import type { IncidentId } from './records.ts';

/** A folder that was changed so shortly before may change again within the same tick of its clock. Milliseconds. */
const settled = 1000;

/**
 * Brings the index up to the files. A month whose folder has not changed since has no new names in it, and whoever
 * writes a journal lays and takes away a lock beside it; so only the folders and the incidents that go on are looked
 * at, however many there are.
 */
export function catchUp(
  disk: Disk,
  folder: string,
  index: IndexWriter,
  now: number,
  entriesOf: (incident: IncidentId) => readonly Entry[],
): void {
  const tried = <T>(ask: () => T): T | undefined => {
    try {
      return ask();
    } catch (error) {
      faultOf(error);
      return undefined;
    }
  };
  const root = incidentsFolder(folder);
  const namesIn = (path: string): readonly string[] => tried(() => disk.list(path)) ?? [];

  const look = (incident: IncidentId, month: string, known: Print | undefined): void => {
    const state = tried(() => disk.stat(journalPath(folder, incident)));
    if (!state) {
      index.drop(incident);
    } else if (state.mtimeMs !== known?.mtimeMs || state.size !== known.size) {
      // The print is taken before the reading: what is written meanwhile is noticed the next time.
      index.put(incident, month, state, entriesOf(incident));
    }
  };

  const going = index.openIncidents();
  const looked = new Set<IncidentId>();
  for (const year of namesIn(root)) {
    for (const name of namesIn(join(root, year))) {
      const month = `${year}/${name}`;
      const state = tried(() => disk.stat(join(root, month)));
      if (!state?.folder || state.mtimeMs === index.monthTime(month)) continue;
      const known = index.incidentsOf(month);
      const there = namesIn(join(root, month)).flatMap((file) => incidentOfFile(file) ?? []);
      for (const incident of new Set([...there, ...known.keys()])) {
        look(incident, month, known.get(incident));
        looked.add(incident);
      }
      index.setMonthTime(month, Math.abs(now - state.mtimeMs) > settled ? state.mtimeMs : 0);
    }
  }
  const prints = new Map<string, ReadonlyMap<IncidentId, Print>>();
  for (const [incident, month] of going) {
    if (looked.has(incident)) continue;
    const known = prints.get(month) ?? index.incidentsOf(month);
    prints.set(month, known);
    look(incident, month, known.get(incident));
  }
}
