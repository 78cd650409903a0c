import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { Entry } from '../incident/entry.ts';
import { keysOf } from '../incident/same-line.ts';
import type { FileState } from './disk.ts';
import { gramsOf } from './grams.ts';
import { headOf, searchText } from './head.ts';
import { isIncidentId } from './names.ts';
import type { Head, IncidentId } from './records.ts';
import { toldIn } from './told.ts';

/** How a journal looked when it was indexed. */
export type Print = Pick<FileState, 'mtimeMs' | 'size'>;

/** What the index knows of the files. */
export interface IndexReader {
  /** When a month's folder was last changed, as far as its names are indexed. */
  monthTime(month: string): number | undefined;
  incidentsOf(month: string): ReadonlyMap<IncidentId, Print>;
  /** Incidents that go on: their files grow without a change of the folder. */
  openIncidents(): ReadonlyMap<IncidentId, string>;
}

/** What can be changed in the index, inside one transaction. */
export interface IndexWriter extends IndexReader {
  put(incident: IncidentId, month: string, print: Print, entries: readonly Entry[]): void;
  drop(incident: IncidentId): void;
  setMonthTime(month: string, time: number): void;
}

/** A row as SQLite gives it. */
export type Row = { readonly [column: string]: SQLOutputValue };

const unopened: Omit<Head, 'id'> = {
  kind: 'live',
  procedure: '',
  version: 0,
  opened: '',
  operator: '',
  desk: '',
  entries: 0,
};

/** SQLite ends a text at a NUL, and so would a search. */
export const plain = (text: string): string => text.replaceAll('\0', ' ');

/** The changes of one transaction. @throws what SQLite throws */
export function indexWriter(database: DatabaseSync): IndexWriter {
  const prints = (rows: readonly Row[]): [IncidentId, Row][] =>
    rows.flatMap((row) => {
      const id = `${row['id']}`;
      return isIncidentId(id) ? [[id, row]] : [];
    });
  const drop = (incident: IncidentId): void => {
    const row = database.prepare('DELETE FROM incidents WHERE id = ? RETURNING number').get(incident);
    if (!row) return;
    for (const rest of [
      'DELETE FROM grams WHERE rowid = ?',
      'DELETE FROM told WHERE number = ?',
      'DELETE FROM same WHERE number = ?',
    ])
      database.prepare(rest).run(Number(row['number']));
  };
  return {
    drop,
    put(incident, month, print, entries) {
      drop(incident);
      // Without its opening an incident is in no list; its print is kept, so that it is not read again and again.
      const head = headOf(incident, entries) ?? unopened;
      const words = plain(searchText(incident, entries));
      const instant = Date.parse(head.opened);
      const { lastInsertRowid } = database
        .prepare(
          `INSERT INTO incidents (id, month, time, size, kind, procedure, version, opened, instant, closed, operator,
             desk, entries, words) VALUES (:id, :month, :time, :size, :kind, :procedure, :version, :opened, :instant,
             :closed, :operator, :desk, :entries, :words)`,
        )
        .run({
          id: incident,
          month,
          time: print.mtimeMs,
          size: print.size,
          kind: head.kind,
          procedure: head.procedure,
          version: head.version,
          opened: head.opened,
          instant: Number.isNaN(instant) ? 0 : instant,
          closed: head.closed ?? null,
          operator: head.operator,
          desk: head.desk,
          entries: head.entries,
          words,
        });
      database.prepare('INSERT INTO grams (rowid, pairs) VALUES (?, ?)').run(lastInsertRowid, gramsOf(words));
      const told = toldIn(entries);
      const text = database.prepare('INSERT INTO told VALUES (?, ?, ?, ?, ?, ?)');
      for (const { field, value } of told)
        text.run(
          lastInsertRowid,
          field,
          plain(value),
          head.kind,
          head.desk,
          Number.isNaN(instant) ? 0 : instant,
        );
      const same = database.prepare('INSERT INTO same VALUES (?, ?)');
      for (const key of new Set(told.flatMap(({ value }) => keysOf(value)))) same.run(lastInsertRowid, key);
    },
    monthTime(month) {
      const row = database.prepare('SELECT time FROM months WHERE month = ?').get(month);
      return row && Number(row['time']);
    },
    setMonthTime(month, time) {
      database.prepare('INSERT OR REPLACE INTO months VALUES (?, ?)').run(month, time);
    },
    incidentsOf(month) {
      const rows = database.prepare('SELECT id, time, size FROM incidents WHERE month = ?').all(month);
      return new Map(
        prints(rows).map(([id, row]) => [id, { mtimeMs: Number(row['time']), size: Number(row['size']) }]),
      );
    },
    openIncidents() {
      const rows = database.prepare('SELECT id, month FROM incidents WHERE closed IS NULL').all();
      return new Map(prints(rows).map(([id, row]) => [id, `${row['month']}`]));
    },
  };
}
