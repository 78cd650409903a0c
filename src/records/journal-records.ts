import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Entry } from '../incident/entry.ts';
import { anchoredIn, readAnchor, writeAnchor } from './anchor.ts';
import { folderGuard, stamp, unmergedFolder } from './bring-back.ts';
import { catchUp } from './catch-up.ts';
import { type Chain, readChain } from './chain.ts';
import { type Disk, realDisk } from './disk.ts';
import { faultOf } from './fault.ts';
import { grips } from './grip.ts';
import type { Ground } from './ground.ts';
import { headOf, matches, newestFirst, searchText } from './head.ts';
import { type HeldIncident, textOfLines } from './held-incident.ts';
import { incidentOfFile, incidentsFolder, isIncidentId, journalPath, monthOf } from './names.ts';
import { keepText, keptText } from './procedure-texts.ts';
import type { Damage, Fault, Filter, Head, IncidentId, Kept, Records, Trouble } from './records.ts';
import { secondPlace } from './second-place.ts';
import { sqliteIndex } from './sqlite-index.ts';
import { writer } from './writer.ts';

export interface JournalOptions {
  /** Where records are kept; made when it is not there. */
  readonly folder: string;
  /** A folder for the second place, instead of the user's run-time folder, the temporary one, or memory. */
  readonly secondPlace?: string;
  /** Capital letters and digits, for sites where several desks share their records. */
  readonly deskCode?: string;
  now(): Date;
  /** So many random bytes; salts and the tokens of locks are made of them. */
  random?(count: number): Uint8Array;
  readonly disk?: Disk;
}

