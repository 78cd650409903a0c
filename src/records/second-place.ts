import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { type Disk, ensureFolder, errnoOf, syncFolder, writeWhole } from './disk.ts';
import { faultOf } from './fault.ts';
import { incidentOfFile } from './names.ts';
import type { IncidentId } from './records.ts';

/**
 * Where lines go while the first place cannot take them: one file per incident, in the form of a journal and with the
 * whole incident in it, so that it can be read and gone on with even if the first place never comes back.
 */
export interface SecondPlace {
  /** Writes the whole incident anew, wherever there is room. Undefined when no place takes it. */
  put(incident: IncidentId, text: string): string | undefined;
  /** Adds to a file that `put` made. False when that failed: then `put` is to be tried. */
  add(path: string, text: string): boolean;
  /** Makes the incident's empty file, if no place has one. */
  claim(incident: IncidentId): 'claimed' | 'there' | 'impossible';
  /** The text of an incident that is set aside. */
  read(incident: IncidentId): string | undefined;
  remove(incident: IncidentId): void;
  incidents(): readonly IncidentId[];
  /** Where an incident's lock stands: in the first place that can be used; made if need be. */
  lockPath(incident: IncidentId, make?: 'make'): string | undefined;
}

/** Private folders that outlive a program: the user's own run-time folder, the temporary one, memory. */
const usualPlaces = (): readonly string[] =>
  [process.env['XDG_RUNTIME_DIR'], tmpdir(), '/dev/shm'].flatMap((place) => place || []);

/**
 * @param folder the first place, which these second ones belong to
 * @param chosen in this folder instead of the usual ones
 */
export function secondPlace(disk: Disk, folder: string, chosen?: string): SecondPlace {
  const user = process.getuid?.() ?? 0;
  const own = createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 12);
  // A folder of our own inside: the place itself may be everybody's.
  const places = (chosen === undefined ? usualPlaces() : [resolve(chosen)]).map((place) =>
    join(place, `zhiban-${user}-${own}`),
  );

  /** Only a real folder of this user counts: in a shared place anybody can lay a link or a folder under our name. */
  const isOurs = (place: string): boolean => {
    const state = disk.lstat(place);
    if (!state?.folder || (process.getuid && state.uid !== user)) return false;
    if ((state.mode & 0o077) !== 0) disk.restrict(place, 0o700);
    return true;
  };

  /** The first answer of a place that does not fail. */
  const first = <T>(ask: (place: string) => T | undefined, make = false): T | undefined => {
    for (const place of places) {
      try {
        if (make && !disk.lstat(place)) ensureFolder(disk, place);
        if (!isOurs(place)) continue;
        const answer = ask(place);
        if (answer !== undefined) return answer;
      } catch (error) {
        faultOf(error);
      }
    }
    return undefined;
  };

  const fileIn = (place: string, incident: IncidentId): string => join(place, `${incident}.jsonl`);

  /** False when it is there already. */
  const create = (place: string, path: string): boolean => {
    try {
      disk.close(disk.open(path, 'create'));
    } catch (error) {
      if (errnoOf(error) === 'EEXIST') return false;
      throw error;
    }
    syncFolder(disk, place);
    return true;
  };

  /** Appended and synced; a file that was removed meanwhile is no place. */
  const append = (path: string, text: string): void => {
    const file = disk.open(path, 'append');
    try {
      writeWhole(disk, file, Buffer.from(text));
      disk.datasync(file);
    } finally {
      disk.close(file);
    }
  };

  return {
    put: (incident, text) =>
      first((place) => {
        const path = fileIn(place, incident);
        // What a failed write may have left there must not glue itself to what follows.
        append(path, create(place, path) ? text : `\n${text}`);
        return path;
      }, true),
    add(path, text) {
      try {
        if (!isOurs(dirname(path))) return false;
        append(path, text);
        return true;
      } catch (error) {
        faultOf(error);
        return false;
      }
    },
    claim(incident) {
      const taken = first((place) => (disk.stat(fileIn(place, incident)) ? true : undefined));
      if (taken) return 'there';
      const made = first<'claimed' | 'there'>((place) => {
        return create(place, fileIn(place, incident)) ? 'claimed' : 'there';
      }, true);
      return made ?? 'impossible';
    },
    read(incident) {
      const texts: string[] = [];
      first((place) => {
        const path = fileIn(place, incident);
        if (disk.stat(path)) texts.push(disk.read(path));
        return undefined;
      });
      const rows = texts.join('\n').split('\n');
      return texts.length === 0 ? undefined : rows.map((row) => (row === '' ? '' : `${row}\n`)).join('');
    },
    remove(incident) {
      first((place) => {
        const path = fileIn(place, incident);
        if (disk.stat(path)) disk.remove(path);
        return undefined;
      });
    },
    incidents() {
      const found = new Set<IncidentId>();
      first((place) => {
        for (const name of disk.list(place)) {
          const incident = incidentOfFile(name);
          if (incident !== undefined) found.add(incident);
        }
        return undefined;
      });
      return [...found].sort();
    },
    lockPath: (incident, make) => first((place) => join(place, `${incident}.lock`), make === 'make'),
  };
}
