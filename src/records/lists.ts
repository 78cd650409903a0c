import { join } from 'node:path';
import type { Entry } from '../incident/entry.ts';
import { stamp } from './bring-back.ts';
import { catchUp } from './catch-up.ts';
import type { Ground } from './ground.ts';
import { headOf, matches, newestFirst, searchText } from './head.ts';
import type { HeldIncident } from './held-incident.ts';
import type { IndexWriter } from './index-writer.ts';
import { incidentsFolder, journalPath, monthOf } from './names.ts';
import type { Try } from './reading.ts';
import type { Filter, Head, IncidentId, Records, Trouble } from './records.ts';
import { sqliteIndex } from './sqlite-index.ts';

/** Lists of incidents: out of the index where it is sound, out of the files where it is not. */
export interface Lists {
  /**
   * @param elsewhere incidents that are not all in their place, so that the index does not know them
   * @param every all incidents there are, for when there is no index
   */
  list(
    filter: Filter,
    elsewhere: ReadonlySet<IncidentId>,
    every: () => Iterable<IncidentId>,
  ): readonly Head[];
  told: Records['told'];
  withSame: Records['withSame'];
  put(held: HeldIncident): void;
  troubles(): readonly Trouble[];
  close(): void;
}

/** @param entriesOf everything that can be read of an incident, wherever it is */
export function lists(
  ground: Ground,
  tried: Try,
  entriesOf: (incident: IncidentId) => readonly Entry[],
): Lists {
  const { disk, folder, now } = ground;
  const path = join(folder, 'index.sqlite');
  let rebuilt = false;
  const index = sqliteIndex(
    disk,
    path,
    () => `${stamp(now())}-${ground.hex(2)}`,
    (aside) => {
      rebuilt = true;
      ground.notices.push({ fault: 'index-rebuilt', path: aside });
    },
  );

  function scan(
    ids: Iterable<IncidentId>,
    filter: Filter,
    entriesIn: (incident: IncidentId) => readonly Entry[],
  ): readonly Head[] {
    const heads: Head[] = [];
    for (const id of ids) {
      const entries = entriesIn(id);
      const head = headOf(id, entries);
      if (head && matches(head, searchText(id, entries), filter)) heads.push(head);
    }
    return heads;
  }

  /**
   * Incidents that the index does not know as they are now: none once it was brought up; while another terminal writes
   * it, those that would have been. Undefined where it is of no use.
   */
  function behind(): ReadonlyMap<IncidentId, readonly Entry[]> | undefined {
    const upTo = (work: IndexWriter): void => catchUp(disk, folder, work, now().getTime(), entriesOf);
    if (index.update(upTo)) return new Map();
    if (index.isUnusable()) return undefined;
    return index.look((reader) => {
      const changed = new Map<IncidentId, readonly Entry[]>();
      upTo({
        ...reader,
        put: (incident, _month, _print, entries) => changed.set(incident, entries),
        drop: (incident) => changed.set(incident, []),
        setMonthTime: () => {},
      });
      return changed;
    });
  }

  return {
    list({ limit, ...filter }, elsewhere, every) {
      const ask = (): readonly Head[] | undefined => {
        const changed = behind();
        if (!changed) return undefined;
        const outside = new Set([...elsewhere, ...changed.keys()]);
        const found = index.list(limit === undefined ? filter : { ...filter, limit: limit + outside.size });
        if (!found) return undefined;
        const read = scan(
          outside,
          filter,
          (id) => (elsewhere.has(id) ? undefined : changed.get(id)) ?? entriesOf(id),
        );
        return [...found.filter(({ id }) => !outside.has(id)), ...read];
      };
      rebuilt = false;
      const there = tried(folder, () => disk.stat(incidentsFolder(folder))) !== undefined;
      // A question may be what shows the damage: then the index is made anew and asked once more.
      const indexed = there ? (ask() ?? (rebuilt ? ask() : undefined)) : undefined;
      const heads = indexed ?? scan(every(), filter, entriesOf);
      return [...heads].sort(newestFirst).slice(0, limit);
    },
    told: index.told,
    withSame: index.withSame,
    put({ id, entries }) {
      const state = tried(folder, () => disk.stat(journalPath(folder, id)));
      if (state) index.update((work) => work.put(id, monthOf(id), state, entries));
    },
    troubles: () => (index.isUnusable() ? [{ fault: 'index-unusable', path }] : []),
    close: index.close,
  };
}
