import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Entry } from '../incident/entry.ts';
import { writeAnchor } from './anchor.ts';
import { folderGuard, unmergedFolder } from './bring-back.ts';
import { type Disk, realDisk } from './disk.ts';
import { faultOf } from './fault.ts';
import { grips } from './grip.ts';
import type { Ground } from './ground.ts';
import type { HeldIncident } from './held-incident.ts';
import { lists } from './lists.ts';
import { isIncidentId, journalPath } from './names.ts';
import { keepText, keptText } from './procedure-texts.ts';
import { reader, type Try } from './reading.ts';
import type { Damage, Fault, IncidentId, Records, Trouble } from './records.ts';
import { secondPlace } from './second-place.ts';
import { writer } from './writer.ts';

/** Where records are kept, and the world that they are kept in. */
export interface JournalOptions {
  /** Where records are kept; made when it is not there. */
  readonly folder: string;
  /** A folder for the second place, instead of the user's run-time folder, the temporary one, or memory. */
  readonly secondPlace?: string;
  /** Capital letters and digits, for sites where several desks share their records. */
  readonly deskCode?: string;
  now(): Date;
  /** So many random bytes, never the same for two programs: salts and the tokens of locks are made of them. */
  random?(count: number): Uint8Array;
  readonly disk?: Disk;
}

/** Records in journal files. Opens in every case; what is wrong is told by `troubles`. */
export function openRecords(options: JournalOptions): Records {
  const { folder, disk = realDisk, random = randomBytes } = options;
  let pool = '';
  /** Drawn in bulk: asking for each few bytes would cost a tenth of an answer. */
  const hex = (bytes: number): string => {
    if (pool.length < 2 * bytes) pool = Buffer.from(random(1024)).toString('hex');
    const drawn = pool.slice(0, 2 * bytes);
    pool = pool.slice(2 * bytes);
    return drawn;
  };
  const instance = hex(4);
  const now = (): Date => options.now();
  const second = secondPlace(disk, folder, options.secondPlace);
  const notices: Trouble[] = [];
  const ground: Ground = {
    disk,
    folder,
    second,
    grips: grips(
      disk,
      folder,
      second,
      instance,
      () => now().getTime(),
      () => hex(4),
    ),
    deskCode: options.deskCode,
    now,
    hex,
    notices,
  };
  const guard = folderGuard(disk, folder);
  /** Procedure texts that could not be written yet. */
  const unkept = new Map<string, { readonly text: string; readonly because: Fault }>();
  /** What could not be read, until it can. */
  const unreadable = new Map<string, Fault>();
  let stranded: readonly string[] = [];

  const tried: Try = (path, ask) => {
    try {
      const answer = ask();
      unreadable.delete(path);
      return answer;
    } catch (error) {
      unreadable.set(path, faultOf(error));
      return undefined;
    }
  };

  const reading = reader(ground, tried, (incident) => writing.held(incident));
  const entriesOf = (incident: IncidentId): readonly Entry[] => reading.read(incident)?.entries ?? [];
  const writing = writer(ground, guard, (incident) => entriesOf(incident).length, reading.seen);
  const listing = lists(ground, tried, entriesOf);

  const anchor = (held: HeldIncident | undefined): void => {
    if (held?.where.kind !== 'first' || held.last === 0) return;
    const { id, last, head } = held;
    tried(join(folder, 'anchors'), () => writeAnchor(disk, folder, id, { lines: last, head }));
  };

  const every = (): ReadonlySet<IncidentId> =>
    new Set([...reading.everyIncident(), ...[...writing.all()].map(({ id }) => id)]);

  function elsewhere(): ReadonlySet<IncidentId> {
    const found = new Set<IncidentId>(second.incidents());
    for (const { id, where } of writing.all()) if (where.kind !== 'first') found.add(id);
    return found;
  }

  const keep = (digest: string, text: string): void => {
    try {
      keepText(disk, folder, digest, text, hex(4));
      unkept.delete(digest);
    } catch (error) {
      unkept.set(digest, { text, because: faultOf(error) });
    }
  };
  const keepAgain = (): void => {
    for (const [digest, { text }] of unkept) keep(digest, text);
  };

  /** An answer that is saved has shown that everything on its way can be used. */
  const used = (path: string): void => {
    for (const above of unreadable.keys()) if (path.startsWith(above)) unreadable.delete(above);
  };

  function mend(): boolean {
    keepAgain();
    const mended = writing.mend();
    const path = unmergedFolder(folder);
    const names = tried(path, () => (disk.stat(path) ? disk.list(path) : []));
    if (names) stranded = names.map((name) => join(path, name));
    else unreadable.delete(path);
    return mended && unkept.size === 0;
  }

  tried(folder, guard);
  mend();

  return {
    begin: writing.begin,
    append(incident, expected, entries) {
      const appended = writing.append(incident, expected, entries);
      if (appended.kind === 'saved' && unreadable.size > 0) used(journalPath(folder, incident));
      return appended;
    },
    read: reading.read,
    list: (filter = {}) => listing.list(filter, elsewhere(), every),
    told: listing.told,
    withSame: listing.withSame,
    hold: (incident, holder, force) => writing.hold(incident, holder, force === 'force'),
    release(incident) {
      anchor(writing.held(incident));
      writing.release(incident);
    },
    heldBy: (incident) => (isIncidentId(incident) ? ground.grips.heldBy(incident) : undefined),
    keepProcedure: keep,
    procedure: (digest) =>
      unkept.get(digest)?.text ?? tried(join(folder, 'procedures'), () => keptText(disk, folder, digest)),
    reindex(incident) {
      const held = writing.held(incident);
      writing.beat();
      anchor(held);
      keepAgain();
      if (held?.where.kind === 'first') listing.put(held);
    },
    beat: writing.beat,
    verify(incident) {
      const asked = incident === undefined ? new Set([...every(), ...reading.everyAnchored()]) : [incident];
      const found = new Map<IncidentId, readonly Damage[]>();
      for (const id of asked) {
        const damage = reading.read(id)?.damage ?? [];
        if (damage.length > 0) found.set(id, damage);
      }
      return found;
    },
    mend,
    whereIs: writing.whereIs,
    troubles() {
      const troubles: Trouble[] = [...notices, ...listing.troubles(), ...writing.troubles()];
      const [unwritten] = unkept.values();
      if (unwritten) troubles.push({ fault: unwritten.because, path: join(folder, 'procedures') });
      for (const [path, fault] of unreadable) troubles.push({ fault, path });
      for (const id of writing.pending()) troubles.push({ fault: 'waiting-to-merge', path: `${id}.jsonl` });
      for (const path of stranded) troubles.push({ fault: 'fits-nowhere', path });
      return troubles;
    },
    close() {
      for (const held of writing.all()) anchor(held);
      keepAgain();
      writing.close();
      listing.close();
    },
  };
}
