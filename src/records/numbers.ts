import { dirname } from 'node:path';
import { errnoOf } from './disk.ts';
import { faultOf } from './fault.ts';
import type { Ground } from './ground.ts';
import { createJournal, type JournalFile } from './journal-file.ts';
import { countOf, firstEmergencyNumber, incidentId, incidentOfFile, journalPath } from './names.ts';
import type { IncidentId } from './records.ts';

/**
 * Makes the file of the next number that nobody has. Making it is what takes the number: of two terminals that want
 * the same one, the disk lets one succeed.
 * @throws what the disk throws
 */
export function createNext(
  { disk, folder, second }: Ground,
  prefix: string,
): { readonly id: IncidentId; readonly journal: JournalFile } {
  const month = dirname(journalPath(folder, incidentId(prefix, 1)));
  const taken = new Set<IncidentId | undefined>(second.incidents());
  if (disk.stat(month)) for (const name of disk.list(month)) taken.add(incidentOfFile(name));
  const counts = [...taken].map((id) => (id === undefined ? 0 : (countOf(prefix, id) ?? 0)));
  let count = Math.max(0, ...counts.filter((other) => other < firstEmergencyNumber));
  for (;;) {
    count += 1;
    const id = incidentId(prefix, count);
    if (taken.has(id)) continue;
    try {
      return { id, journal: createJournal(disk, journalPath(folder, id)) };
    } catch (error) {
      if (errnoOf(error) !== 'EEXIST') throw error;
    }
  }
}

/**
 * A number while the first place cannot be used: high, and drawn by lot, so that terminals that cannot see each
 * other's second place hardly ever draw the same. Should it happen, the later one's lines fit into no journal when
 * they come back, and are kept in a file of their own.
 * @param isHeld numbers that this terminal has in memory only
 */
export function claimNext(
  { disk, folder, second, hex }: Ground,
  prefix: string,
  isHeld: (id: IncidentId) => boolean,
): IncidentId {
  const isThere = (id: IncidentId): boolean => {
    try {
      return disk.stat(journalPath(folder, id)) !== undefined;
    } catch (error) {
      faultOf(error);
      return false;
    }
  };
  let count = firstEmergencyNumber + (Number.parseInt(hex(3), 16) % 400);
  for (;;) {
    const id = incidentId(prefix, count);
    if (!isHeld(id) && !isThere(id) && second.claim(id) !== 'there') return id;
    count += 1;
  }
}