/** Records in journal files. Opens in every case; what is wrong is told by `troubles`. */
export function openRecords(options: JournalOptions): Records {
  const { folder, disk = realDisk, random = randomBytes } = options;
  const hex = (bytes: number): string => Buffer.from(random(bytes)).toString('hex');
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
  const unkept = new Map<string, string>();
  /** What could not be read, until it can. */
  const unreadable = new Map<string, Fault>();
  /** What was read last: enough to go on with when a disk fails between reading and writing. */
  let seen: { readonly incident: IncidentId; readonly chain: Chain } | undefined;
  let stranded: readonly string[] = [];

  const tried = <T>(path: string, ask: () => T): T | undefined => {
    try {
      const answer = ask();
      unreadable.delete(path);
      return answer;
    } catch (error) {
      unreadable.set(path, faultOf(error));
      return undefined;
    }
  };

  const journalText = (incident: IncidentId): string | undefined => {
    const path = journalPath(folder, incident);
    return tried(path, () => (disk.stat(path) ? disk.read(path) : undefined));
  };

  const namesIn = (path: string): readonly string[] =>
    tried(path, () => (disk.stat(path) ? disk.list(path) : [])) ?? [];

  function anchorDamage(
    incident: IncidentId,
    hashes: ReadonlyMap<number, string>,
    last: number,
  ): readonly Damage[] {
    const anchor = readAnchor(disk, folder, incident);
    if (!anchor) return [];
    if (last < anchor.lines) return [{ kind: 'shorter-than-anchored', anchored: anchor.lines, found: last }];
    const there = hashes.get(anchor.lines);
    // A chain that was written anew from somewhere on holds together; only the anchor tells.
    return there !== undefined && there !== anchor.head ? [{ kind: 'broken-chain', line: anchor.lines }] : [];
  }

  function read(incident: IncidentId): Kept | undefined {
    if (!isIncidentId(incident)) return undefined;
    const text = journalText(incident);
    const held = writing.held(incident);
    const aside = second.read(incident);
    const journal = readChain(incident, text ?? '');
    const there = new Map(journal.lines.map((line) => [line.n, line.hash]));
    const missing = held?.lines.some(({ n, hash }) => there.get(n) !== hash) ?? false;
    const inMemory = held && missing ? textOfLines(held.lines) : '';
    const lined = text === undefined || text === '' || text.endsWith('\n') ? (text ?? '') : `${text}\n`;
    const elsewhere = inMemory !== '' || aside !== undefined;
    const all = elsewhere ? readChain(incident, inMemory + lined + (aside ?? '')) : journal;
    if (text !== undefined || elsewhere) seen = { incident, chain: all };
    // What memory still has is shown; that the file lacks it must be told all the same.
    const measured = held?.where.kind === 'first' && text !== undefined ? journal : all;
    const hashes = new Map(measured.lines.map((line) => [line.n, line.hash]));
    const anchored = anchorDamage(incident, hashes, measured.last);
    if (text === undefined && !held && aside === undefined && anchored.length === 0) return undefined;
    return {
      entries: all.entries,
      damage: [...(text === undefined ? [] : journal.damage), ...anchored],
      head: all.last === 0 ? '' : all.head.slice(0, 8),
    };
  }

  const writing = writer(
    ground,
    guard,
    (incident) => read(incident)?.entries.length ?? 0,
    (incident) => (seen?.incident === incident ? seen.chain : undefined),
  );

  /** Every incident that there is a file of, here or in the second place. */
  function everyIncident(): ReadonlySet<IncidentId> {
    const found = new Set<IncidentId>(second.incidents());
    for (const { id } of writing.all()) found.add(id);
    const root = incidentsFolder(folder);
    for (const year of namesIn(root)) {
      for (const month of namesIn(join(root, year))) {
        for (const name of namesIn(join(root, year, month))) {
          const incident = incidentOfFile(name);
          if (incident !== undefined) found.add(incident);
        }
      }
    }
    return found;
  }

  function everyAnchored(): ReadonlySet<IncidentId> {
    const found = new Set<IncidentId>();
    const root = join(folder, 'anchors');
    for (const year of namesIn(root)) {
      for (const month of namesIn(join(root, year))) {
        for (const name of namesIn(join(root, year, month))) {
          for (const incident of anchoredIn(disk, join(root, year, month, name))) found.add(incident);
        }
      }
    }
    return found;
  }

  const anchor = (held: HeldIncident | undefined): void => {
    if (held?.where.kind !== 'first' || held.last === 0) return;
    const { id, last, head } = held;
    tried(join(folder, 'anchors'), () => writeAnchor(disk, folder, id, { lines: last, head }));
  };

  let rebuilt = false;
  const index = sqliteIndex(
    disk,
    join(folder, 'index.sqlite'),
    () => `${stamp(now())}-${hex(2)}`,
    (path) => {
      rebuilt = true;
      notices.push({ fault: 'index-rebuilt', path });
    },
  );
  const entriesOf = (id: IncidentId): readonly Entry[] => read(id)?.entries ?? [];

  function scan(ids: Iterable<IncidentId>, filter: Filter): readonly Head[] {
    const heads: Head[] = [];
    for (const id of ids) {
      const entries = entriesOf(id);
      const head = headOf(id, entries);
      if (head && matches(head, searchText(id, entries), filter)) heads.push(head);
    }
    return heads;
  }

  function list(filter: Filter = {}): readonly Head[] {
    rebuilt = false;
    const { limit, ...rest } = filter;
    // What is not in its place yet is in no index.
    const elsewhere = new Set<IncidentId>(second.incidents());
    for (const { id, where } of writing.all()) if (where.kind !== 'first') elsewhere.add(id);
    const more = limit === undefined ? rest : { ...rest, limit: limit + elsewhere.size };
    const ask = (): readonly Head[] | undefined =>
      index.update((work) => catchUp(disk, folder, work, now().getTime(), entriesOf))
        ? index.list(more)
        : undefined;
    const there = tried(folder, () => disk.stat(incidentsFolder(folder))) !== undefined;
    // A question may be what shows the damage: then the index is made anew and asked once more.
    const indexed = there ? (ask() ?? (rebuilt ? ask() : undefined)) : undefined;
    const heads = indexed
      ? [...indexed.filter(({ id }) => !elsewhere.has(id)), ...scan(elsewhere, rest)]
      : scan(everyIncident(), rest);
    return [...heads].sort(newestFirst).slice(0, limit);
  }

  function reindex(incident: IncidentId): void {
    const held = writing.held(incident);
    writing.beat();
    if (held?.where.kind !== 'first') return;
    anchor(held);
    const state = tried(held.where.journal.path, () => disk.stat(journalPath(folder, incident)));
    if (state) index.update((work) => work.put(incident, monthOf(incident), state, held.entries));
  }

  const keep = (digest: string, text: string): void => {
    const kept = tried(join(folder, 'procedures'), () => {
      keepText(disk, folder, digest, text, hex(4));
      return true;
    });
    if (kept) unkept.delete(digest);
    else unkept.set(digest, text);
  };

  function mend(): boolean {
    for (const [digest, text] of unkept) keep(digest, text);
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
      if (appended.kind === 'saved' && unreadable.size > 0) unreadable.clear();
      return appended;
    },
    read,
    list,
    hold: (incident, holder, force) => writing.hold(incident, holder, force === 'force'),
    release(incident) {
      anchor(writing.held(incident));
      writing.release(incident);
    },
    heldBy: (incident) => ground.grips.heldBy(incident),
    keepProcedure: keep,
    procedure: (digest) =>
      unkept.get(digest) ?? tried(join(folder, 'procedures'), () => keptText(disk, folder, digest)),
    reindex,
    beat: writing.beat,
    verify(incident) {
      const asked = incident === undefined ? new Set([...everyIncident(), ...everyAnchored()]) : [incident];
      const found = new Map<IncidentId, readonly Damage[]>();
      for (const id of asked) {
        const damage = read(id)?.damage ?? [];
        if (damage.length > 0) found.set(id, damage);
      }
      return found;
    },
    mend,
    troubles() {
      const troubles: Trouble[] = [...notices];
      for (const { id, where, lines, safe } of writing.all()) {
        if (where.kind === 'first') continue;
        troubles.push({ fault: where.because, path: journalPath(folder, id), count: lines.length - safe });
      }
      if (index.isUnusable()) troubles.push({ fault: 'index-unusable', path: join(folder, 'index.sqlite') });
      for (const [path, fault] of unreadable) troubles.push({ fault, path });
      for (const id of writing.pending()) troubles.push({ fault: 'waiting-to-merge', path: `${id}.jsonl` });
      for (const path of stranded) troubles.push({ fault: 'waiting-to-merge', path });
      return troubles;
    },
    close() {
      for (const held of writing.all()) anchor(held);
      writing.close();
      index.close();
    },
  };
}
